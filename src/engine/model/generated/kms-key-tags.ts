// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { Tag } from './kms-shared.ts';

export interface TagResourceRequest {
  readonly KeyId: string;
  readonly Tags: readonly Tag[];
}

export interface UntagResourceRequest {
  readonly KeyId: string;
  readonly TagKeys: readonly string[];
}

export interface ListResourceTagsRequest {
  readonly KeyId: string;
  readonly Limit?: number;
  readonly Marker?: string;
}

export interface ListResourceTagsResponse {
  readonly Tags?: readonly Tag[];
  readonly NextMarker?: string;
  readonly Truncated?: boolean;
}

export interface KmsKeyTagsOperations {
  'kms:TagResource': { service: 'kms'; name: 'TagResource'; input: TagResourceRequest; output: Readonly<Record<never, never>> };
  'kms:UntagResource': { service: 'kms'; name: 'UntagResource'; input: UntagResourceRequest; output: Readonly<Record<never, never>> };
  'kms:ListResourceTags': { service: 'kms'; name: 'ListResourceTags'; input: ListResourceTagsRequest; output: ListResourceTagsResponse };
}
