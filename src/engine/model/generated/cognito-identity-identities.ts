// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
export interface ListIdentitiesInput {
  readonly IdentityPoolId: string;
  readonly MaxResults: number;
  readonly NextToken?: string;
  readonly HideDisabled?: boolean;
}

export interface ListIdentitiesResponse {
  readonly IdentityPoolId?: string;
  readonly Identities?: readonly IdentityDescription[];
  readonly NextToken?: string;
}

export interface IdentityDescription {
  readonly IdentityId?: string;
  readonly Logins?: readonly string[];
  readonly CreationDate?: string;
  readonly LastModifiedDate?: string;
}

export interface DescribeIdentityInput {
  readonly IdentityId: string;
}

export interface DeleteIdentitiesInput {
  readonly IdentityIdsToDelete: readonly string[];
}

export interface DeleteIdentitiesResponse {
  readonly UnprocessedIdentityIds?: readonly UnprocessedIdentityId[];
}

export interface UnprocessedIdentityId {
  readonly IdentityId?: string;
  readonly ErrorCode?: 'AccessDenied' | 'InternalServerError';
}

export interface UnlinkIdentityInput {
  readonly IdentityId: string;
  readonly Logins: Readonly<Record<string, string>>;
  readonly LoginsToRemove: readonly string[];
}

export interface CognitoIdentityIdentitiesOperations {
  'cognito-identity:ListIdentities': { service: 'cognito-identity'; name: 'ListIdentities'; input: ListIdentitiesInput; output: ListIdentitiesResponse };
  'cognito-identity:DescribeIdentity': { service: 'cognito-identity'; name: 'DescribeIdentity'; input: DescribeIdentityInput; output: IdentityDescription };
  'cognito-identity:DeleteIdentities': { service: 'cognito-identity'; name: 'DeleteIdentities'; input: DeleteIdentitiesInput; output: DeleteIdentitiesResponse };
  'cognito-identity:UnlinkIdentity': { service: 'cognito-identity'; name: 'UnlinkIdentity'; input: UnlinkIdentityInput; output: Readonly<Record<never, never>> };
}
