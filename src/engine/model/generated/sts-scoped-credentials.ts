// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { Credentials } from './sts-shared.ts';

export interface GetScopedCredentialsRequest {
  readonly Policy?: string;
  readonly DurationSeconds?: number;
  readonly MinimumSessionTokenSize?: number;
  readonly ScopedSessionDescription?: string;
}

export interface GetScopedCredentialsResponse {
  readonly Credentials?: Credentials;
  readonly SessionInfo?: ScopedSessionInfo;
  readonly SessionTokenUtilization?: number;
  readonly SessionTokenSize?: number;
  readonly ScopedPoliciesCount?: number;
  readonly SourceIdentity?: string;
}

export interface ScopedSessionInfo {
  readonly ScopedSessionId: string;
  readonly Arn: string;
}

export interface StsScopedCredentialsOperations {
  GetScopedCredentials: { service: 'sts'; name: 'GetScopedCredentials'; input: GetScopedCredentialsRequest; output: GetScopedCredentialsResponse };
}
