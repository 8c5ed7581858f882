// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
export interface PutBucketEncryptionRequest {
  readonly Bucket: string;
  readonly ContentMD5?: string;
  readonly ChecksumAlgorithm?: 'CRC32' | 'CRC32C' | 'SHA1' | 'SHA256' | 'CRC64NVME';
  readonly ServerSideEncryptionConfiguration: ServerSideEncryptionConfiguration;
  readonly ExpectedBucketOwner?: string;
}

export interface ServerSideEncryptionConfiguration {
  readonly Rules: readonly ServerSideEncryptionRule[];
}

export interface ServerSideEncryptionRule {
  readonly ApplyServerSideEncryptionByDefault?: ServerSideEncryptionByDefault;
  readonly BucketKeyEnabled?: boolean;
}

export interface ServerSideEncryptionByDefault {
  readonly SSEAlgorithm: 'AES256' | 'aws:kms' | 'aws:kms:dsse';
  readonly KMSMasterKeyID?: string;
}

export interface GetBucketEncryptionRequest {
  readonly Bucket: string;
  readonly ExpectedBucketOwner?: string;
}

export interface GetBucketEncryptionOutput {
  readonly ServerSideEncryptionConfiguration?: ServerSideEncryptionConfiguration;
}

export interface DeleteBucketEncryptionRequest {
  readonly Bucket: string;
  readonly ExpectedBucketOwner?: string;
}

export interface S3BucketEncryptionOperations {
  's3:PutBucketEncryption': { service: 's3'; name: 'PutBucketEncryption'; input: PutBucketEncryptionRequest; output: Readonly<Record<never, never>> };
  's3:GetBucketEncryption': { service: 's3'; name: 'GetBucketEncryption'; input: GetBucketEncryptionRequest; output: GetBucketEncryptionOutput };
  's3:DeleteBucketEncryption': { service: 's3'; name: 'DeleteBucketEncryption'; input: DeleteBucketEncryptionRequest; output: Readonly<Record<never, never>> };
}
