import type { ApiError } from '../../call/call.ts';
import { isoDate } from '../../dates.ts';
import { apiError, notModelled, serviceError } from '../../errors.ts';
import type { InputOf, OutputOf } from '../../model/operation-types.ts';
import { countBy } from '../../world/world.ts';
import { quotas } from '../../quotas.ts';
import type { Failure, OperationContext, OperationTable } from '../operation.ts';
import { done, refuse, unknown } from '../operation.ts';
import { put, remove } from '../rows.ts';
import { countOf, on, resourcesOf } from '../resources.ts';
import { tokenPage } from '../shared/pages.ts';
import { tagsFrom, tagsOut } from '../shared/tags.ts';
import type { Bucket } from './bucket-rows.ts';
import { ask, bucketArn, bucketAt, checkBucket, headFault, withBucket } from './bucket-rows.ts';

type CreateInput = InputOf<'s3:CreateBucket'>;

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/BucketRestrictions.html */
const bucketsPerAccount = 10_000;
const firstRegion = 'us-east-1';

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
function isBucketName(name: string): boolean {
  return (
    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) &&
    !name.includes('..') &&
    !/^\d+\.\d+\.\d+\.\d+$/.test(name) &&
    !/^(?:xn--|sthree-|amzn-s3-demo-)/.test(name) &&
    !/(?:-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$/.test(name)
  );
}

/** The new bucket's region, or why it can't be created there. */
function regionFor(input: CreateInput, { region }: OperationContext): string | ApiError {
  const wanted = input.CreateBucketConfiguration?.LocationConstraint;
  if (region === firstRegion) return wanted === 'EU' ? 'eu-west-1' : (wanted ?? firstRegion);
  if (wanted === region) return region;
  return serviceError(
    'IllegalLocationConstraintException',
    `The ${wanted ?? 'unspecified'} location constraint is incompatible for the region specific endpoint this request was sent to.`,
  );
}

/** Access control lists and other kinds of buckets. */
function beyondModel(input: CreateInput): Failure | null {
  const acls = [
    input.GrantFullControl,
    input.GrantRead,
    input.GrantReadACP,
    input.GrantWrite,
    input.GrantWriteACP,
  ];
  const page = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html';
  const isOld = input.ObjectOwnership !== undefined && input.ObjectOwnership !== 'BucketOwnerEnforced';
  if (isOld) return unknown(notModelled('buckets with access control lists', page));
  if (acls.some((acl) => acl !== undefined) || (input.ACL ?? 'private') !== 'private')
    return refuse(
      serviceError(
        'InvalidBucketAclWithObjectOwnership',
        "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting",
      ),
    );
  const { Bucket: kind, Location } = input.CreateBucketConfiguration ?? {};
  return kind || Location || input.ObjectLockEnabledForBucket === true
    ? unknown(notModelled('directory buckets and object lock', page))
    : null;
}

/** All accounts share the bucket names, and everybody may learn that a name is taken. */
function takenElsewhere(
  { Bucket: name }: CreateInput,
  { world, account }: OperationContext,
): ApiError | null {
  return (bucketAt(world, name)?.account ?? account) === account
    ? null
    : serviceError(
        'BucketAlreadyExists',
        'The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again.',
        409,
      );
}

/**
 * The error if the account itself has a bucket of that name; null in us-east-1, where creating it again
 * succeeds.
 */
function takenHere(before: Bucket): ApiError | null {
  return before.region === firstRegion
    ? null
    : serviceError(
        'BucketAlreadyOwnedByYou',
        'Your previous request to create the named bucket succeeded and you already own it.',
        409,
      );
}

const newBucket = (name: string, region: string, { account, now }: OperationContext): Bucket => ({
  id: bucketArn(name),
  kind: 'bucket',
  account,
  region,
  name,
  createDate: now,
  tags: [],
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/create-bucket-faq.html: since April 2023 for every new bucket.
  publicAccessBlock: {
    blockPublicAcls: true,
    ignorePublicAcls: true,
    blockPublicPolicy: true,
    restrictPublicBuckets: true,
  },
});

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingBucket.html */
export const buckets: Pick<
  OperationTable,
  's3:CreateBucket' | 's3:DeleteBucket' | 's3:ListBuckets' | 's3:HeadBucket' | 's3:GetBucketLocation'
