// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
export interface PutBucketPolicyRequest {
  readonly Bucket: string;
  readonly ContentMD5?: string;
  readonly ChecksumAlgorithm?: 'CRC32' | 'CRC32C' | 'SHA1' | 'SHA256' | 'CRC64NVME';
  readonly ConfirmRemoveSelfBucketAccess?: boolean;
  readonly Policy: string;
  readonly ExpectedBucketOwner?: string;
}

export interface GetBucketPolicyRequest {
  readonly Bucket: string;
  readonly ExpectedBucketOwner?: string;
}

export interface GetBucketPolicyOutput {
  readonly Policy?: string;
}

export interface DeleteBucketPolicyRequest {
  readonly Bucket: string;
  readonly ExpectedBucketOwner?: string;
}

export interface PutPublicAccessBlockRequest {
  readonly Bucket: string;
  readonly ContentMD5?: string;
  readonly ChecksumAlgorithm?: 'CRC32' | 'CRC32C' | 'SHA1' | 'SHA256' | 'CRC64NVME';
  readonly PublicAccessBlockConfiguration: PublicAccessBlockConfiguration;
  readonly ExpectedBucketOwner?: string;
}

export interface PublicAccessBlockConfiguration {
  readonly BlockPublicAcls?: boolean;
  readonly IgnorePublicAcls?: boolean;
  readonly BlockPublicPolicy?: boolean;
  readonly RestrictPublicBuckets?: boolean;
}

export interface GetPublicAccessBlockRequest {
  readonly Bucket: string;
  readonly ExpectedBucketOwner?: string;
}

export interface GetPublicAccessBlockOutput {
  readonly PublicAccessBlockConfiguration?: PublicAccessBlockConfiguration;
}

export interface DeletePublicAccessBlockRequest {
  readonly Bucket: string;
  readonly ExpectedBucketOwner?: string;
}

export interface S3BucketPoliciesOperations {
  's3:PutBucketPolicy': { service: 's3'; name: 'PutBucketPolicy'; input: PutBucketPolicyRequest; output: Readonly<Record<never, never>> };
  's3:GetBucketPolicy': { service: 's3'; name: 'GetBucketPolicy'; input: GetBucketPolicyRequest; output: GetBucketPolicyOutput };
  's3:DeleteBucketPolicy': { service: 's3'; name: 'DeleteBucketPolicy'; input: DeleteBucketPolicyRequest; output: Readonly<Record<never, never>> };
  's3:PutPublicAccessBlock': { service: 's3'; name: 'PutPublicAccessBlock'; input: PutPublicAccessBlockRequest; output: Readonly<Record<never, never>> };
  's3:GetPublicAccessBlock': { service: 's3'; name: 'GetPublicAccessBlock'; input: GetPublicAccessBlockRequest; output: GetPublicAccessBlockOutput };
  's3:DeletePublicAccessBlock': { service: 's3'; name: 'DeletePublicAccessBlock'; input: DeletePublicAccessBlockRequest; output: Readonly<Record<never, never>> };
}
