// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { CognitoIdentityIdentityPoolsOperations } from './cognito-identity-identity-pools.ts';
import type { CognitoIdentityPoolRolesOperations } from './cognito-identity-pool-roles.ts';
import type { CognitoIdentityOpenIdOperations } from './cognito-identity-open-id.ts';
import type { CognitoIdentityIdentitiesOperations } from './cognito-identity-identities.ts';

export interface CognitoIdentityOperations
  extends CognitoIdentityIdentityPoolsOperations,
    CognitoIdentityPoolRolesOperations,
    CognitoIdentityOpenIdOperations,
    CognitoIdentityIdentitiesOperations {}
