// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { Credentials, PolicyDescriptorType, Tag } from './sts-shared.ts';

export interface GetSessionTokenRequest {
  readonly DurationSeconds?: number;
  readonly SerialNumber?: string;
  readonly TokenCode?: string;
}

export interface GetSessionTokenResponse {
  readonly Credentials?: Credentials;
}

export interface GetFederationTokenRequest {
  readonly Name: string;
  readonly Policy?: string;
  readonly PolicyArns?: readonly PolicyDescriptorType[];
  readonly DurationSeconds?: number;
  readonly Tags?: readonly Tag[];
}

export interface GetFederationTokenResponse {
  readonly Credentials?: Credentials;
  readonly FederatedUser?: FederatedUser;
  readonly PackedPolicySize?: number;
}

export interface FederatedUser {
  readonly FederatedUserId: string;
  readonly Arn: string;
}

export interface StsSessionTokensOperations {
  GetSessionToken: { service: 'sts'; name: 'GetSessionToken'; input: GetSessionTokenRequest; output: GetSessionTokenResponse };
  GetFederationToken: { service: 'sts'; name: 'GetFederationToken'; input: GetFederationTokenRequest; output: GetFederationTokenResponse };
}
