// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { Tag } from './iam-shared.ts';

export interface CreateSAMLProviderRequest {
  readonly SAMLMetadataDocument: string;
  readonly Name: string;
  readonly Tags?: readonly Tag[];
  readonly AssertionEncryptionMode?: 'Required' | 'Allowed';
  readonly AddPrivateKey?: string;
}

export interface CreateSAMLProviderResponse {
  readonly SAMLProviderArn?: string;
  readonly Tags?: readonly Tag[];
}

export interface GetSAMLProviderRequest {
  readonly SAMLProviderArn: string;
}

export interface GetSAMLProviderResponse {
  readonly SAMLProviderUUID?: string;
  readonly SAMLMetadataDocument?: string;
  readonly CreateDate?: string;
  readonly ValidUntil?: string;
  readonly Tags?: readonly Tag[];
  readonly AssertionEncryptionMode?: 'Required' | 'Allowed';
  readonly PrivateKeyList?: readonly SAMLPrivateKey[];
}

export interface SAMLPrivateKey {
  readonly KeyId?: string;
  readonly Timestamp?: string;
}

export type ListSAMLProvidersRequest = Readonly<Record<never, never>>;

export interface ListSAMLProvidersResponse {
  readonly SAMLProviderList?: readonly SAMLProviderListEntry[];
}

export interface SAMLProviderListEntry {
  readonly Arn?: string;
  readonly ValidUntil?: string;
  readonly CreateDate?: string;
}

export interface UpdateSAMLProviderRequest {
  readonly SAMLMetadataDocument?: string;
  readonly SAMLProviderArn: string;
  readonly AssertionEncryptionMode?: 'Required' | 'Allowed';
  readonly AddPrivateKey?: string;
  readonly RemovePrivateKey?: string;
}

export interface UpdateSAMLProviderResponse {
  readonly SAMLProviderArn?: string;
}

export interface DeleteSAMLProviderRequest {
  readonly SAMLProviderArn: string;
}

export interface TagSAMLProviderRequest {
  readonly SAMLProviderArn: string;
  readonly Tags: readonly Tag[];
}

export interface UntagSAMLProviderRequest {
  readonly SAMLProviderArn: string;
  readonly TagKeys: readonly string[];
}

export interface ListSAMLProviderTagsRequest {
  readonly SAMLProviderArn: string;
  readonly Marker?: string;
  readonly MaxItems?: number;
}

export interface ListSAMLProviderTagsResponse {
  readonly Tags: readonly Tag[];
  readonly IsTruncated?: boolean;
  readonly Marker?: string;
}

export interface IamSamlProvidersOperations {
  CreateSAMLProvider: { service: 'iam'; name: 'CreateSAMLProvider'; input: CreateSAMLProviderRequest; output: CreateSAMLProviderResponse };
  GetSAMLProvider: { service: 'iam'; name: 'GetSAMLProvider'; input: GetSAMLProviderRequest; output: GetSAMLProviderResponse };
  ListSAMLProviders: { service: 'iam'; name: 'ListSAMLProviders'; input: ListSAMLProvidersRequest; output: ListSAMLProvidersResponse };
  UpdateSAMLProvider: { service: 'iam'; name: 'UpdateSAMLProvider'; input: UpdateSAMLProviderRequest; output: UpdateSAMLProviderResponse };
  DeleteSAMLProvider: { service: 'iam'; name: 'DeleteSAMLProvider'; input: DeleteSAMLProviderRequest; output: Readonly<Record<never, never>> };
  TagSAMLProvider: { service: 'iam'; name: 'TagSAMLProvider'; input: TagSAMLProviderRequest; output: Readonly<Record<never, never>> };
  UntagSAMLProvider: { service: 'iam'; name: 'UntagSAMLProvider'; input: UntagSAMLProviderRequest; output: Readonly<Record<never, never>> };
  ListSAMLProviderTags: { service: 'iam'; name: 'ListSAMLProviderTags'; input: ListSAMLProviderTagsRequest; output: ListSAMLProviderTagsResponse };
}
