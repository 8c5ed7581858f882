// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
export interface EnableIdentityCenterResponse {
  readonly InstanceArn?: string;
  readonly IdentityStoreId?: string;
}

export interface SignInToAccessPortalRequest {
  readonly UserName: string;
  readonly AccountId: string;
  readonly PermissionSetName: string;
}

export interface SignInToAccessPortalResponse {
  readonly SAMLAssertion?: string;
  readonly RoleArn?: string;
  readonly PrincipalArn?: string;
}

export interface PlaygroundIdentityCenterOperations {
  'playground:EnableIdentityCenter': { service: 'playground'; name: 'EnableIdentityCenter'; input: Readonly<Record<never, never>>; output: EnableIdentityCenterResponse };
  'playground:SignInToAccessPortal': { service: 'playground'; name: 'SignInToAccessPortal'; input: SignInToAccessPortalRequest; output: SignInToAccessPortalResponse };
}
