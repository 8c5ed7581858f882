import { md5 } from '@noble/hashes/legacy.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { notModelled, serviceError } from '../../errors.ts';
import type { KmsEncryption } from '../../entities/resources.ts';
import { toBase64 } from '../../tokens/base64.ts';
import { blobBytes } from '../blobs.ts';
import type { Failure } from '../operation.ts';
import { refuse, unknown } from '../operation.ts';
import type { RowOf } from '../resources.ts';
import type { Bucket } from './bucket-rows.ts';
import { objectArn } from './bucket-rows.ts';

export type ObjectRow = RowOf<'object'>;

/**
 * Bytes: the largest template that CloudFormation takes from a bucket, and a little more. AWS takes far more; here an
 * object is a part of the account that browsers store.
 */
const mostContent = 1_048_576;

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html */
export const defaultContentType = 'binary/octet-stream';

/** Why an object with that key and content can't be here, or null. */
export function beyondObject(key: string, body: string): Failure | null {
  if (utf8ToBytes(key).length > 1024) return refuse(serviceError('KeyTooLongError', 'Your key is too long'));
  return blobBytes(body).length > mostContent
    ? unknown(
        notModelled(
          'objects of more than 1 MiB',
          'https://docs.aws.amazon.com/AmazonS3/latest/userguide/upload-objects.html',
        ),
      )
    : null;
}

interface Made {
  /** Base64. */
  readonly body: string;
  readonly contentType: string | undefined;
  readonly encryption: KmsEncryption | null;
}

/** A new object. */
export function newObject(
  bucket: Bucket,
  key: string,
  { body, contentType, encryption }: Made,
  now: number,
): ObjectRow {
  const bytes = blobBytes(body);
  return {
    id: objectArn(bucket.name, key),
    kind: 'object',
    account: bucket.account,
    region: bucket.region,
    name: key,
    createDate: now,
    tags: [],
    bucketId: bucket.id,
    size: bytes.length,
    // Where KMS encrypts, the ETag is no digest of the content.
    etag: `"${bytesToHex(md5(encryption ? utf8ToBytes(`${encryption.keyId} ${body}`) : bytes))}"`,
    ...(bytes.length === 0 ? {} : { content: toBase64(bytes) }),
    ...(contentType === undefined ? {} : { contentType }),
    ...(encryption ? { encryption } : {}),
  };
}
