// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { SecretsmanagerSecretsOperations } from './secretsmanager-secrets.ts';
import type { SecretsmanagerSecretPoliciesOperations } from './secretsmanager-secret-policies.ts';
import type { SecretsmanagerSecretTagsOperations } from './secretsmanager-secret-tags.ts';

export interface SecretsmanagerOperations
  extends SecretsmanagerSecretsOperations,
    SecretsmanagerSecretPoliciesOperations,
    SecretsmanagerSecretTagsOperations {}
