// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { KmsKeysOperations } from './kms-keys.ts';
import type { KmsKeyStatesOperations } from './kms-key-states.ts';
import type { KmsAliasesOperations } from './kms-aliases.ts';
import type { KmsKeyPoliciesOperations } from './kms-key-policies.ts';
import type { KmsKeyTagsOperations } from './kms-key-tags.ts';
import type { KmsCryptographyOperations } from './kms-cryptography.ts';

export interface KmsOperations
  extends KmsKeysOperations,
    KmsKeyStatesOperations,
    KmsAliasesOperations,
    KmsKeyPoliciesOperations,
    KmsKeyTagsOperations,
    KmsCryptographyOperations {}
