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

export interface SecretsmanagerSecretTagsOperations {
  'secretsmanager:TagResource': { service: 'secretsmanager'; name: 'TagResource'; input: TagResourceRequest; output: Readonly<Record<never, never>> };
  'secretsmanager:UntagResource': { service: 'secretsmanager'; name: 'UntagResource'; input: UntagResourceRequest; output: Readonly<Record<never, never>> };
}
