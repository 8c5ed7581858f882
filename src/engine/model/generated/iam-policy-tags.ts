// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { Tag } from './iam-shared.ts';

export interface TagPolicyRequest {
  readonly PolicyArn: string;
  readonly Tags: readonly Tag[];
}

export interface UntagPolicyRequest {
  readonly PolicyArn: string;
  readonly TagKeys: readonly string[];
}

export interface ListPolicyTagsRequest {
  readonly PolicyArn: string;
  readonly Marker?: string;
  readonly MaxItems?: number;
}

export interface ListPolicyTagsResponse {
  readonly Tags: readonly Tag[];
  readonly IsTruncated?: boolean;
  readonly Marker?: string;
}

export interface IamPolicyTagsOperations {
  TagPolicy: { service: 'iam'; name: 'TagPolicy'; input: TagPolicyRequest; output: Readonly<Record<never, never>> };
  UntagPolicy: { service: 'iam'; name: 'UntagPolicy'; input: UntagPolicyRequest; output: Readonly<Record<never, never>> };
  ListPolicyTags: { service: 'iam'; name: 'ListPolicyTags'; input: ListPolicyTagsRequest; output: ListPolicyTagsResponse };
}
