// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
export interface AssumeRoleRequest {
  readonly RoleArn: string;
  readonly RoleSessionName: string;
  readonly PolicyArns?: readonly PolicyDescriptorType[];
  readonly Policy?: string;
  readonly DurationSeconds?: number;
  readonly Tags?: readonly Tag[];
  readonly TransitiveTagKeys?: readonly string[];
  readonly ExternalId?: string;
  readonly SerialNumber?: string;
  readonly TokenCode?: string;
  readonly SourceIdentity?: string;
  readonly ProvidedContexts?: readonly ProvidedContext[];
}

export interface PolicyDescriptorType {
  readonly arn?: string;
}

export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

export interface ProvidedContext {
  readonly ProviderArn?: string;
  readonly ContextAssertion?: string;
}

export interface AssumeRoleResponse {
  readonly Credentials?: Credentials;
  readonly AssumedRoleUser?: AssumedRoleUser;
  readonly PackedPolicySize?: number;
  readonly SourceIdentity?: string;
}

export interface Credentials {
  readonly AccessKeyId: string;
  readonly SecretAccessKey: string;
  readonly SessionToken: string;
  readonly Expiration: string;
}

export interface AssumedRoleUser {
  readonly AssumedRoleId: string;
  readonly Arn: string;
}

export type GetCallerIdentityRequest = Readonly<Record<never, never>>;

export interface GetCallerIdentityResponse {
  readonly UserId?: string;
  readonly Account?: string;
  readonly Arn?: string;
}

export interface GetSessionTokenRequest {
  readonly DurationSeconds?: number;
  readonly SerialNumber?: string;
  readonly TokenCode?: string;
}

export interface GetSessionTokenResponse {
  readonly Credentials?: Credentials;
}
