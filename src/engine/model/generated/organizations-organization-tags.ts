// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { Tag } from './organizations-shared.ts';

export interface TagResourceRequest {
  readonly ResourceId: string;
  readonly Tags: readonly Tag[];
}

export interface UntagResourceRequest {
  readonly ResourceId: string;
  readonly TagKeys: readonly string[];
}

export interface ListTagsForResourceRequest {
  readonly ResourceId: string;
  readonly NextToken?: string;
}

export interface ListTagsForResourceResponse {
  readonly Tags?: readonly Tag[];
  readonly NextToken?: string;
}

export interface OrganizationsOrganizationTagsOperations {
  'organizations:TagResource': { service: 'organizations'; name: 'TagResource'; input: TagResourceRequest; output: Readonly<Record<never, never>> };
  'organizations:UntagResource': { service: 'organizations'; name: 'UntagResource'; input: UntagResourceRequest; output: Readonly<Record<never, never>> };
  'organizations:ListTagsForResource': { service: 'organizations'; name: 'ListTagsForResource'; input: ListTagsForResourceRequest; output: ListTagsForResourceResponse };
}
