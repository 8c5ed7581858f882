import type { KmsEncryption } from '../../entities/resources.ts';
import { serviceError } from '../../errors.ts';
import { isManagedKey } from '../../managed-keys.ts';
import type { InputOf } from '../../model/operation-types.ts';
import { keyAt, keyByAlias } from '../kms/key-rows.ts';
import { newS3Key, s3Alias } from '../kms/managed-keys.ts';
import type { Failure, OperationContext, OperationTable } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { put } from '../rows.ts';
import { ask, bucketArn, checkBucket, withBucket } from './bucket-rows.ts';
import { beyondAlgorithm } from './encryption.ts';

type PutInput = InputOf<'s3:PutBucketEncryption'>;

/** A configuration is one rule with an algorithm, and names a key only for KMS. */
function fault({ ServerSideEncryptionConfiguration: { Rules } }: PutInput): Failure | null {
  const [rule, ...others] = Rules;
  const given = rule?.ApplyServerSideEncryptionByDefault;
  if (!given || others.length > 0)
    return refuse(
      serviceError(
        'MalformedXML',
        'The XML you provided was not well-formed or did not validate against our published schema',
      ),
    );
  if (given.SSEAlgorithm === 'AES256' && given.KMSMasterKeyID !== undefined)
    return refuse(
      serviceError(
        'InvalidArgument',
        'a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms or aws:kms:dsse',
      ),
    );
  return beyondAlgorithm(given.SSEAlgorithm);
}

/** A bucket that uses the key aws/s3 names no key. */
function defaultOut({ world, now }: OperationContext, encryption: KmsEncryption | undefined) {
  if (!encryption) return { SSEAlgorithm: 'AES256' as const };
  const key = keyAt(world, encryption.keyId, now);
  return {
    SSEAlgorithm: 'aws:kms' as const,
    ...(key && isManagedKey(key) ? {} : { KMSMasterKeyID: encryption.keyId }),
  };
}

const checkPut = (input: PutInput, context: OperationContext): Failure | null =>
  checkBucket(input, context) ?? fault(input);

/**
 * How a bucket encrypts new objects unless their requests say it. A key is kept as it was named, and asked for only
 * once something is written.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-encryption.html
 */
export const bucketEncryption: Pick<
  OperationTable,
  's3:PutBucketEncryption' | 's3:GetBucketEncryption' | 's3:DeleteBucketEncryption'
> = {
  's3:PutBucketEncryption': {
    check: checkPut,
    authorize: (input) => [ask('PutEncryptionConfiguration', bucketArn(input.Bucket))],
    run: (input, context) =>
      withBucket(context, input.Bucket, ({ encryption: _, ...bucket }) => {
        const [rule] = input.ServerSideEncryptionConfiguration.Rules;
        const given = rule?.ApplyServerSideEncryptionByDefault;
        const needsManaged = given?.SSEAlgorithm === 'aws:kms' && given.KMSMasterKeyID === undefined;
        const place = { ...context, account: bucket.account, region: bucket.region };
        const known = needsManaged ? keyByAlias(place, s3Alias) : undefined;
        const made = needsManaged && !known ? newS3Key(bucket, context) : undefined;
        const keyId = (made ?? known)?.id ?? given?.KMSMasterKeyID;
        const encryption =
          keyId === undefined ? {} : { encryption: { keyId, bucketKey: rule?.BucketKeyEnabled ?? false } };
        return done({}, [
          ...(made ? [put(context.world, 'resources', made)] : []),
          put(context.world, 'resources', { ...bucket, ...encryption }),
        ]);
      }),
    ledger: ['s3-encryption', 's3-managed-key'],
  },

  's3:GetBucketEncryption': {
    check: checkBucket,
    authorize: (input) => [ask('GetEncryptionConfiguration', bucketArn(input.Bucket))],
    run: (input, context) =>
      withBucket(context, input.Bucket, ({ encryption }) =>
        done({
          ServerSideEncryptionConfiguration: {
            Rules: [
              {
                ApplyServerSideEncryptionByDefault: defaultOut(context, encryption),
                BucketKeyEnabled: encryption?.bucketKey ?? false,
              },
            ],
          },
        }),
      ),
  },

  's3:DeleteBucketEncryption': {
    check: checkBucket,
    authorize: (input) => [ask('PutEncryptionConfiguration', bucketArn(input.Bucket))],
    run: (input, context) =>
      withBucket(context, input.Bucket, ({ encryption, ...bucket }) =>
        done({}, encryption ? [put(context.world, 'resources', bucket)] : []),
      ),
  },
};
