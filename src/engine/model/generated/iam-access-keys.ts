// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
export interface CreateAccessKeyRequest {
  readonly UserName?: string;
}

export interface CreateAccessKeyResponse {
  readonly AccessKey: AccessKey;
}

export interface AccessKey {
  readonly UserName: string;
  readonly AccessKeyId: string;
  readonly Status: 'Active' | 'Inactive';
  readonly SecretAccessKey: string;
  readonly CreateDate?: string;
}

export interface ListAccessKeysRequest {
  readonly UserName?: string;
  readonly Marker?: string;
  readonly MaxItems?: number;
}

export interface ListAccessKeysResponse {
  readonly AccessKeyMetadata: readonly AccessKeyMetadata[];
  readonly IsTruncated?: boolean;
  readonly Marker?: string;
}

export interface AccessKeyMetadata {
  readonly UserName?: string;
  readonly AccessKeyId?: string;
  readonly Status?: 'Active' | 'Inactive';
  readonly CreateDate?: string;
}

export interface UpdateAccessKeyRequest {
  readonly UserName?: string;
  readonly AccessKeyId: string;
  readonly Status: 'Active' | 'Inactive';
}

export interface DeleteAccessKeyRequest {
  readonly UserName?: string;
  readonly AccessKeyId: string;
}

export interface GetAccessKeyLastUsedRequest {
  readonly AccessKeyId: string;
}

export interface GetAccessKeyLastUsedResponse {
  readonly UserName?: string;
  readonly AccessKeyLastUsed?: AccessKeyLastUsed;
}

export interface AccessKeyLastUsed {
  readonly LastUsedDate?: string;
  readonly ServiceName: string;
  readonly Region: string;
}

export interface IamAccessKeysOperations {
  CreateAccessKey: { service: 'iam'; name: 'CreateAccessKey'; input: CreateAccessKeyRequest; output: CreateAccessKeyResponse };
  ListAccessKeys: { service: 'iam'; name: 'ListAccessKeys'; input: ListAccessKeysRequest; output: ListAccessKeysResponse };
  UpdateAccessKey: { service: 'iam'; name: 'UpdateAccessKey'; input: UpdateAccessKeyRequest; output: Readonly<Record<never, never>> };
  DeleteAccessKey: { service: 'iam'; name: 'DeleteAccessKey'; input: DeleteAccessKeyRequest; output: Readonly<Record<never, never>> };
  GetAccessKeyLastUsed: { service: 'iam'; name: 'GetAccessKeyLastUsed'; input: GetAccessKeyLastUsedRequest; output: GetAccessKeyLastUsedResponse };
}
