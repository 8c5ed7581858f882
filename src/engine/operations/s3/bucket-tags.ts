import type { ApiError } from '../../call/call.ts';
import { serviceError } from '../../errors.ts';
import type { InputOf } from '../../model/operation-types.ts';
import { quotas } from '../../quotas.ts';
import type { OperationTable } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { put } from '../rows.ts';
import { ask, bucketArn, checkBucket, withBucket } from './bucket-rows.ts';

type TagSet = InputOf<'s3:PutBucketTagging'>['Tagging']['TagSet'];

const invalidTag = (message: string): ApiError => serviceError('InvalidTag', message);

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/CostAllocTagging.html */
function checkTagSet(tags: TagSet): ApiError | null {
  if (tags.length > quotas.TagsPerResource)
    return serviceError('BadRequest', 'Bucket tag count cannot be greater than 50');
  if (new Set(tags.map(({ Key }) => Key)).size < tags.length)
    return invalidTag('Cannot provide multiple Tags with the same key');
  if (tags.some(({ Key }) => Key.startsWith('aws:')))
    return invalidTag('System tags cannot be added/updated by requester');
  if (tags.some(({ Key }) => Key === '' || Key.length > 128))
    return invalidTag('The TagKey you have provided is invalid');
  return tags.some(({ Value }) => Value.length > 256)
    ? invalidTag('The TagValue you have provided is invalid')
    : null;
}

/** A bucket's tags are always written all at once. */
export const bucketTags: Pick<
  OperationTable,
  's3:PutBucketTagging' | 's3:GetBucketTagging' | 's3:DeleteBucketTagging'
> = {
  's3:PutBucketTagging': {
    check: checkBucket,
    authorize: (input) => [ask('PutBucketTagging', bucketArn(input.Bucket))],
    run: (input, context) =>
      withBucket(context, input.Bucket, (bucket) => {
        const { TagSet } = input.Tagging;
        const tags = TagSet.map(({ Key, Value }) => ({ key: Key, value: Value }));
        return (
          refuse(checkTagSet(TagSet)) ?? done({}, [put(context.world, 'resources', { ...bucket, tags })])
        );
      }),
    ledger: ['s3-tags-decide-nothing'],
  },

  's3:GetBucketTagging': {
    check: checkBucket,
    authorize: (input) => [ask('GetBucketTagging', bucketArn(input.Bucket))],
    run: (input, context) =>
      withBucket(context, input.Bucket, ({ tags }) =>
        tags.length
          ? done({ TagSet: tags.map(({ key, value }) => ({ Key: key, Value: value })) })
          : refuse(serviceError('NoSuchTagSet', 'The TagSet does not exist', 404)),
      ),
  },

  's3:DeleteBucketTagging': {
    check: checkBucket,
    authorize: (input) => [ask('PutBucketTagging', bucketArn(input.Bucket))],
    run: (input, context) =>
      withBucket(context, input.Bucket, (bucket) =>
        done({}, bucket.tags.length ? [put(context.world, 'resources', { ...bucket, tags: [] })] : []),
      ),
  },
};
