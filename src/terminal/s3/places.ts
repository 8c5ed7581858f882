import { filePath, home } from '../session.ts';

const scheme = 's3://';

export const isS3 = (path: string): boolean => path.startsWith(scheme);

/** A path's part after `s3://`. */
export const withoutScheme = (path: string): string => (isS3(path) ? path.slice(scheme.length) : path);

/** `bucket/key`, with or without `s3://` in front; the key is empty for a bucket alone. */
export function bucketAndKey(path: string): { readonly bucket: string; readonly key: string } {
  const text = withoutScheme(path);
  const end = text.indexOf('/');
  return end < 0 ? { bucket: text, key: '' } : { bucket: text.slice(0, end), key: text.slice(end + 1) };
}

/** A local path as the CLI has it within: from the root, without a slash at its end. */
export function absolute(path: string): string {
  const steps = filePath(path);
  return steps === '' ? home : `${home}/${steps}`;
}

/** A local path as the CLI prints it, from the directory that it runs in: `./a.txt`, `reports/a.txt`. */
export function relative(path: string): string {
  const end = path.lastIndexOf('/');
  const [directory, name] = [path.slice(0, end), path.slice(end + 1)];
  return directory === home ? `./${name}` : `${filePath(directory)}/${name}`;
}

/** Whether a local path names a directory: one that holds files, or the home directory. */
export function isDirectory(files: ReadonlyMap<string, string>, path: string): boolean {
  const steps = filePath(path);
  return steps === '' || [...files.keys()].some((file) => file.startsWith(`${steps}/`));
}
