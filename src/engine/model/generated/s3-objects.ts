// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { Owner } from './s3-shared.ts';

export interface PutObjectRequest {
  readonly ACL?: 'private' | 'public-read' | 'public-read-write' | 'authenticated-read' | 'aws-exec-read' | 'bucket-owner-read' | 'bucket-owner-full-control';
  readonly Body?: string;
  readonly Bucket: string;
  readonly CacheControl?: string;
  readonly ContentDisposition?: string;
  readonly ContentEncoding?: string;
  readonly ContentLanguage?: string;
  readonly ContentLength?: number;
  readonly ContentMD5?: string;
  readonly ContentType?: string;
  readonly ChecksumAlgorithm?: 'CRC32' | 'CRC32C' | 'SHA1' | 'SHA256' | 'CRC64NVME';
  readonly ChecksumCRC32?: string;
  readonly ChecksumCRC32C?: string;
  readonly ChecksumCRC64NVME?: string;
  readonly ChecksumSHA1?: string;
  readonly ChecksumSHA256?: string;
  readonly Expires?: string;
  readonly IfMatch?: string;
  readonly IfNoneMatch?: string;
  readonly GrantFullControl?: string;
  readonly GrantRead?: string;
  readonly GrantReadACP?: string;
  readonly GrantWriteACP?: string;
  readonly Key: string;
  readonly WriteOffsetBytes?: number;
  readonly Metadata?: Readonly<Record<string, string>>;
  readonly ServerSideEncryption?: 'AES256' | 'aws:kms' | 'aws:kms:dsse';
  readonly StorageClass?: 'STANDARD' | 'REDUCED_REDUNDANCY' | 'STANDARD_IA' | 'ONEZONE_IA' | 'INTELLIGENT_TIERING' | 'GLACIER' | 'DEEP_ARCHIVE' | 'OUTPOSTS' | 'GLACIER_IR' | 'SNOW' | 'EXPRESS_ONEZONE';
  readonly WebsiteRedirectLocation?: string;
  readonly SSECustomerAlgorithm?: string;
  readonly SSECustomerKey?: string;
  readonly SSECustomerKeyMD5?: string;
  readonly SSEKMSKeyId?: string;
  readonly SSEKMSEncryptionContext?: string;
  readonly BucketKeyEnabled?: boolean;
  readonly RequestPayer?: 'requester';
  readonly Tagging?: string;
  readonly ObjectLockMode?: 'GOVERNANCE' | 'COMPLIANCE';
  readonly ObjectLockRetainUntilDate?: string;
  readonly ObjectLockLegalHoldStatus?: 'ON' | 'OFF';
  readonly ExpectedBucketOwner?: string;
}

export interface PutObjectOutput {
  readonly Expiration?: string;
  readonly ETag?: string;
  readonly ChecksumCRC32?: string;
  readonly ChecksumCRC32C?: string;
  readonly ChecksumCRC64NVME?: string;
  readonly ChecksumSHA1?: string;
  readonly ChecksumSHA256?: string;
  readonly ChecksumType?: 'COMPOSITE' | 'FULL_OBJECT';
  readonly ServerSideEncryption?: 'AES256' | 'aws:kms' | 'aws:kms:dsse';
  readonly VersionId?: string;
  readonly SSECustomerAlgorithm?: string;
  readonly SSECustomerKeyMD5?: string;
  readonly SSEKMSKeyId?: string;
  readonly SSEKMSEncryptionContext?: string;
  readonly BucketKeyEnabled?: boolean;
  readonly Size?: number;
  readonly RequestCharged?: 'requester';
}

export interface GetObjectRequest {
  readonly Bucket: string;
  readonly IfMatch?: string;
  readonly IfModifiedSince?: string;
  readonly IfNoneMatch?: string;
  readonly IfUnmodifiedSince?: string;
  readonly Key: string;
  readonly Range?: string;
  readonly ResponseCacheControl?: string;
  readonly ResponseContentDisposition?: string;
  readonly ResponseContentEncoding?: string;
  readonly ResponseContentLanguage?: string;
  readonly ResponseContentType?: string;
  readonly ResponseExpires?: string;
  readonly VersionId?: string;
  readonly SSECustomerAlgorithm?: string;
  readonly SSECustomerKey?: string;
  readonly SSECustomerKeyMD5?: string;
  readonly RequestPayer?: 'requester';
  readonly PartNumber?: number;
  readonly ExpectedBucketOwner?: string;
  readonly ChecksumMode?: 'ENABLED';
}

