import type { PartTable } from '../operation.ts';
import { bucketEncryption } from './bucket-encryption.ts';
import { bucketPolicies } from './bucket-policies.ts';
import { bucketTags, buckets } from './buckets.ts';
import { objects } from './objects.ts';
import { publicAccess } from './public-access.ts';

export const operations: PartTable<'s3'> = {
  ...buckets,
  ...bucketPolicies,
  ...bucketEncryption,
  ...publicAccess,
  ...bucketTags,
  ...objects,
};
