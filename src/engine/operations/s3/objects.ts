import { md5 } from '@noble/hashes/legacy.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { isoDate } from '../../dates.ts';
import { notModelled, serviceError } from '../../errors.ts';
import type { InputOf, OutputOf } from '../../model/operation-types.ts';
import { rowsBy } from '../../world/world.ts';
import { blobBytes } from '../blobs.ts';
import type { ContextKeys, Failure, OperationContext, OperationTable } from '../operation.ts';
import { done, refuse, unknown } from '../operation.ts';
import { compare, tokenPage } from '../pages.ts';
import type { RowOf } from '../resources.ts';
import { resourceAt } from '../resources.ts';
import { put, remove } from '../rows.ts';

import type { Bucket } from './bucket-rows.ts';
import { ask, bucketArn, checkBucket, objectArn, withBucket, noSuchKey } from './bucket-rows.ts';

type PutInput = InputOf<'s3:PutObject'>;
type ListInput = InputOf<'s3:ListObjectsV2'>;
type Entry = { readonly object: RowOf<'object'> } | { readonly prefix: string };

const pageSize = 1000;

/** Checks an object's settings: lists and tags that the CLI can send aren't modelled. */
function beyondObjects(input: PutInput, context: OperationContext): Failure | null {
  const missing = checkBucket(input, context);
  if (missing) return missing;
  if (input.ACL !== undefined && !['private', 'bucket-owner-full-control'].includes(input.ACL))
    return refuse(serviceError('AccessControlListNotSupported', 'The bucket does not allow ACLs'));
  if (utf8ToBytes(input.Key).length > 1024)
    return refuse(serviceError('KeyTooLongError', 'Your key is too long'));
  return input.Tagging === undefined
    ? null
    : unknown(
        notModelled(
          'tags of objects',
          'https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html',
        ),
      );
}

function newObject(input: PutInput, bucket: Bucket, now: number): RowOf<'object'> {
  const body = blobBytes(input.Body ?? '');
  return {
    id: objectArn(bucket.name, input.Key),
    kind: 'object',
    account: bucket.account,
    region: bucket.region,
    name: input.Key,
    createDate: now,
    tags: [],
    bucketId: bucket.id,
    size: body.length,
    etag: `"${bytesToHex(md5(body))}"`,
  };
}

const key = (name: string, value: string | number | undefined): ContextKeys =>
  value === undefined ? [] : [[name, [String(value)]]];

/** The entries directly under a prefix: keys, and the common beginnings of keys up to the delimiter. */
function entriesOf(
  objects: readonly RowOf<'object'>[],
  { Prefix = '', Delimiter, StartAfter = '' }: ListInput,
) {
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

function contents({ object }: { readonly object: RowOf<'object'> }) {
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
  's3:PutObject' | 's3:GetObject' | 's3:DeleteObject' | 's3:ListObjectsV2'
> = {
  's3:PutObject': {
    check: beyondObjects,
    authorize: (input) => [
      ask('PutObject', objectArn(input.Bucket, input.Key), [
        ...key('s3:x-amz-acl', input.ACL),
        ...key('s3:x-amz-server-side-encryption', input.ServerSideEncryption),
        ...key('s3:x-amz-storage-class', input.StorageClass),
      ]),
    ],
    run: (input, context) =>
      withBucket(context, input.Bucket, (bucket) => {
        const object = newObject(input, bucket, context.now);
        if (input.IfNoneMatch === '*' && context.world.tables.resources.has(object.id))
          return refuse(
            serviceError(
              'PreconditionFailed',
              'At least one of the pre-conditions you specified did not hold',
              412,
            ),
          );
        return done({ ETag: object.etag, ServerSideEncryption: 'AES256' }, [
          put(context.world, 'resources', object),
        ]);
      }),
    ledger: ['s3-contents', 's3-encryption', 's3-versions'],
  },

  /** A caller who may not list the bucket isn't told that a key is missing. */
  's3:GetObject': {
    check: checkBucket,
    authorize: (input, { world }) => {
      const arn = objectArn(input.Bucket, input.Key);
      const isThere = resourceAt(world, 'object', arn) !== undefined;
      return [ask('GetObject', arn), ...(isThere ? [] : [ask('ListBucket', bucketArn(input.Bucket))])];
    },
    run(input, { world }) {
      const object = resourceAt(world, 'object', objectArn(input.Bucket, input.Key));
      if (!object) return refuse(noSuchKey());
      return done({
        Body: '',
        AcceptRanges: 'bytes',
        LastModified: isoDate(object.createDate),
        ContentLength: object.size,
        ETag: object.etag,
        ContentType: 'binary/octet-stream',
        ServerSideEncryption: 'AES256',
        Metadata: {},
      });
    },
    ledger: ['s3-contents', 's3-versions', 's3-anonymous-trail'],
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
