import { notModelled, apiError, serviceError } from '../../errors.ts';
import type { KmsEncryption } from '../../entities/resources.ts';
import type { ApiError } from '../../call/call.ts';
import type { Key } from '../kms/key-rows.ts';
import { contextKeys, keyAt, keyByAlias, keyOf, lostKey, stateFault } from '../kms/key-rows.ts';
import { s3Alias } from '../kms/managed-keys.ts';
import type { Failure, OperationContext, PermissionRequest } from '../operation.ts';
import { refuse, unknown } from '../operation.ts';
import { on } from '../resources.ts';
import type { Bucket } from './bucket-rows.ts';
import { objectArn } from './bucket-rows.ts';
import type { ObjectRow } from './object-rows.ts';

const guide = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/';

/** How a request wants a new object to be encrypted. */
interface Wanted {
  readonly ServerSideEncryption?: 'AES256' | 'aws:kms' | 'aws:kms:dsse';
  readonly SSEKMSKeyId?: string;
  readonly SSEKMSEncryptionContext?: string;
  readonly BucketKeyEnabled?: boolean;
  readonly SSECustomerAlgorithm?: string;
  readonly SSECustomerKey?: string;
}

/** A request for the key aws/s3 of an account that has none yet: here a bucket's default makes it. */
const noManagedKey = notModelled(
  'the first use of the key that AWS keeps for S3 (aws/s3) by a request',
  `${guide}UsingKMSEncryption.html#aws-managed-customer-managed-keys`,
);

/** Refuses an algorithm that isn't modelled; null for others. */
export const beyondAlgorithm = (algorithm: string | undefined): Failure | null =>
  algorithm === 'aws:kms:dsse'
    ? unknown(notModelled('encryption in two layers', `${guide}UsingDSSEncryption.html`))
    : null;

/** Keys that come with each request, which S3 doesn't keep. */
export const beyondCustomerKeys = ({
  SSECustomerAlgorithm,
  SSECustomerKey,
}: Pick<Wanted, 'SSECustomerAlgorithm' | 'SSECustomerKey'>): Failure | null =>
  SSECustomerAlgorithm === undefined && SSECustomerKey === undefined
    ? null
    : unknown(
        notModelled(
          'encryption with a key that the request brings',
          `${guide}ServerSideEncryptionCustomerKeys.html`,
        ),
      );

/** Finds the fault of the encryption that a request wants, or that it is beyond the model. */
export function encryptionFault(wanted: Wanted, context: OperationContext): Failure | null {
  const { ServerSideEncryption: algorithm, SSEKMSKeyId: keyId, SSEKMSEncryptionContext } = wanted;
  if (keyId !== undefined && (algorithm ?? 'AES256') === 'AES256')
    return refuse(
      serviceError(
        'InvalidArgument',
        'Server Side Encryption with AWS KMS managed key requires HTTP header x-amz-server-side-encryption : aws:kms',
      ),
    );
  if (SSEKMSEncryptionContext !== undefined)
    return unknown(notModelled('an encryption context of one’s own', `${guide}UsingKMSEncryption.html`));
  return (
    beyondCustomerKeys(wanted) ??
    beyondAlgorithm(algorithm) ??
    (algorithm === 'aws:kms' && keyId === undefined && !keyByAlias(context, s3Alias)
      ? unknown(noManagedKey)
      : null)
  );
}

/** How a new object is encrypted: as the request says, else as the bucket does by default; null with S3's own keys. */
function encryptionOf({ encryption }: Bucket, wanted: Wanted): KmsEncryption | null {
  const { ServerSideEncryption: algorithm, SSEKMSKeyId } = wanted;
  const named = SSEKMSKeyId ?? (algorithm === 'aws:kms' ? s3Alias : undefined);
  const keyId = algorithm === undefined ? encryption?.keyId : named;
  if (keyId === undefined) return null;
  return { keyId, bucketKey: wanted.BucketKeyEnabled ?? encryption?.bucketKey ?? false };
}

