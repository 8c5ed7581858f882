// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { Tag } from './iam-shared.ts';

export interface CreateOpenIDConnectProviderRequest {
  readonly Url: string;
  readonly ClientIDList?: readonly string[];
  readonly ThumbprintList?: readonly string[];
  readonly Tags?: readonly Tag[];
}

export interface CreateOpenIDConnectProviderResponse {
  readonly OpenIDConnectProviderArn?: string;
  readonly Tags?: readonly Tag[];
}

export interface GetOpenIDConnectProviderRequest {
  readonly OpenIDConnectProviderArn: string;
}

export interface GetOpenIDConnectProviderResponse {
  readonly Url?: string;
  readonly ClientIDList?: readonly string[];
  readonly ThumbprintList?: readonly string[];
  readonly CreateDate?: string;
  readonly Tags?: readonly Tag[];
}

export type ListOpenIDConnectProvidersRequest = Readonly<Record<never, never>>;

export interface ListOpenIDConnectProvidersResponse {
  readonly OpenIDConnectProviderList?: readonly OpenIDConnectProviderListEntry[];
}

export interface OpenIDConnectProviderListEntry {
  readonly Arn?: string;
}

export interface DeleteOpenIDConnectProviderRequest {
  readonly OpenIDConnectProviderArn: string;
}

export interface AddClientIDToOpenIDConnectProviderRequest {
  readonly OpenIDConnectProviderArn: string;
  readonly ClientID: string;
}

export interface RemoveClientIDFromOpenIDConnectProviderRequest {
  readonly OpenIDConnectProviderArn: string;
  readonly ClientID: string;
}

export interface UpdateOpenIDConnectProviderThumbprintRequest {
  readonly OpenIDConnectProviderArn: string;
  readonly ThumbprintList: readonly string[];
}

export interface TagOpenIDConnectProviderRequest {
  readonly OpenIDConnectProviderArn: string;
  readonly Tags: readonly Tag[];
}

export interface UntagOpenIDConnectProviderRequest {
  readonly OpenIDConnectProviderArn: string;
  readonly TagKeys: readonly string[];
}

export interface ListOpenIDConnectProviderTagsRequest {
  readonly OpenIDConnectProviderArn: string;
  readonly Marker?: string;
  readonly MaxItems?: number;
}

export interface ListOpenIDConnectProviderTagsResponse {
  readonly Tags: readonly Tag[];
  readonly IsTruncated?: boolean;
  readonly Marker?: string;
}

export interface IamOidcProvidersOperations {
  CreateOpenIDConnectProvider: { service: 'iam'; name: 'CreateOpenIDConnectProvider'; input: CreateOpenIDConnectProviderRequest; output: CreateOpenIDConnectProviderResponse };
  GetOpenIDConnectProvider: { service: 'iam'; name: 'GetOpenIDConnectProvider'; input: GetOpenIDConnectProviderRequest; output: GetOpenIDConnectProviderResponse };
  ListOpenIDConnectProviders: { service: 'iam'; name: 'ListOpenIDConnectProviders'; input: ListOpenIDConnectProvidersRequest; output: ListOpenIDConnectProvidersResponse };
  DeleteOpenIDConnectProvider: { service: 'iam'; name: 'DeleteOpenIDConnectProvider'; input: DeleteOpenIDConnectProviderRequest; output: Readonly<Record<never, never>> };
  AddClientIDToOpenIDConnectProvider: { service: 'iam'; name: 'AddClientIDToOpenIDConnectProvider'; input: AddClientIDToOpenIDConnectProviderRequest; output: Readonly<Record<never, never>> };
  RemoveClientIDFromOpenIDConnectProvider: { service: 'iam'; name: 'RemoveClientIDFromOpenIDConnectProvider'; input: RemoveClientIDFromOpenIDConnectProviderRequest; output: Readonly<Record<never, never>> };
  UpdateOpenIDConnectProviderThumbprint: { service: 'iam'; name: 'UpdateOpenIDConnectProviderThumbprint'; input: UpdateOpenIDConnectProviderThumbprintRequest; output: Readonly<Record<never, never>> };
  TagOpenIDConnectProvider: { service: 'iam'; name: 'TagOpenIDConnectProvider'; input: TagOpenIDConnectProviderRequest; output: Readonly<Record<never, never>> };
  UntagOpenIDConnectProvider: { service: 'iam'; name: 'UntagOpenIDConnectProvider'; input: UntagOpenIDConnectProviderRequest; output: Readonly<Record<never, never>> };
  ListOpenIDConnectProviderTags: { service: 'iam'; name: 'ListOpenIDConnectProviderTags'; input: ListOpenIDConnectProviderTagsRequest; output: ListOpenIDConnectProviderTagsResponse };
}
