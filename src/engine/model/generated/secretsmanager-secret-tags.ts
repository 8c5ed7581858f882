// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { Tag } from './secretsmanager-shared.ts';

export interface TagResourceRequest {
  readonly SecretId: string;
  readonly Tags: readonly Tag[];
}

export interface UntagResourceRequest {
  readonly SecretId: string;
  readonly TagKeys: readonly string[];
}
