// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { Tag } from './iam-shared.ts';

export interface TagRoleRequest {
  readonly RoleName: string;
  readonly Tags: readonly Tag[];
}

export interface UntagRoleRequest {
  readonly RoleName: string;
  readonly TagKeys: readonly string[];
}

export interface ListRoleTagsRequest {
  readonly RoleName: string;
  readonly Marker?: string;
  readonly MaxItems?: number;
}

export interface ListRoleTagsResponse {
  readonly Tags: readonly Tag[];
  readonly IsTruncated?: boolean;
  readonly Marker?: string;
}

export interface IamRoleTagsOperations {
  TagRole: { service: 'iam'; name: 'TagRole'; input: TagRoleRequest; output: Readonly<Record<never, never>> };
  UntagRole: { service: 'iam'; name: 'UntagRole'; input: UntagRoleRequest; output: Readonly<Record<never, never>> };
  ListRoleTags: { service: 'iam'; name: 'ListRoleTags'; input: ListRoleTagsRequest; output: ListRoleTagsResponse };
}
