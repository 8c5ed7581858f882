import { isoDate } from '../../dates.ts';
import { apiError, notModelled, serviceError } from '../../errors.ts';
import type { InputOf, OutputOf } from '../../model/operation-types.ts';
import { rowsBy } from '../../world/world.ts';
import type {
  ContextKeys,
  Failure,
  OperationContext,
  OperationTable,
  PermissionRequest,
} from '../operation.ts';
import { done, refuse, unknown } from '../operation.ts';
import { compare, tokenPage } from '../shared/pages.ts';
import { resourceAt } from '../resources.ts';
import { put, remove } from '../rows.ts';
import {
  ask,
  bucketArn,
  bucketAt,
  checkBucket,
  headFault,
  objectArn,
  withBucket,
  noSuchKey,
} from './bucket-rows.ts';
import {
  beyondCustomerKeys,
  encryptionFault,
  encryptionOut,
  sealFault,
  seal,
  toDecrypt,
  toEncrypt,
} from './encryption.ts';
import { copySource, copyTo } from './copies.ts';
import type { ObjectRow } from './object-rows.ts';
import { beyondObject, defaultContentType, newObject } from './object-rows.ts';

type PutInput = InputOf<'s3:PutObject'>;
type ListInput = InputOf<'s3:ListObjectsV2'>;
type Entry = { readonly object: ObjectRow } | { readonly prefix: string };

const pageSize = 1000;

/** Checks an object's settings: lists and tags that the CLI can send aren't modelled. */
function beyondObjects(input: PutInput, context: OperationContext): Failure | null {
  const missing = checkBucket(input, context);
  if (missing) return missing;
  if (input.ACL !== undefined && !['private', 'bucket-owner-full-control'].includes(input.ACL))
    return refuse(serviceError('AccessControlListNotSupported', 'The bucket does not allow ACLs'));
  const tooMuch = beyondObject(input.Key, input.Body ?? '');
  if (tooMuch) return tooMuch;
  return input.Tagging === undefined ? encryptionFault(input, context) : unknown(tagsOfObjects);
}

const tagsOfObjects = notModelled(
  'tags of objects',
  'https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html',
);

type GetInput = InputOf<'s3:GetObject'>;

/** A part of an object, and an answer that depends on what the reader has already. */
const beyondReading = ({
  Range,
  PartNumber,
  IfMatch,
  IfNoneMatch,
  IfModifiedSince,
  IfUnmodifiedSince,
  ...input
}: GetInput): Failure | null =>
  [Range, PartNumber, IfMatch, IfNoneMatch, IfModifiedSince, IfUnmodifiedSince].every(
    (asked) => asked === undefined,
  )
    ? beyondCustomerKeys(input)
    : unknown(
        notModelled(
          'reading a part of an object, or only if it has changed',
          'https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html',
        ),
      );

/**
 * The permissions to read an object. A caller who may not list the bucket isn't told that a key is missing.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
 */
function reading(bucket: string, name: string, { world }: OperationContext): readonly PermissionRequest[] {
  const arn = objectArn(bucket, name);
  const isThere = resourceAt(world, 'object', arn) !== undefined;
  return [ask('GetObject', arn), ...(isThere ? [] : [ask('ListBucket', bucketArn(bucket))])];
}

/** The permissions to read an object's content: it must be decrypted. */
function readingContent(bucket: string, name: string, context: OperationContext) {
  const object = resourceAt(context.world, 'object', objectArn(bucket, name));
  return [...reading(bucket, name, context), ...toDecrypt(bucketAt(context.world, bucket), object, context)];
}

/** The facts of an object besides its content. */
const facts = (object: ObjectRow) =>
  ({
    AcceptRanges: 'bytes',
    LastModified: isoDate(object.createDate),
    ContentLength: object.size,
    ETag: object.etag,
    ContentType: object.contentType ?? defaultContentType,
    ...encryptionOut(object.encryption),
    Metadata: {},
  }) as const;

