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
