// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
export interface GetIdInput {
  readonly AccountId?: string;
  readonly IdentityPoolId: string;
  readonly Logins?: Readonly<Record<string, string>>;
}

export interface GetIdResponse {
  readonly IdentityId?: string;
}

export interface GetOpenIdTokenInput {
  readonly IdentityId: string;
  readonly Logins?: Readonly<Record<string, string>>;
}

export interface GetOpenIdTokenResponse {
  readonly IdentityId?: string;
  readonly Token?: string;
}

export interface GetOpenIdTokenForDeveloperIdentityInput {
  readonly IdentityPoolId: string;
  readonly IdentityId?: string;
  readonly Logins: Readonly<Record<string, string>>;
  readonly PrincipalTags?: Readonly<Record<string, string>>;
  readonly TokenDuration?: number;
}

export interface GetOpenIdTokenForDeveloperIdentityResponse {
  readonly IdentityId?: string;
  readonly Token?: string;
}

export interface GetCredentialsForIdentityInput {
  readonly IdentityId: string;
  readonly Logins?: Readonly<Record<string, string>>;
  readonly CustomRoleArn?: string;
}

export interface GetCredentialsForIdentityResponse {
  readonly IdentityId?: string;
  readonly Credentials?: Credentials;
}

export interface Credentials {
  readonly AccessKeyId?: string;
  readonly SecretKey?: string;
  readonly SessionToken?: string;
  readonly Expiration?: string;
}

export interface CognitoIdentityOpenIdOperations {
  'cognito-identity:GetId': { service: 'cognito-identity'; name: 'GetId'; input: GetIdInput; output: GetIdResponse };
  'cognito-identity:GetOpenIdToken': { service: 'cognito-identity'; name: 'GetOpenIdToken'; input: GetOpenIdTokenInput; output: GetOpenIdTokenResponse };
  'cognito-identity:GetOpenIdTokenForDeveloperIdentity': { service: 'cognito-identity'; name: 'GetOpenIdTokenForDeveloperIdentity'; input: GetOpenIdTokenForDeveloperIdentityInput; output: GetOpenIdTokenForDeveloperIdentityResponse };
  'cognito-identity:GetCredentialsForIdentity': { service: 'cognito-identity'; name: 'GetCredentialsForIdentity'; input: GetCredentialsForIdentityInput; output: GetCredentialsForIdentityResponse };
}
