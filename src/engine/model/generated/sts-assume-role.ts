// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { AssumedRoleUser, Credentials, PolicyDescriptorType, Tag } from './sts-shared.ts';

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

export interface StsAssumeRoleOperations {
  AssumeRole: { service: 'sts'; name: 'AssumeRole'; input: AssumeRoleRequest; output: AssumeRoleResponse };
}