> = {
  's3:CreateBucket': {
    check: (input, context) =>
      isBucketName(input.Bucket)
        ? (beyondModel(input) ?? refuse(takenElsewhere(input, context)))
        : refuse(serviceError('InvalidBucketName', 'The specified bucket is not valid.')),
    authorize: (input) => [ask('CreateBucket', bucketArn(input.Bucket))],
    run(input, context) {
      const { world, account } = context;
      const region = regionFor(input, context);
      if (typeof region !== 'string') return refuse(region);
      const before = bucketAt(world, input.Bucket);
      const error = before && takenHere(before);
      if (error) return refuse(error);
      const Location =
        region === firstRegion ? `/${input.Bucket}` : `http://${input.Bucket}.s3.amazonaws.com/`;
      if (before) return done({ Location });
      if (countOf(world, 'bucket', account) >= bucketsPerAccount)
        return refuse(
          serviceError('TooManyBuckets', 'You have attempted to create more buckets than allowed'),
        );
      return done({ Location }, [put(world, 'resources', newBucket(input.Bucket, region, context))]);
    },
    ledger: ['s3-acls', 's3-order'],
  },

  's3:DeleteBucket': {
    check: checkBucket,
    authorize: (input) => [ask('DeleteBucket', bucketArn(input.Bucket))],
    run: (input, context) =>
      withBucket(context, input.Bucket, (bucket) =>
        countBy(context.world, 'objectsByBucket', bucket.id)
          ? refuse(serviceError('BucketNotEmpty', 'The bucket you tried to delete is not empty', 409))
          : done({}, [remove('resources', bucket)]),
      ),
  },

  's3:ListBuckets': {
    authorize: () => [on('s3:ListAllMyBuckets', 'arn:aws:s3:::*', '*')],
    run(input, { world, account }) {
      const all = resourcesOf(world, 'bucket', account).filter(
        ({ name, region }) =>
          name.startsWith(input.Prefix ?? '') && region === (input.BucketRegion ?? region),
      );
      const page = tokenPage(all, input.ContinuationToken, input.MaxBuckets ?? bucketsPerAccount);
      if (!page)
        return refuse(serviceError('InvalidArgument', 'The continuation token provided is incorrect'));
      return done({
        Buckets: page.items.map(({ name, region, createDate }) => ({
          Name: name,
          CreationDate: isoDate(createDate),
          BucketRegion: region,
        })),
        ...(page.next === undefined ? {} : { ContinuationToken: page.next }),
        ...(input.Prefix === undefined ? {} : { Prefix: input.Prefix }),
      });
    },
    ledger: ['s3-owner'],
  },

  /** An answer to HEAD has no body: all that is known of an error is its status. */
  's3:HeadBucket': {
    check: headFault,
    authorize: (input) => [
      {
        ...ask('ListBucket', bucketArn(input.Bucket)),
        refusal: { ...apiError('AccessDenied', 'Forbidden'), code: '403' },
      },
    ],
    run: (input, context) =>
      withBucket(context, input.Bucket, ({ region }) =>
        done({ BucketRegion: region, AccessPointAlias: false }),
      ),
  },

  /** The first region has no name here: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLocation.html */
  's3:GetBucketLocation': {
    check: checkBucket,
    authorize: (input) => [ask('GetBucketLocation', bucketArn(input.Bucket))],
    run: (input, context) =>
      withBucket(context, input.Bucket, ({ region }) =>
        done(region === firstRegion ? {} : { LocationConstraint: region as Location }),
      ),
  },
};

type Location = NonNullable<OutputOf<'s3:GetBucketLocation'>['LocationConstraint']>;

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
        const tags = tagsFrom(TagSet);
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
          ? done({ TagSet: tagsOut(tags) })
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
