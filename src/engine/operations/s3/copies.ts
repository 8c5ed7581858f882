import { isoDate } from '../../dates.ts';
import { notModelled, serviceError } from '../../errors.ts';
import type { InputOf, OutputOf } from '../../model/operation-types.ts';
import type { Failure, OperationContext, RunResult } from '../operation.ts';
import { done, refuse, unknown } from '../operation.ts';
import { resourceAt } from '../resources.ts';
import { put } from '../rows.ts';
import type { Bucket } from './bucket-rows.ts';
import { encryptionOut, seal, sealFault } from './encryption.ts';
import { noSuchKey, objectArn } from './bucket-rows.ts';
import { newObject } from './object-rows.ts';

type Input = InputOf<'s3:CopyObject'>;

interface Source {
  readonly bucket: string;
  readonly key: string;
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/**
 * The object that `x-amz-copy-source` names, `bucket/key` with its key encoded as in an address.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html
 */
export function copySource(text: string): Source | Failure {
  const [path = '', version] = text.replace(/^\//, '').split('?versionId=');
  if (version !== undefined || path.startsWith('arn:'))
    return unknown(
      notModelled(
        'copies of versions and through access points',
        'https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html',
      ),
    );
  const end = path.indexOf('/');
  return { bucket: decoded(path.slice(0, Math.max(end, 0))), key: decoded(path.slice(end + 1)) };
}

/** Copies an object's content, and what is kept of its metadata unless the request has metadata of its own. */
export function copyTo(
  bucket: Bucket,
  input: Input,
  context: OperationContext,
): RunResult<OutputOf<'s3:CopyObject'>> {
  const { world, now } = context;
  const source = copySource(input.CopySource);
  if ('ok' in source) return source;
  const before = resourceAt(world, 'object', objectArn(source.bucket, source.key));
  if (!before) return refuse(noSuchKey());
  const isReplaced = input.MetadataDirective === 'REPLACE';
  const isSame = !isReplaced && input.StorageClass === undefined && input.ServerSideEncryption === undefined;
  if (before.id === objectArn(bucket.name, input.Key) && isSame)
    return refuse(
      serviceError(
        'InvalidRequest',
        "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
      ),
    );
  const { size, etag, content = '' } = before;
  const contentType = isReplaced ? input.ContentType : before.contentType;
  const sealed = sealFault(before, context) ?? seal(bucket, input, context);
  if ('ok' in sealed) return sealed;
  const made = newObject(bucket, input.Key, { body: content, contentType, ...sealed }, now);
  const object = { ...made, size, etag };
  return done(
    {
      CopyObjectResult: { ETag: etag, LastModified: isoDate(object.createDate) },
      ...encryptionOut(sealed.encryption),
    },
    [put(world, 'resources', object)],
  );
}
