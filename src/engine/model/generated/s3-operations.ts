// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { S3BucketsOperations } from './s3-buckets.ts';
import type { S3BucketPoliciesOperations } from './s3-bucket-policies.ts';
import type { S3BucketEncryptionOperations } from './s3-bucket-encryption.ts';
import type { S3BucketTagsOperations } from './s3-bucket-tags.ts';
import type { S3ObjectsOperations } from './s3-objects.ts';

export interface S3Operations
  extends S3BucketsOperations,
    S3BucketPoliciesOperations,
    S3BucketEncryptionOperations,
    S3BucketTagsOperations,
    S3ObjectsOperations {}