/**
 * The key that encrypts new objects. A name without an account means a key of the caller's account, and the key must
 * be in the bucket's region.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketEncryption.html
 */
const encryptingKey = (
  bucket: Bucket,
  keyId: string,
  { world, account, now }: OperationContext,
): Key | ApiError => keyOf({ world, account, region: bucket.region, now }, keyId, true);

/**
 * The permission that S3 asks KMS for, on behalf of its caller (a forward access session).
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html#encryption-context
 */
function onBehalf(
  action: 'Decrypt' | 'GenerateDataKey',
  bucket: Bucket,
  key: string,
  { keyId, bucketKey }: KmsEncryption,
): PermissionRequest {
  const context = { 'aws:s3:arn': bucketKey ? bucket.id : objectArn(bucket.name, key) };
  return on(`kms:${action}`, keyId, undefined, [
    ['kms:ViaService', [`s3.${bucket.region}.amazonaws.com`]],
    ['aws:ViaAWSService', ['true']],
    ...contextKeys(context),
  ]);
}

/** Whether KMS can be asked at all: it knows nobody who signs nothing. */
const isSigned = ({ caller }: OperationContext): boolean => caller.type !== 'anonymous';

/** The permission to use the key for a new object, after that to write it; none without a key. */
export function toEncrypt(
  bucket: Bucket | undefined,
  key: string,
  wanted: Wanted,
  context: OperationContext,
): readonly PermissionRequest[] {
  const encryption = bucket && encryptionOf(bucket, wanted);
  if (!encryption || !isSigned(context)) return [];
  const found = encryptingKey(bucket, encryption.keyId, context);
  return 'code' in found
    ? []
    : [onBehalf('GenerateDataKey', bucket, key, { ...encryption, keyId: found.id })];
}

/** The permission to use the key of an object, after that to read it; none without a key. */
export const toDecrypt = (
  bucket: Bucket | undefined,
  object: ObjectRow | undefined,
  context: OperationContext,
): readonly PermissionRequest[] =>
  bucket && object?.encryption && isSigned(context)
    ? [onBehalf('Decrypt', bucket, object.name, object.encryption)]
    : [];

const unsigned = (): ApiError =>
  serviceError(
    'InvalidArgument',
    'Requests specifying Server Side Encryption with AWS KMS managed keys require AWS Signature Version 4.',
  );

/** KMS's own error, as S3 hands it on. */
const ofKms = (error: ApiError): ApiError => ({ ...error, code: `KMS.${error.code}` });

type Sealed = { readonly encryption: KmsEncryption | null } | Failure;

/** How a new object is encrypted, or why its key can't do it. */
export function seal(bucket: Bucket, wanted: Wanted, context: OperationContext): Sealed {
  const encryption = encryptionOf(bucket, wanted);
  if (!encryption) return { encryption };
  if (!isSigned(context)) return refuse(unsigned());
  const key = encryptingKey(bucket, encryption.keyId, context);
  const fault = 'code' in key ? key : stateFault(key);
  return fault ? refuse(ofKms(fault)) : { encryption: { ...encryption, keyId: (key as Key).id } };
}

/** Why an object can't be decrypted, or null. */
export function sealFault({ encryption }: ObjectRow, context: OperationContext): Failure | null {
  if (!encryption) return null;
  if (!isSigned(context)) return refuse(unsigned());
  const key = keyAt(context.world, encryption.keyId, context.now);
  if (!key) return refuse(apiError('AccessDenied', lostKey));
  const fault = stateFault(key);
  return refuse(fault && ofKms(fault));
}

/** The fields of an answer about an object's encryption. */
export const encryptionOut = (encryption: KmsEncryption | null | undefined) =>
  encryption
    ? {
        ServerSideEncryption: 'aws:kms' as const,
        SSEKMSKeyId: encryption.keyId,
        ...(encryption.bucketKey ? { BucketKeyEnabled: true } : {}),
      }
    : { ServerSideEncryption: 'AES256' as const };
