// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { Credentials, PolicyDescriptorType } from './sts-shared.ts';

export interface AssumeRootRequest {
  readonly TargetPrincipal: string;
  readonly TaskPolicyArn: PolicyDescriptorType;
  readonly DurationSeconds?: number;
}

export interface AssumeRootResponse {
  readonly Credentials?: Credentials;
  readonly SourceIdentity?: string;
}

export interface StsAssumeRootOperations {
  AssumeRoot: { service: 'sts'; name: 'AssumeRoot'; input: AssumeRootRequest; output: AssumeRootResponse };
}
