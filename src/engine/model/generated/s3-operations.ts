// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type {
  CreateBucketRequest,
  CreateBucketOutput,
  DeleteBucketRequest,
  ListBucketsRequest,
  ListBucketsOutput,
  HeadBucketRequest,
  HeadBucketOutput,
} from './s3-buckets.ts';
import type {
  PutBucketPolicyRequest,
  GetBucketPolicyRequest,
  GetBucketPolicyOutput,
  DeleteBucketPolicyRequest,
  PutPublicAccessBlockRequest,
  GetPublicAccessBlockRequest,
  GetPublicAccessBlockOutput,
  DeletePublicAccessBlockRequest,
} from './s3-bucket-policies.ts';
import type {
  PutBucketTaggingRequest,
  GetBucketTaggingRequest,
  GetBucketTaggingOutput,
  DeleteBucketTaggingRequest,
} from './s3-bucket-tags.ts';
import type {
  PutObjectRequest,
  PutObjectOutput,
  GetObjectRequest,
  GetObjectOutput,
  DeleteObjectRequest,
  DeleteObjectOutput,
  ListObjectsV2Request,
  ListObjectsV2Output,
} from './s3-objects.ts';

export interface S3Operations {
  's3:CreateBucket': { service: 's3'; name: 'CreateBucket'; input: CreateBucketRequest; output: CreateBucketOutput };
  's3:DeleteBucket': { service: 's3'; name: 'DeleteBucket'; input: DeleteBucketRequest; output: Readonly<Record<never, never>> };
  's3:ListBuckets': { service: 's3'; name: 'ListBuckets'; input: ListBucketsRequest; output: ListBucketsOutput };
  's3:HeadBucket': { service: 's3'; name: 'HeadBucket'; input: HeadBucketRequest; output: HeadBucketOutput };
  's3:PutBucketPolicy': { service: 's3'; name: 'PutBucketPolicy'; input: PutBucketPolicyRequest; output: Readonly<Record<never, never>> };
  's3:GetBucketPolicy': { service: 's3'; name: 'GetBucketPolicy'; input: GetBucketPolicyRequest; output: GetBucketPolicyOutput };
  's3:DeleteBucketPolicy': { service: 's3'; name: 'DeleteBucketPolicy'; input: DeleteBucketPolicyRequest; output: Readonly<Record<never, never>> };
  's3:PutPublicAccessBlock': { service: 's3'; name: 'PutPublicAccessBlock'; input: PutPublicAccessBlockRequest; output: Readonly<Record<never, never>> };
  's3:GetPublicAccessBlock': { service: 's3'; name: 'GetPublicAccessBlock'; input: GetPublicAccessBlockRequest; output: GetPublicAccessBlockOutput };
  's3:DeletePublicAccessBlock': { service: 's3'; name: 'DeletePublicAccessBlock'; input: DeletePublicAccessBlockRequest; output: Readonly<Record<never, never>> };
  's3:PutBucketTagging': { service: 's3'; name: 'PutBucketTagging'; input: PutBucketTaggingRequest; output: Readonly<Record<never, never>> };
  's3:GetBucketTagging': { service: 's3'; name: 'GetBucketTagging'; input: GetBucketTaggingRequest; output: GetBucketTaggingOutput };
  's3:DeleteBucketTagging': { service: 's3'; name: 'DeleteBucketTagging'; input: DeleteBucketTaggingRequest; output: Readonly<Record<never, never>> };
  's3:PutObject': { service: 's3'; name: 'PutObject'; input: PutObjectRequest; output: PutObjectOutput };
  's3:GetObject': { service: 's3'; name: 'GetObject'; input: GetObjectRequest; output: GetObjectOutput };
  's3:DeleteObject': { service: 's3'; name: 'DeleteObject'; input: DeleteObjectRequest; output: DeleteObjectOutput };
  's3:ListObjectsV2': { service: 's3'; name: 'ListObjectsV2'; input: ListObjectsV2Request; output: ListObjectsV2Output };
}
