import { serviceError } from '../../errors.ts';
import type { OperationTable } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { put } from '../rows.ts';
import { ask, bucketArn, checkBucket, withBucket } from './bucket-rows.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html */
export const publicAccess: Pick<
  OperationTable,
  's3:PutPublicAccessBlock' | 's3:GetPublicAccessBlock' | 's3:DeletePublicAccessBlock'
> = {
  's3:PutPublicAccessBlock': {
    check: checkBucket,
    authorize: (input) => [ask('PutBucketPublicAccessBlock', bucketArn(input.Bucket))],
    run: (input, context) =>
      withBucket(context, input.Bucket, (bucket) => {
        const given = input.PublicAccessBlockConfiguration;
        const publicAccessBlock = {
          blockPublicAcls: given.BlockPublicAcls ?? false,
          ignorePublicAcls: given.IgnorePublicAcls ?? false,
          blockPublicPolicy: given.BlockPublicPolicy ?? false,
          restrictPublicBuckets: given.RestrictPublicBuckets ?? false,
        };
        return done({}, [put(context.world, 'resources', { ...bucket, publicAccessBlock })]);
      }),
    ledger: ['s3-restrict-public'],
  },

  's3:GetPublicAccessBlock': {
    check: checkBucket,
    authorize: (input) => [ask('GetBucketPublicAccessBlock', bucketArn(input.Bucket))],
    run: (input, context) =>
      withBucket(context, input.Bucket, ({ publicAccessBlock: block }) =>
        block
          ? done({
              PublicAccessBlockConfiguration: {
                BlockPublicAcls: block.blockPublicAcls,
                IgnorePublicAcls: block.ignorePublicAcls,
                BlockPublicPolicy: block.blockPublicPolicy,
                RestrictPublicBuckets: block.restrictPublicBuckets,
              },
            })
          : refuse(
              serviceError(
                'NoSuchPublicAccessBlockConfiguration',
                'The public access block configuration was not found',
                404,
              ),
            ),
      ),
  },

  's3:DeletePublicAccessBlock': {
    check: checkBucket,
    authorize: (input) => [ask('PutBucketPublicAccessBlock', bucketArn(input.Bucket))],
    run: (input, context) =>
      withBucket(context, input.Bucket, (bucket) =>
        done(
          {},
          bucket.publicAccessBlock
            ? [put(context.world, 'resources', { ...bucket, publicAccessBlock: null })]
            : [],
        ),
      ),
  },
};
