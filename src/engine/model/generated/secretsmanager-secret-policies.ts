// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
export interface PutResourcePolicyRequest {
  readonly SecretId: string;
  readonly ResourcePolicy: string;
  readonly BlockPublicPolicy?: boolean;
}

export interface PutResourcePolicyResponse {
  readonly ARN?: string;
  readonly Name?: string;
}

export interface GetResourcePolicyRequest {
  readonly SecretId: string;
}

export interface GetResourcePolicyResponse {
  readonly ARN?: string;
  readonly Name?: string;
  readonly ResourcePolicy?: string;
}

export interface DeleteResourcePolicyRequest {
  readonly SecretId: string;
}

export interface DeleteResourcePolicyResponse {
  readonly ARN?: string;
  readonly Name?: string;
}

export interface SecretsmanagerSecretPoliciesOperations {
  'secretsmanager:PutResourcePolicy': { service: 'secretsmanager'; name: 'PutResourcePolicy'; input: PutResourcePolicyRequest; output: PutResourcePolicyResponse };
  'secretsmanager:GetResourcePolicy': { service: 'secretsmanager'; name: 'GetResourcePolicy'; input: GetResourcePolicyRequest; output: GetResourcePolicyResponse };
  'secretsmanager:DeleteResourcePolicy': { service: 'secretsmanager'; name: 'DeleteResourcePolicy'; input: DeleteResourcePolicyRequest; output: DeleteResourcePolicyResponse };
}
