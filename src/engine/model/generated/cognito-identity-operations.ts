// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type {
  CreateIdentityPoolInput,
  IdentityPool,
  DescribeIdentityPoolInput,
  DeleteIdentityPoolInput,
  ListIdentityPoolsInput,
  ListIdentityPoolsResponse,
} from './cognito-identity-identity-pools.ts';
import type {
  SetIdentityPoolRolesInput,
  GetIdentityPoolRolesInput,
  GetIdentityPoolRolesResponse,
  SetPrincipalTagAttributeMapInput,
  SetPrincipalTagAttributeMapResponse,
  GetPrincipalTagAttributeMapInput,
  GetPrincipalTagAttributeMapResponse,
} from './cognito-identity-pool-roles.ts';
import type {
  GetIdInput,
  GetIdResponse,
  GetOpenIdTokenInput,
  GetOpenIdTokenResponse,
  GetOpenIdTokenForDeveloperIdentityInput,
  GetOpenIdTokenForDeveloperIdentityResponse,
  GetCredentialsForIdentityInput,
  GetCredentialsForIdentityResponse,
} from './cognito-identity-open-id.ts';
import type {
  ListIdentitiesInput,
  ListIdentitiesResponse,
  DescribeIdentityInput,
  IdentityDescription,
  DeleteIdentitiesInput,
  DeleteIdentitiesResponse,
  UnlinkIdentityInput,
} from './cognito-identity-identities.ts';

export interface CognitoIdentityOperations {
  'cognito-identity:CreateIdentityPool': { service: 'cognito-identity'; name: 'CreateIdentityPool'; input: CreateIdentityPoolInput; output: IdentityPool };
  'cognito-identity:DescribeIdentityPool': { service: 'cognito-identity'; name: 'DescribeIdentityPool'; input: DescribeIdentityPoolInput; output: IdentityPool };
  'cognito-identity:UpdateIdentityPool': { service: 'cognito-identity'; name: 'UpdateIdentityPool'; input: IdentityPool; output: IdentityPool };
  'cognito-identity:DeleteIdentityPool': { service: 'cognito-identity'; name: 'DeleteIdentityPool'; input: DeleteIdentityPoolInput; output: Readonly<Record<never, never>> };
  'cognito-identity:ListIdentityPools': { service: 'cognito-identity'; name: 'ListIdentityPools'; input: ListIdentityPoolsInput; output: ListIdentityPoolsResponse };
  'cognito-identity:SetIdentityPoolRoles': { service: 'cognito-identity'; name: 'SetIdentityPoolRoles'; input: SetIdentityPoolRolesInput; output: Readonly<Record<never, never>> };
  'cognito-identity:GetIdentityPoolRoles': { service: 'cognito-identity'; name: 'GetIdentityPoolRoles'; input: GetIdentityPoolRolesInput; output: GetIdentityPoolRolesResponse };
  'cognito-identity:SetPrincipalTagAttributeMap': { service: 'cognito-identity'; name: 'SetPrincipalTagAttributeMap'; input: SetPrincipalTagAttributeMapInput; output: SetPrincipalTagAttributeMapResponse };
  'cognito-identity:GetPrincipalTagAttributeMap': { service: 'cognito-identity'; name: 'GetPrincipalTagAttributeMap'; input: GetPrincipalTagAttributeMapInput; output: GetPrincipalTagAttributeMapResponse };
  'cognito-identity:GetId': { service: 'cognito-identity'; name: 'GetId'; input: GetIdInput; output: GetIdResponse };
  'cognito-identity:GetOpenIdToken': { service: 'cognito-identity'; name: 'GetOpenIdToken'; input: GetOpenIdTokenInput; output: GetOpenIdTokenResponse };
  'cognito-identity:GetOpenIdTokenForDeveloperIdentity': { service: 'cognito-identity'; name: 'GetOpenIdTokenForDeveloperIdentity'; input: GetOpenIdTokenForDeveloperIdentityInput; output: GetOpenIdTokenForDeveloperIdentityResponse };
  'cognito-identity:GetCredentialsForIdentity': { service: 'cognito-identity'; name: 'GetCredentialsForIdentity'; input: GetCredentialsForIdentityInput; output: GetCredentialsForIdentityResponse };
  'cognito-identity:ListIdentities': { service: 'cognito-identity'; name: 'ListIdentities'; input: ListIdentitiesInput; output: ListIdentitiesResponse };
  'cognito-identity:DescribeIdentity': { service: 'cognito-identity'; name: 'DescribeIdentity'; input: DescribeIdentityInput; output: IdentityDescription };
  'cognito-identity:DeleteIdentities': { service: 'cognito-identity'; name: 'DeleteIdentities'; input: DeleteIdentitiesInput; output: DeleteIdentitiesResponse };
  'cognito-identity:UnlinkIdentity': { service: 'cognito-identity'; name: 'UnlinkIdentity'; input: UnlinkIdentityInput; output: Readonly<Record<never, never>> };
}
