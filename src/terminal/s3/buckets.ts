import { CliError, otherError, usageProblem, withoutAdvice } from '../cli/cli-error.ts';
import type { Context } from '../cli/context.ts';
import type { S3Client } from './client.ts';
import type { Asked } from './asked.ts';
import { bucketAndKey, isS3 } from './places.ts';
import { transfer } from './transfer.ts';

/** The bucket and key that a command is given. @throws CliError for a path that isn't S3's */
function placeOf({ paths: [path = ''], usage }: Asked) {
  if (!isS3(path)) throw usageProblem(`${usage}\nError: Invalid argument type`);
  return { path, ...bucketAndKey(path) };
}

/** Asks, and tells of success or failure in one line each. */
async function tell(
  { streams }: Context,
  words: { readonly done: string; readonly failed: string },
  ask: () => Promise<unknown>,
): Promise<number> {
  try {
    await ask();
    streams.out(`${words.done}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    streams.err(`${words.failed} ${withoutAdvice(error)}\n`);
    return 1;
  }
}

/** https://docs.aws.amazon.com/cli/latest/reference/s3/mb.html */
export function makeBucket(context: Context, client: S3Client, asked: Asked): Promise<number> {
  const { path, bucket } = placeOf(asked);
  const { region } = client;
  const configuration =
    region === 'us-east-1' ? {} : { CreateBucketConfiguration: { LocationConstraint: region } };
  return tell(context, { done: `make_bucket: ${bucket}`, failed: `make_bucket failed: ${path}` }, () =>
    client.ask('CreateBucket', { Bucket: bucket, ...configuration }),
  );
}

/** https://docs.aws.amazon.com/cli/latest/reference/s3/rb.html */
export async function removeBucket(context: Context, client: S3Client, asked: Asked): Promise<number> {
  const { path, bucket, key } = placeOf(asked);
  if (key !== '') throw usageProblem(`Please specify a valid bucket name only. E.g. s3://${bucket}`);
  if (asked.values.get('force') === true) {
    const all = { name: 'rm', usage: asked.usage, paths: [path], values: new Map([['dir_op', true]]) };
    if ((await transfer(context, client, all)) !== 0)
      throw otherError(
        'remove_bucket failed: Unable to delete all objects in the bucket, bucket will not be deleted.',
      );
  }
  return tell(context, { done: `remove_bucket: ${bucket}`, failed: `remove_bucket failed: ${path}` }, () =>
    client.ask('DeleteBucket', { Bucket: bucket }),
  );
}
