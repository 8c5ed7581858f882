// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
export interface SetIdentityPoolRolesInput {
  readonly IdentityPoolId: string;
  readonly Roles: Readonly<Record<string, string>>;
  readonly RoleMappings?: Readonly<Record<string, RoleMapping>>;
}

export interface RoleMapping {
  readonly Type: 'Token' | 'Rules';
  readonly AmbiguousRoleResolution?: 'AuthenticatedRole' | 'Deny';
  readonly RulesConfiguration?: RulesConfigurationType;
}

export interface RulesConfigurationType {
  readonly Rules: readonly MappingRule[];
}

export interface MappingRule {
  readonly Claim: string;
  readonly MatchType: 'Equals' | 'Contains' | 'StartsWith' | 'NotEqual';
  readonly Value: string;
  readonly RoleARN: string;
}

export interface GetIdentityPoolRolesInput {
  readonly IdentityPoolId: string;
}

export interface GetIdentityPoolRolesResponse {
  readonly IdentityPoolId?: string;
  readonly Roles?: Readonly<Record<string, string>>;
  readonly RoleMappings?: Readonly<Record<string, RoleMapping>>;
}

export interface SetPrincipalTagAttributeMapInput {
  readonly IdentityPoolId: string;
  readonly IdentityProviderName: string;
  readonly UseDefaults?: boolean;
  readonly PrincipalTags?: Readonly<Record<string, string>>;
}

export interface SetPrincipalTagAttributeMapResponse {
  readonly IdentityPoolId?: string;
  readonly IdentityProviderName?: string;
  readonly UseDefaults?: boolean;
  readonly PrincipalTags?: Readonly<Record<string, string>>;
}

export interface GetPrincipalTagAttributeMapInput {
  readonly IdentityPoolId: string;
  readonly IdentityProviderName: string;
}

export interface GetPrincipalTagAttributeMapResponse {
  readonly IdentityPoolId?: string;
  readonly IdentityProviderName?: string;
  readonly UseDefaults?: boolean;
  readonly PrincipalTags?: Readonly<Record<string, string>>;
}

export interface CognitoIdentityPoolRolesOperations {
  'cognito-identity:SetIdentityPoolRoles': { service: 'cognito-identity'; name: 'SetIdentityPoolRoles'; input: SetIdentityPoolRolesInput; output: Readonly<Record<never, never>> };
  'cognito-identity:GetIdentityPoolRoles': { service: 'cognito-identity'; name: 'GetIdentityPoolRoles'; input: GetIdentityPoolRolesInput; output: GetIdentityPoolRolesResponse };
  'cognito-identity:SetPrincipalTagAttributeMap': { service: 'cognito-identity'; name: 'SetPrincipalTagAttributeMap'; input: SetPrincipalTagAttributeMapInput; output: SetPrincipalTagAttributeMapResponse };
  'cognito-identity:GetPrincipalTagAttributeMap': { service: 'cognito-identity'; name: 'GetPrincipalTagAttributeMap'; input: GetPrincipalTagAttributeMapInput; output: GetPrincipalTagAttributeMapResponse };
}