/** An answer to HEAD has no body: all that is known of a refusal is its status. */
const forbidden = { ...apiError('AccessDenied', 'Forbidden'), code: '403' };

const key = (name: string, value: string | number | undefined): ContextKeys =>
  value === undefined ? [] : [[name, [String(value)]]];

/** The condition keys of a request that writes an object. */
const writingKeys = (
  input: Pick<PutInput, 'ACL' | 'ServerSideEncryption' | 'SSEKMSKeyId' | 'StorageClass'>,
): ContextKeys => [
  ...key('s3:x-amz-acl', input.ACL),
  ...key('s3:x-amz-server-side-encryption', input.ServerSideEncryption),
  ...key('s3:x-amz-server-side-encryption-aws-kms-key-id', input.SSEKMSKeyId),
  ...key('s3:x-amz-storage-class', input.StorageClass),
];

/** The entries directly under a prefix: keys, and the common beginnings of keys up to the delimiter. */
function entriesOf(objects: readonly ObjectRow[], { Prefix = '', Delimiter, StartAfter = '' }: ListInput) {
  const entries = new Map<string, Entry>();
  for (const object of objects) {
    if (!object.name.startsWith(Prefix) || object.name <= StartAfter) continue;
    const end =
      Delimiter === undefined || Delimiter === '' ? -1 : object.name.indexOf(Delimiter, Prefix.length);
    const prefix = end < 0 ? '' : object.name.slice(0, end + (Delimiter ?? '').length);
    entries.set(prefix || object.name, prefix ? { prefix } : { object });
  }
  return [...entries.values()];
}

function contents({ object }: { readonly object: ObjectRow }) {
  return {
    Key: object.name,
    LastModified: isoDate(object.createDate),
    ETag: object.etag,
    Size: object.size,
    StorageClass: 'STANDARD',
  } as const;
}

type ListOut = OutputOf<'s3:ListObjectsV2'>;