export interface GetObjectOutput {
  readonly Body?: string;
  readonly DeleteMarker?: boolean;
  readonly AcceptRanges?: string;
  readonly Expiration?: string;
  readonly Restore?: string;
  readonly LastModified?: string;
  readonly ContentLength?: number;
  readonly ETag?: string;
  readonly ChecksumCRC32?: string;
  readonly ChecksumCRC32C?: string;
  readonly ChecksumCRC64NVME?: string;
  readonly ChecksumSHA1?: string;
  readonly ChecksumSHA256?: string;
  readonly ChecksumType?: 'COMPOSITE' | 'FULL_OBJECT';
  readonly MissingMeta?: number;
  readonly VersionId?: string;
  readonly CacheControl?: string;
  readonly ContentDisposition?: string;
  readonly ContentEncoding?: string;
  readonly ContentLanguage?: string;
  readonly ContentRange?: string;
  readonly ContentType?: string;
  readonly Expires?: string;
  readonly WebsiteRedirectLocation?: string;
  readonly ServerSideEncryption?: 'AES256' | 'aws:kms' | 'aws:kms:dsse';
  readonly Metadata?: Readonly<Record<string, string>>;
  readonly SSECustomerAlgorithm?: string;
  readonly SSECustomerKeyMD5?: string;
  readonly SSEKMSKeyId?: string;
  readonly BucketKeyEnabled?: boolean;
  readonly StorageClass?: 'STANDARD' | 'REDUCED_REDUNDANCY' | 'STANDARD_IA' | 'ONEZONE_IA' | 'INTELLIGENT_TIERING' | 'GLACIER' | 'DEEP_ARCHIVE' | 'OUTPOSTS' | 'GLACIER_IR' | 'SNOW' | 'EXPRESS_ONEZONE';
  readonly RequestCharged?: 'requester';
  readonly ReplicationStatus?: 'COMPLETE' | 'PENDING' | 'FAILED' | 'REPLICA' | 'COMPLETED';
  readonly PartsCount?: number;
  readonly TagCount?: number;
  readonly ObjectLockMode?: 'GOVERNANCE' | 'COMPLIANCE';
  readonly ObjectLockRetainUntilDate?: string;
  readonly ObjectLockLegalHoldStatus?: 'ON' | 'OFF';
}

export interface HeadObjectRequest {
  readonly Bucket: string;
  readonly IfMatch?: string;
  readonly IfModifiedSince?: string;
  readonly IfNoneMatch?: string;
  readonly IfUnmodifiedSince?: string;
  readonly Key: string;
  readonly Range?: string;
  readonly ResponseCacheControl?: string;
  readonly ResponseContentDisposition?: string;
  readonly ResponseContentEncoding?: string;
  readonly ResponseContentLanguage?: string;
  readonly ResponseContentType?: string;
  readonly ResponseExpires?: string;
  readonly VersionId?: string;
  readonly SSECustomerAlgorithm?: string;
  readonly SSECustomerKey?: string;
  readonly SSECustomerKeyMD5?: string;
  readonly RequestPayer?: 'requester';
  readonly PartNumber?: number;
  readonly ExpectedBucketOwner?: string;
  readonly ChecksumMode?: 'ENABLED';
}

