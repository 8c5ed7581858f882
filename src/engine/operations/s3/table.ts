import { notYet } from '../not-yet.ts';
import type { PartTable } from '../operation.ts';

export const operations: PartTable<'s3'> = {
  ...notYet(
    's3:CreateBucket',
    's3:DeleteBucket',
    's3:ListBuckets',
    's3:HeadBucket',
    's3:PutBucketPolicy',
    's3:GetBucketPolicy',
    's3:DeleteBucketPolicy',
    's3:PutPublicAccessBlock',
    's3:GetPublicAccessBlock',
    's3:DeletePublicAccessBlock',
    's3:PutBucketTagging',
    's3:GetBucketTagging',
    's3:DeleteBucketTagging',
    's3:PutObject',
    's3:GetObject',
    's3:DeleteObject',
    's3:ListObjectsV2',
  ),
};
