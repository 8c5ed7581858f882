import type { Context } from '../cli/context.ts';
import type { S3Client } from './client.ts';
import type { Asked } from './asked.ts';
import { pageSize } from './asked.ts';
import { bucketAndKey } from './places.ts';

/** As the CLI prints a time on a machine whose clock shows UTC: `2026-11-25 10:42:00`. */
const timeText = (time: string): string => new Date(time).toISOString().slice(0, 19).replace('T', ' ');

const units = ['KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'];

/** A size in bytes as the CLI writes it for people: `1 Byte`, `10 Bytes`, `1.0 KiB`. */
export function readableSize(bytes: number): string {
  if (bytes === 1) return '1 Byte';
  if (bytes < 1024) return `${bytes} Bytes`;
  let [size, unit] = [bytes / 1024, 0];
  while (Math.round(size) >= 1024 && unit < units.length - 1) [size, unit] = [size / 1024, unit + 1];
  return `${size.toFixed(1)} ${units[unit] ?? ''}`;
}

/**
 * `aws s3 ls`: buckets, or what is directly below a prefix. Answers 1 if nothing has the prefix.
 * https://docs.aws.amazon.com/cli/latest/reference/s3/ls.html
 */
export async function list({ streams }: Context, client: S3Client, asked: Asked): Promise<number> {
  const { values, paths } = asked;
  const { bucket, key } = bucketAndKey(paths[0] ?? 's3://');
  const listing = new Listing(values.get('human-readable') === true);
  if (bucket === '') await listBuckets(client, asked, (line) => streams.out(line));
  else {
    const isDeep = values.get('dir_op') === true;
    const input = {
      Bucket: bucket,
      Prefix: key,
      Delimiter: isDeep ? undefined : '/',
      MaxKeys: pageSize(asked),
      RequestPayer: values.get('request-payer'),
    };
    for await (const page of client.pages(input)) {
      for (const { Prefix = '' } of page.CommonPrefixes ?? []) streams.out(listing.prefix(Prefix));
      for (const { Key = '', Size = 0, LastModified = '' } of page.Contents ?? [])
        streams.out(listing.object(isDeep ? Key : (Key.split('/').at(-1) ?? ''), Size, LastModified));
    }
  }
  if (values.get('summarize') === true) streams.out(listing.summary());
  return key !== '' && listing.isEmpty ? 1 : 0;
}

async function listBuckets(client: S3Client, asked: Asked, print: (line: string) => void): Promise<void> {
  const { values } = asked;
  let token: string | undefined;
  do {
    const page = await client.ask('ListBuckets', {
      MaxBuckets: pageSize(asked),
      Prefix: values.get('bucket-name-prefix'),
      BucketRegion: values.get('bucket-region'),
      ContinuationToken: token,
    });
    for (const { Name = '', CreationDate = '' } of page.Buckets ?? [])
      print(`${timeText(CreationDate)} ${Name}\n`);
    token = page.ContinuationToken;
  } while (token !== undefined);
}

/** The lines of a list, and what they add up to. */
class Listing {
  readonly #isReadable: boolean;
  #size = 0;
  #objects = 0;
  isEmpty = true;

  constructor(isReadable: boolean) {
    this.#isReadable = isReadable;
  }

  #text(size: number): string {
    return this.#isReadable ? readableSize(size) : String(size);
  }

  prefix(prefix: string): string {
    this.isEmpty = false;
    return `${'PRE'.padStart(30)} ${prefix.split('/').at(-2) ?? ''}/\n`;
  }

  object(name: string, size: number, time: string): string {
    this.isEmpty = false;
    this.#objects++;
    this.#size += size;
    return `${timeText(time)} ${this.#text(size).padStart(10)} ${name}\n`;
  }

  summary(): string {
    return `\nTotal Objects: ${this.#objects}\n${'Total Size: '.padStart(15)}${this.#text(this.#size)}\n`;
  }
}
