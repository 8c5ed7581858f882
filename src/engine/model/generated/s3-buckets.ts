// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { Owner } from './s3-shared.ts';

export interface CreateBucketRequest {
  readonly ACL?: 'private' | 'public-read' | 'public-read-write' | 'authenticated-read';
  readonly Bucket: string;
  readonly CreateBucketConfiguration?: CreateBucketConfiguration;
  readonly GrantFullControl?: string;
  readonly GrantRead?: string;
  readonly GrantReadACP?: string;
  readonly GrantWrite?: string;
  readonly GrantWriteACP?: string;
  readonly ObjectLockEnabledForBucket?: boolean;
  readonly ObjectOwnership?: 'BucketOwnerPreferred' | 'ObjectWriter' | 'BucketOwnerEnforced';
}

export interface CreateBucketConfiguration {
  readonly LocationConstraint?: 'af-south-1' | 'ap-east-1' | 'ap-northeast-1' | 'ap-northeast-2' | 'ap-northeast-3' | 'ap-south-1' | 'ap-south-2' | 'ap-southeast-1' | 'ap-southeast-2' | 'ap-southeast-3' | 'ap-southeast-4' | 'ap-southeast-5' | 'ca-central-1' | 'cn-north-1' | 'cn-northwest-1' | 'EU' | 'eu-central-1' | 'eu-central-2' | 'eu-north-1' | 'eu-south-1' | 'eu-south-2' | 'eu-west-1' | 'eu-west-2' | 'eu-west-3' | 'il-central-1' | 'me-central-1' | 'me-south-1' | 'sa-east-1' | 'us-east-2' | 'us-gov-east-1' | 'us-gov-west-1' | 'us-west-1' | 'us-west-2';
  readonly Location?: LocationInfo;
  readonly Bucket?: BucketInfo;
}

export interface LocationInfo {
  readonly Type?: 'AvailabilityZone' | 'LocalZone';
  readonly Name?: string;
}

export interface BucketInfo {
  readonly DataRedundancy?: 'SingleAvailabilityZone' | 'SingleLocalZone';
  readonly Type?: 'Directory';
}

export interface CreateBucketOutput {
  readonly Location?: string;
}

export interface DeleteBucketRequest {
  readonly Bucket: string;
  readonly ExpectedBucketOwner?: string;
}

export interface ListBucketsRequest {
  readonly MaxBuckets?: number;
  readonly ContinuationToken?: string;
  readonly Prefix?: string;
  readonly BucketRegion?: string;
}

export interface ListBucketsOutput {
  readonly Buckets?: readonly Bucket[];
  readonly Owner?: Owner;
  readonly ContinuationToken?: string;
  readonly Prefix?: string;
}

export interface Bucket {
  readonly Name?: string;
  readonly CreationDate?: string;
  readonly BucketRegion?: string;
}

export interface HeadBucketRequest {
  readonly Bucket: string;
  readonly ExpectedBucketOwner?: string;
}

export interface HeadBucketOutput {
  readonly BucketLocationType?: 'AvailabilityZone' | 'LocalZone';
  readonly BucketLocationName?: string;
  readonly BucketRegion?: string;
  readonly AccessPointAlias?: boolean;
}

export interface GetBucketLocationRequest {
  readonly Bucket: string;
  readonly ExpectedBucketOwner?: string;
}

export interface GetBucketLocationOutput {
  readonly LocationConstraint?: 'af-south-1' | 'ap-east-1' | 'ap-northeast-1' | 'ap-northeast-2' | 'ap-northeast-3' | 'ap-south-1' | 'ap-south-2' | 'ap-southeast-1' | 'ap-southeast-2' | 'ap-southeast-3' | 'ap-southeast-4' | 'ap-southeast-5' | 'ca-central-1' | 'cn-north-1' | 'cn-northwest-1' | 'EU' | 'eu-central-1' | 'eu-central-2' | 'eu-north-1' | 'eu-south-1' | 'eu-south-2' | 'eu-west-1' | 'eu-west-2' | 'eu-west-3' | 'il-central-1' | 'me-central-1' | 'me-south-1' | 'sa-east-1' | 'us-east-2' | 'us-gov-east-1' | 'us-gov-west-1' | 'us-west-1' | 'us-west-2';
}

export interface S3BucketsOperations {
  's3:CreateBucket': { service: 's3'; name: 'CreateBucket'; input: CreateBucketRequest; output: CreateBucketOutput };
  's3:DeleteBucket': { service: 's3'; name: 'DeleteBucket'; input: DeleteBucketRequest; output: Readonly<Record<never, never>> };
  's3:ListBuckets': { service: 's3'; name: 'ListBuckets'; input: ListBucketsRequest; output: ListBucketsOutput };
  's3:HeadBucket': { service: 's3'; name: 'HeadBucket'; input: HeadBucketRequest; output: HeadBucketOutput };
  's3:GetBucketLocation': { service: 's3'; name: 'GetBucketLocation'; input: GetBucketLocationRequest; output: GetBucketLocationOutput };
}
