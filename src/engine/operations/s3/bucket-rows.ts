import { isAccountId, partition } from '../../arn.ts';
import type { World } from '../../world/world.ts';
import type { ApiError } from '../../call/call.ts';
import { apiError, serviceError } from '../../errors.ts';
import type { ContextKeys, Failure, OperationContext, PermissionRequest, RunResult } from '../operation.ts';
import { refuse } from '../operation.ts';
import type { RowOf } from '../resources.ts';
import { on, resourceAt } from '../resources.ts';

/** S3's errors. https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
const noSuchBucket = (): ApiError => serviceError('NoSuchBucket', 'The specified bucket does not exist', 404);

export const noSuchKey = (): ApiError => serviceError('NoSuchKey', 'The specified key does not exist.', 404);

/** S3's refusal without a reason, for calls across accounts. */
const accessDenied = (): ApiError => apiError('AccessDenied', 'Access Denied');

export const malformedPolicy = (message: string): ApiError => serviceError('MalformedPolicy', message);

export type Bucket = RowOf<'bucket'>;

/** Bucket names are unique in all of AWS, so the ARN names no account. */
export const bucketArn = (name: string): string => `arn:${partition}:s3:::${name}`;
export const objectArn = (bucket: string, key: string): string => `${bucketArn(bucket)}/${key}`;

export const bucketAt = (world: World, name: string): Bucket | undefined =>
  resourceAt(world, 'bucket', bucketArn(name));

interface Input {
  readonly Bucket: string;
  readonly ExpectedBucketOwner?: string | undefined;
}

const noAccountId = (owner: string): ApiError =>
  serviceError(
    'InvalidBucketOwnerAWSAccountID',
    `The value of the expected bucket owner parameter must be an AWS Account ID... [${owner}]`,
  );

/**
 * Whether a bucket exists is no secret: S3 says so before it checks permissions, and then whether the bucket
 * has the expected owner, if the request names one.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-owner-condition.html
 */
export function checkBucket(input: Input, { world }: OperationContext): Failure | null {
  const bucket = bucketAt(world, input.Bucket);
  if (!bucket) return refuse(noSuchBucket());
  const owner = input.ExpectedBucketOwner;
  if (owner === undefined || owner === bucket.account) return null;
  return refuse(isAccountId(owner) ? accessDenied() : noAccountId(owner));
}

/** The same for HEAD, whose answer has no body: only the status is known. */
export function headFault(input: Input, context: OperationContext): Failure | null {
  if (!bucketAt(context.world, input.Bucket)) return refuse(serviceError('404', 'Not Found', 404));
  return checkBucket(input, context) && refuse(serviceError('403', 'Forbidden', 403));
}

/** Goes on with the bucket that `checkBucket` found. */
export function withBucket<T>(
  { world }: OperationContext,
  name: string,
  then: (bucket: Bucket) => RunResult<T>,
): RunResult<T> {
  const bucket = bucketAt(world, name);
  return bucket ? then(bucket) : refuse(noSuchBucket());
}

/** A permission on a bucket or an object; S3 prints the ARN in quotes. */
export const ask = (action: string, arn: string, keys: ContextKeys = []): PermissionRequest =>
  on(`s3:${action}`, arn, `"${arn}"`, keys);