export interface HeadObjectOutput {
  readonly DeleteMarker?: boolean;
  readonly AcceptRanges?: string;
  readonly Expiration?: string;
  readonly Restore?: string;
  readonly ArchiveStatus?: 'ARCHIVE_ACCESS' | 'DEEP_ARCHIVE_ACCESS';
  readonly LastModified?: string;
  readonly ContentLength?: number;
  readonly ChecksumCRC32?: string;
  readonly ChecksumCRC32C?: string;
  readonly ChecksumCRC64NVME?: string;
  readonly ChecksumSHA1?: string;
  readonly ChecksumSHA256?: string;
  readonly ChecksumType?: 'COMPOSITE' | 'FULL_OBJECT';
  readonly ETag?: string;
  readonly MissingMeta?: number;
  readonly VersionId?: string;
  readonly CacheControl?: string;
  readonly ContentDisposition?: string;
  readonly ContentEncoding?: string;
  readonly ContentLanguage?: string;
  readonly ContentType?: string;
  readonly ContentRange?: string;
  readonly Expires?: string;
  readonly WebsiteRedirectLocation?: string;
  readonly ServerSideEncryption?: 'AES256' | 'aws:kms' | 'aws:kms:dsse';
  readonly Metadata?: Readonly<Record<string, string>>;
  readonly SSECustomerAlgorithm?: string;
  readonly SSECustomerKeyMD5?: string;
  readonly SSEKMSKeyId?: string;
  readonly BucketKeyEnabled?: boolean;
  readonly StorageClass?: 'STANDARD' | 'REDUCED_REDUNDANCY' | 'STANDARD_IA' | 'ONEZONE_IA' | 'INTELLIGENT_TIERING' | 'GLACIER' | 'DEEP_ARCHIVE' | 'OUTPOSTS' | 'GLACIER_IR' | 'SNOW' | 'EXPRESS_ONEZONE';
  readonly RequestCharged?: 'requester';
  readonly ReplicationStatus?: 'COMPLETE' | 'PENDING' | 'FAILED' | 'REPLICA' | 'COMPLETED';
  readonly PartsCount?: number;
  readonly ObjectLockMode?: 'GOVERNANCE' | 'COMPLIANCE';
  readonly ObjectLockRetainUntilDate?: string;
  readonly ObjectLockLegalHoldStatus?: 'ON' | 'OFF';
}

export interface CopyObjectRequest {
  readonly ACL?: 'private' | 'public-read' | 'public-read-write' | 'authenticated-read' | 'aws-exec-read' | 'bucket-owner-read' | 'bucket-owner-full-control';
  readonly Bucket: string;
  readonly CacheControl?: string;
  readonly ChecksumAlgorithm?: 'CRC32' | 'CRC32C' | 'SHA1' | 'SHA256' | 'CRC64NVME';
  readonly ContentDisposition?: string;
  readonly ContentEncoding?: string;
  readonly ContentLanguage?: string;
  readonly ContentType?: string;
  readonly CopySource: string;
  readonly CopySourceIfMatch?: string;
  readonly CopySourceIfModifiedSince?: string;
  readonly CopySourceIfNoneMatch?: string;
  readonly CopySourceIfUnmodifiedSince?: string;
  readonly Expires?: string;
  readonly GrantFullControl?: string;
  readonly GrantRead?: string;
  readonly GrantReadACP?: string;
  readonly GrantWriteACP?: string;
  readonly Key: string;
  readonly Metadata?: Readonly<Record<string, string>>;
  readonly MetadataDirective?: 'COPY' | 'REPLACE';
  readonly TaggingDirective?: 'COPY' | 'REPLACE';
  readonly ServerSideEncryption?: 'AES256' | 'aws:kms' | 'aws:kms:dsse';
  readonly StorageClass?: 'STANDARD' | 'REDUCED_REDUNDANCY' | 'STANDARD_IA' | 'ONEZONE_IA' | 'INTELLIGENT_TIERING' | 'GLACIER' | 'DEEP_ARCHIVE' | 'OUTPOSTS' | 'GLACIER_IR' | 'SNOW' | 'EXPRESS_ONEZONE';
  readonly WebsiteRedirectLocation?: string;
  readonly SSECustomerAlgorithm?: string;
  readonly SSECustomerKey?: string;
  readonly SSECustomerKeyMD5?: string;
  readonly SSEKMSKeyId?: string;
  readonly SSEKMSEncryptionContext?: string;
  readonly BucketKeyEnabled?: boolean;
  readonly CopySourceSSECustomerAlgorithm?: string;
  readonly CopySourceSSECustomerKey?: string;
  readonly CopySourceSSECustomerKeyMD5?: string;
  readonly RequestPayer?: 'requester';
  readonly Tagging?: string;
  readonly ObjectLockMode?: 'GOVERNANCE' | 'COMPLIANCE';
  readonly ObjectLockRetainUntilDate?: string;
  readonly ObjectLockLegalHoldStatus?: 'ON' | 'OFF';
  readonly ExpectedBucketOwner?: string;
  readonly ExpectedSourceBucketOwner?: string;
}

export interface CopyObjectOutput {
  readonly CopyObjectResult?: CopyObjectResult;
  readonly Expiration?: string;
  readonly CopySourceVersionId?: string;
  readonly VersionId?: string;
  readonly ServerSideEncryption?: 'AES256' | 'aws:kms' | 'aws:kms:dsse';
  readonly SSECustomerAlgorithm?: string;
  readonly SSECustomerKeyMD5?: string;
  readonly SSEKMSKeyId?: string;
  readonly SSEKMSEncryptionContext?: string;
  readonly BucketKeyEnabled?: boolean;
  readonly RequestCharged?: 'requester';
}

