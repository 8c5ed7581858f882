import { shellQuote as quote } from '../shell-quote.ts';

/** `s3://bucket/key` among the words of a command, taken apart; null if none is. */
function placeIn(words: readonly string[]): { readonly bucket: string; readonly key: string } | null {
  const [, bucket, key = ''] = words.map((word) => /^s3:\/\/([^/]+)\/?(.*)$/.exec(word)).find(Boolean) ?? [];
  return bucket === undefined ? null : { bucket, key };
}

/** The `aws s3api` line that comes closest to a line of `aws s3` with one call. */
export function s3Instead(words: readonly string[]): string {
  const [command = 'ls', ...rest] = words.filter((word) => !word.startsWith('--'));
  const place = placeIn(rest);
  if (!place) return 'aws s3api list-buckets';
  const bucket = `--bucket ${quote(place.bucket)}`;
  const object = `${bucket} --key ${quote(place.key || 'KEY')}`;
  switch (command) {
    case 'mb':
      return `aws s3api create-bucket ${bucket}`;
    case 'rb':
      return `aws s3api delete-bucket ${bucket}`;
    case 'rm':
      return `aws s3api delete-object ${object}`;
    case 'cp':
    case 'mv':
    case 'sync':
      return rest[0]?.startsWith('s3://')
        ? `aws s3api get-object ${object} FILE`
        : `aws s3api put-object ${object} --body ${quote(rest[0] ?? 'FILE')}`;
    default:
      return `aws s3api list-objects-v2 ${bucket}${place.key ? ` --prefix ${quote(place.key)}` : ''}`;
  }
}
