// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { AssumedRoleUser, Credentials, PolicyDescriptorType } from './sts-shared.ts';

export interface AssumeRoleWithWebIdentityRequest {
  readonly RoleArn: string;
  readonly RoleSessionName: string;
  readonly WebIdentityToken: string;
  readonly ProviderId?: string;
  readonly PolicyArns?: readonly PolicyDescriptorType[];
  readonly Policy?: string;
  readonly DurationSeconds?: number;
}

export interface AssumeRoleWithWebIdentityResponse {
  readonly Credentials?: Credentials;
  readonly SubjectFromWebIdentityToken?: string;
  readonly AssumedRoleUser?: AssumedRoleUser;
  readonly PackedPolicySize?: number;
  readonly Provider?: string;
  readonly Audience?: string;
  readonly SourceIdentity?: string;
}

export interface StsWebIdentityOperations {
  AssumeRoleWithWebIdentity: { service: 'sts'; name: 'AssumeRoleWithWebIdentity'; input: AssumeRoleWithWebIdentityRequest; output: AssumeRoleWithWebIdentityResponse };
}
