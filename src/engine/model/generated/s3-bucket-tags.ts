// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
export interface PutBucketTaggingRequest {
  readonly Bucket: string;
  readonly ContentMD5?: string;
  readonly ChecksumAlgorithm?: 'CRC32' | 'CRC32C' | 'SHA1' | 'SHA256' | 'CRC64NVME';
  readonly Tagging: Tagging;
  readonly ExpectedBucketOwner?: string;
}

export interface Tagging {
  readonly TagSet: readonly Tag[];
}

export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

export interface GetBucketTaggingRequest {
  readonly Bucket: string;
  readonly ExpectedBucketOwner?: string;
}

export interface GetBucketTaggingOutput {
  readonly TagSet: readonly Tag[];
}

export interface DeleteBucketTaggingRequest {
  readonly Bucket: string;
  readonly ExpectedBucketOwner?: string;
}

export interface S3BucketTagsOperations {
  's3:PutBucketTagging': { service: 's3'; name: 'PutBucketTagging'; input: PutBucketTaggingRequest; output: Readonly<Record<never, never>> };
  's3:GetBucketTagging': { service: 's3'; name: 'GetBucketTagging'; input: GetBucketTaggingRequest; output: GetBucketTaggingOutput };
  's3:DeleteBucketTagging': { service: 's3'; name: 'DeleteBucketTagging'; input: DeleteBucketTaggingRequest; output: Readonly<Record<never, never>> };
}
