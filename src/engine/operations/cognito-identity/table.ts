import { notYet } from '../not-yet.ts';
import type { PartTable } from '../operation.ts';

export const operations: PartTable<'cognito-identity'> = {
  ...notYet(
    'cognito-identity:CreateIdentityPool',
    'cognito-identity:DescribeIdentityPool',
    'cognito-identity:UpdateIdentityPool',
    'cognito-identity:DeleteIdentityPool',
    'cognito-identity:ListIdentityPools',
    'cognito-identity:SetIdentityPoolRoles',
    'cognito-identity:GetIdentityPoolRoles',
    'cognito-identity:SetPrincipalTagAttributeMap',
    'cognito-identity:GetPrincipalTagAttributeMap',
    'cognito-identity:GetId',
    'cognito-identity:GetOpenIdToken',
    'cognito-identity:GetOpenIdTokenForDeveloperIdentity',
    'cognito-identity:GetCredentialsForIdentity',
    'cognito-identity:ListIdentities',
    'cognito-identity:DescribeIdentity',
    'cognito-identity:DeleteIdentities',
    'cognito-identity:UnlinkIdentity',
  ),
};