function listOut(input: ListInput, entries: readonly Entry[], next: string | undefined): ListOut {
  const prefixes = entries.flatMap((entry) => ('prefix' in entry ? [{ Prefix: entry.prefix }] : []));
  const objects = entries.flatMap((entry) => ('object' in entry ? [contents(entry)] : []));
  return {
    IsTruncated: next !== undefined,
    Contents: objects,
    Name: input.Bucket,
    Prefix: input.Prefix ?? '',
    ...(input.Delimiter === undefined ? {} : { Delimiter: input.Delimiter }),
    MaxKeys: input.MaxKeys ?? pageSize,
    ...(prefixes.length ? { CommonPrefixes: prefixes } : {}),
    KeyCount: entries.length,
    ...(next === undefined ? {} : { NextContinuationToken: next }),
  };
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingObjects.html */
export const objects: Pick<
  OperationTable,
  's3:PutObject' | 's3:GetObject' | 's3:HeadObject' | 's3:CopyObject' | 's3:DeleteObject' | 's3:ListObjectsV2'
> = {
  's3:PutObject': {
    check: beyondObjects,
    authorize: (input, context) => [
      ask('PutObject', objectArn(input.Bucket, input.Key), writingKeys(input)),
      ...toEncrypt(bucketAt(context.world, input.Bucket), input.Key, input, context),
    ],
    run: (input, context) =>
      withBucket(context, input.Bucket, (bucket) => {
        const { Key, Body: body = '', ContentType: contentType } = input;
        const sealed = seal(bucket, input, context);
        if ('ok' in sealed) return sealed;
        const object = newObject(bucket, Key, { body, contentType, ...sealed }, context.now);
        if (input.IfNoneMatch === '*' && context.world.tables.resources.has(object.id))
          return refuse(
            serviceError(
              'PreconditionFailed',
              'At least one of the pre-conditions you specified did not hold',
              412,
            ),
          );
        return done({ ETag: object.etag, ...encryptionOut(sealed.encryption) }, [
          put(context.world, 'resources', object),
        ]);
      }),
    ledger: ['s3-contents', 's3-encryption', 's3-versions'],
  },

  's3:GetObject': {
    check: (input, context) => checkBucket(input, context) ?? beyondReading(input),
    authorize: (input, context) => readingContent(input.Bucket, input.Key, context),
    run(input, context) {
      const object = resourceAt(context.world, 'object', objectArn(input.Bucket, input.Key));
      if (!object) return refuse(noSuchKey());
      const { content = '' } = object;
      const closed = sealFault(object, context);
      return (
        closed ??
        done({
          Body: content,
          ...facts(object),
          // Its content didn't come along with a link.
          ...(content === '' ? { ContentLength: 0 } : {}),
        })
      );
    },
    ledger: ['s3-contents', 's3-encryption', 's3-versions', 's3-anonymous-trail'],
  },

  's3:HeadObject': {
    check: (input, context) => headFault(input, context) ?? beyondReading(input),
    authorize: (input, context) =>
      reading(input.Bucket, input.Key, context).map((request) => ({ ...request, refusal: forbidden })),
    run(input, { world }) {
      const object = resourceAt(world, 'object', objectArn(input.Bucket, input.Key));
      return object ? done(facts(object)) : refuse(serviceError('404', 'Not Found', 404));
    },
    ledger: ['s3-contents', 's3-head-encrypted', 's3-versions'],
  },

  's3:CopyObject': {
    check: (input, context) => {
      const source = copySource(input.CopySource);
      return (
        checkBucket(input, context) ??
        ('ok' in source
          ? source
          : checkBucket(
              { Bucket: source.bucket, ExpectedBucketOwner: input.ExpectedSourceBucketOwner },
              context,
            )) ??
        beyondObject(input.Key, '') ??
        (input.Tagging === undefined ? encryptionFault(input, context) : unknown(tagsOfObjects)) ??
        beyondCustomerKeys(
          input.CopySourceSSECustomerKey === undefined
            ? {}
            : { SSECustomerKey: input.CopySourceSSECustomerKey },
        )
      );
    },
    authorize: (input, context) => {
      const source = copySource(input.CopySource);
      return [
        ...('ok' in source ? [] : readingContent(source.bucket, source.key, context)),
        ask('PutObject', objectArn(input.Bucket, input.Key), [
          ...key('s3:x-amz-copy-source', input.CopySource),
          ...key('s3:x-amz-metadata-directive', input.MetadataDirective),
          ...writingKeys(input),
        ]),
        ...toEncrypt(bucketAt(context.world, input.Bucket), input.Key, input, context),
      ];
    },
    run: (input, context) => withBucket(context, input.Bucket, (bucket) => copyTo(bucket, input, context)),
    ledger: ['s3-contents', 's3-copies', 's3-encryption', 's3-versions'],
  },

  's3:DeleteObject': {
    check: checkBucket,
    authorize: (input) => [ask('DeleteObject', objectArn(input.Bucket, input.Key))],
    run(input, { world }) {
      const object = resourceAt(world, 'object', objectArn(input.Bucket, input.Key));
      return done({}, object ? [remove('resources', object)] : []);
    },
    ledger: ['s3-versions'],
  },

  's3:ListObjectsV2': {
    check: checkBucket,
    authorize: (input) => [
      ask('ListBucket', bucketArn(input.Bucket), [
        ...key('s3:prefix', input.Prefix),
        ...key('s3:delimiter', input.Delimiter),
        ...key('s3:max-keys', input.MaxKeys),
      ]),
    ],
    run: (input, context) =>
      withBucket(context, input.Bucket, (bucket) => {
        const all = rowsBy(context.world, 'objectsByBucket', bucket.id)
          .filter((row) => row.kind === 'object')
          .sort((a, b) => compare(a.name, b.name));
        const size = Math.min(input.MaxKeys ?? pageSize, pageSize);
        const page = tokenPage(entriesOf(all, input), input.ContinuationToken, size);
        return page
          ? done(listOut(input, page.items, page.next))
          : refuse(serviceError('InvalidArgument', 'The continuation token provided is incorrect'));
      }),
  },
};
