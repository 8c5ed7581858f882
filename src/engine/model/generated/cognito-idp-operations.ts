// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { CognitoIdpUserPoolsOperations } from './cognito-idp-user-pools.ts';
import type { CognitoIdpUserPoolClientsOperations } from './cognito-idp-user-pool-clients.ts';
import type { CognitoIdpPeopleOperations } from './cognito-idp-people.ts';
import type { CognitoIdpPoolGroupsOperations } from './cognito-idp-pool-groups.ts';
import type { CognitoIdpSignInOperations } from './cognito-idp-sign-in.ts';

export interface CognitoIdpOperations
  extends CognitoIdpUserPoolsOperations,
    CognitoIdpUserPoolClientsOperations,
    CognitoIdpPeopleOperations,
    CognitoIdpPoolGroupsOperations,
    CognitoIdpSignInOperations {}
