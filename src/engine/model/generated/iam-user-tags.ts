// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { Tag } from './iam-shared.ts';

export interface TagUserRequest {
  readonly UserName: string;
  readonly Tags: readonly Tag[];
}

export interface UntagUserRequest {
  readonly UserName: string;
  readonly TagKeys: readonly string[];
}

export interface ListUserTagsRequest {
  readonly UserName: string;
  readonly Marker?: string;
  readonly MaxItems?: number;
}

export interface ListUserTagsResponse {
  readonly Tags: readonly Tag[];
  readonly IsTruncated?: boolean;
  readonly Marker?: string;
}

export interface IamUserTagsOperations {
  TagUser: { service: 'iam'; name: 'TagUser'; input: TagUserRequest; output: Readonly<Record<never, never>> };
  UntagUser: { service: 'iam'; name: 'UntagUser'; input: UntagUserRequest; output: Readonly<Record<never, never>> };
  ListUserTags: { service: 'iam'; name: 'ListUserTags'; input: ListUserTagsRequest; output: ListUserTagsResponse };
}