export interface CopyObjectResult {
  readonly ETag?: string;
  readonly LastModified?: string;
  readonly ChecksumType?: 'COMPOSITE' | 'FULL_OBJECT';
  readonly ChecksumCRC32?: string;
  readonly ChecksumCRC32C?: string;
  readonly ChecksumCRC64NVME?: string;
  readonly ChecksumSHA1?: string;
  readonly ChecksumSHA256?: string;
}

export interface DeleteObjectRequest {
  readonly Bucket: string;
  readonly Key: string;
  readonly MFA?: string;
  readonly VersionId?: string;
  readonly RequestPayer?: 'requester';
  readonly BypassGovernanceRetention?: boolean;
  readonly ExpectedBucketOwner?: string;
  readonly IfMatch?: string;
  readonly IfMatchLastModifiedTime?: string;
  readonly IfMatchSize?: number;
}

export interface DeleteObjectOutput {
  readonly DeleteMarker?: boolean;
  readonly VersionId?: string;
  readonly RequestCharged?: 'requester';
}

export interface ListObjectsV2Request {
  readonly Bucket: string;
  readonly Delimiter?: string;
  readonly EncodingType?: 'url';
  readonly MaxKeys?: number;
  readonly Prefix?: string;
  readonly ContinuationToken?: string;
  readonly FetchOwner?: boolean;
  readonly StartAfter?: string;
  readonly RequestPayer?: 'requester';
  readonly ExpectedBucketOwner?: string;
  readonly OptionalObjectAttributes?: readonly 'RestoreStatus'[];
}

export interface ListObjectsV2Output {
  readonly IsTruncated?: boolean;
  readonly Contents?: readonly Object[];
  readonly Name?: string;
  readonly Prefix?: string;
  readonly Delimiter?: string;
  readonly MaxKeys?: number;
  readonly CommonPrefixes?: readonly CommonPrefix[];
  readonly EncodingType?: 'url';
  readonly KeyCount?: number;
  readonly ContinuationToken?: string;
  readonly NextContinuationToken?: string;
  readonly StartAfter?: string;
  readonly RequestCharged?: 'requester';
}

export interface Object {
  readonly Key?: string;
  readonly LastModified?: string;
  readonly ETag?: string;
  readonly ChecksumAlgorithm?: readonly ('CRC32' | 'CRC32C' | 'SHA1' | 'SHA256' | 'CRC64NVME')[];
  readonly ChecksumType?: 'COMPOSITE' | 'FULL_OBJECT';
  readonly Size?: number;
  readonly StorageClass?: 'STANDARD' | 'REDUCED_REDUNDANCY' | 'GLACIER' | 'STANDARD_IA' | 'ONEZONE_IA' | 'INTELLIGENT_TIERING' | 'DEEP_ARCHIVE' | 'OUTPOSTS' | 'GLACIER_IR' | 'SNOW' | 'EXPRESS_ONEZONE';
  readonly Owner?: Owner;
  readonly RestoreStatus?: RestoreStatus;
}

export interface RestoreStatus {
  readonly IsRestoreInProgress?: boolean;
  readonly RestoreExpiryDate?: string;
}

export interface CommonPrefix {
  readonly Prefix?: string;
}

export interface S3ObjectsOperations {
  's3:PutObject': { service: 's3'; name: 'PutObject'; input: PutObjectRequest; output: PutObjectOutput };
  's3:GetObject': { service: 's3'; name: 'GetObject'; input: GetObjectRequest; output: GetObjectOutput };
  's3:HeadObject': { service: 's3'; name: 'HeadObject'; input: HeadObjectRequest; output: HeadObjectOutput };
  's3:CopyObject': { service: 's3'; name: 'CopyObject'; input: CopyObjectRequest; output: CopyObjectOutput };
  's3:DeleteObject': { service: 's3'; name: 'DeleteObject'; input: DeleteObjectRequest; output: DeleteObjectOutput };
  's3:ListObjectsV2': { service: 's3'; name: 'ListObjectsV2'; input: ListObjectsV2Request; output: ListObjectsV2Output };
}
