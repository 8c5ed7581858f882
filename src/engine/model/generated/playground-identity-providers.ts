// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
export interface SignInToProviderRequest {
  readonly Issuer: string;
  readonly Subject: string;
  readonly Audience: string;
  readonly DurationSeconds?: number;
  readonly Claims?: readonly Claim[];
}

export interface Claim {
  readonly Name: string;
  readonly Values: readonly string[];
}

export interface SignInToProviderResponse {
  readonly WebIdentityToken?: string;
  readonly Expiration?: string;
}

export interface SignInToSamlProviderRequest {
  readonly SAMLProviderArn: string;
  readonly RoleArn: string;
  readonly NameId: string;
  readonly RoleSessionName?: string;
  readonly DurationSeconds?: number;
  readonly Attributes?: readonly Claim[];
}

export interface SignInToSamlProviderResponse {
  readonly SAMLAssertion?: string;
}

export interface PlaygroundIdentityProvidersOperations {
  'playground:SignInToProvider': { service: 'playground'; name: 'SignInToProvider'; input: SignInToProviderRequest; output: SignInToProviderResponse };
  'playground:SignInToSamlProvider': { service: 'playground'; name: 'SignInToSamlProvider'; input: SignInToSamlProviderRequest; output: SignInToSamlProviderResponse };
}
