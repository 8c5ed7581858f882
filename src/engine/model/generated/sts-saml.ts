// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { AssumedRoleUser, Credentials, PolicyDescriptorType } from './sts-shared.ts';

export interface AssumeRoleWithSAMLRequest {
  readonly RoleArn: string;
  readonly PrincipalArn: string;
  readonly SAMLAssertion: string;
  readonly PolicyArns?: readonly PolicyDescriptorType[];
  readonly Policy?: string;
  readonly DurationSeconds?: number;
}

export interface AssumeRoleWithSAMLResponse {
  readonly Credentials?: Credentials;
  readonly AssumedRoleUser?: AssumedRoleUser;
  readonly PackedPolicySize?: number;
  readonly Subject?: string;
  readonly SubjectType?: string;
  readonly Issuer?: string;
  readonly Audience?: string;
  readonly NameQualifier?: string;
  readonly SourceIdentity?: string;
}

export interface StsSamlOperations {
  AssumeRoleWithSAML: { service: 'sts'; name: 'AssumeRoleWithSAML'; input: AssumeRoleWithSAMLRequest; output: AssumeRoleWithSAMLResponse };
}
