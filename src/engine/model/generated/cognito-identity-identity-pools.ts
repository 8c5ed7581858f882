// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
export interface CreateIdentityPoolInput {
  readonly IdentityPoolName: string;
  readonly AllowUnauthenticatedIdentities: boolean;
  readonly AllowClassicFlow?: boolean;
  readonly SupportedLoginProviders?: Readonly<Record<string, string>>;
  readonly DeveloperProviderName?: string;
  readonly OpenIdConnectProviderARNs?: readonly string[];
  readonly CognitoIdentityProviders?: readonly CognitoIdentityProvider[];
  readonly SamlProviderARNs?: readonly string[];
  readonly IdentityPoolTags?: Readonly<Record<string, string>>;
}

export interface CognitoIdentityProvider {
  readonly ProviderName?: string;
  readonly ClientId?: string;
  readonly ServerSideTokenCheck?: boolean;
}

export interface IdentityPool {
  readonly IdentityPoolId: string;
  readonly IdentityPoolName: string;
  readonly AllowUnauthenticatedIdentities: boolean;
  readonly AllowClassicFlow?: boolean;
  readonly SupportedLoginProviders?: Readonly<Record<string, string>>;
  readonly DeveloperProviderName?: string;
  readonly OpenIdConnectProviderARNs?: readonly string[];
  readonly CognitoIdentityProviders?: readonly CognitoIdentityProvider[];
  readonly SamlProviderARNs?: readonly string[];
  readonly IdentityPoolTags?: Readonly<Record<string, string>>;
}

export interface DescribeIdentityPoolInput {
  readonly IdentityPoolId: string;
}

export interface DeleteIdentityPoolInput {
  readonly IdentityPoolId: string;
}

export interface ListIdentityPoolsInput {
  readonly MaxResults: number;
  readonly NextToken?: string;
}

export interface ListIdentityPoolsResponse {
  readonly IdentityPools?: readonly IdentityPoolShortDescription[];
  readonly NextToken?: string;
}

export interface IdentityPoolShortDescription {
  readonly IdentityPoolId?: string;
  readonly IdentityPoolName?: string;
}

export interface CognitoIdentityIdentityPoolsOperations {
  'cognito-identity:CreateIdentityPool': { service: 'cognito-identity'; name: 'CreateIdentityPool'; input: CreateIdentityPoolInput; output: IdentityPool };
  'cognito-identity:DescribeIdentityPool': { service: 'cognito-identity'; name: 'DescribeIdentityPool'; input: DescribeIdentityPoolInput; output: IdentityPool };
  'cognito-identity:UpdateIdentityPool': { service: 'cognito-identity'; name: 'UpdateIdentityPool'; input: IdentityPool; output: IdentityPool };
  'cognito-identity:DeleteIdentityPool': { service: 'cognito-identity'; name: 'DeleteIdentityPool'; input: DeleteIdentityPoolInput; output: Readonly<Record<never, never>> };
  'cognito-identity:ListIdentityPools': { service: 'cognito-identity'; name: 'ListIdentityPools'; input: ListIdentityPoolsInput; output: ListIdentityPoolsResponse };
}
