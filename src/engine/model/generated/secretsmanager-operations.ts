// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type {
  CreateSecretRequest,
  CreateSecretResponse,
  DescribeSecretRequest,
  DescribeSecretResponse,
  ListSecretsRequest,
  ListSecretsResponse,
  DeleteSecretRequest,
  DeleteSecretResponse,
  RestoreSecretRequest,
  RestoreSecretResponse,
  GetSecretValueRequest,
  GetSecretValueResponse,
  PutSecretValueRequest,
  PutSecretValueResponse,
} from './secretsmanager-secrets.ts';
import type {
  PutResourcePolicyRequest,
  PutResourcePolicyResponse,
  GetResourcePolicyRequest,
  GetResourcePolicyResponse,
  DeleteResourcePolicyRequest,
  DeleteResourcePolicyResponse,
} from './secretsmanager-secret-policies.ts';
import type {
  TagResourceRequest,
  UntagResourceRequest,
} from './secretsmanager-secret-tags.ts';

export interface SecretsmanagerOperations {
  'secretsmanager:CreateSecret': { service: 'secretsmanager'; name: 'CreateSecret'; input: CreateSecretRequest; output: CreateSecretResponse };
  'secretsmanager:DescribeSecret': { service: 'secretsmanager'; name: 'DescribeSecret'; input: DescribeSecretRequest; output: DescribeSecretResponse };
  'secretsmanager:ListSecrets': { service: 'secretsmanager'; name: 'ListSecrets'; input: ListSecretsRequest; output: ListSecretsResponse };
  'secretsmanager:DeleteSecret': { service: 'secretsmanager'; name: 'DeleteSecret'; input: DeleteSecretRequest; output: DeleteSecretResponse };
  'secretsmanager:RestoreSecret': { service: 'secretsmanager'; name: 'RestoreSecret'; input: RestoreSecretRequest; output: RestoreSecretResponse };
  'secretsmanager:GetSecretValue': { service: 'secretsmanager'; name: 'GetSecretValue'; input: GetSecretValueRequest; output: GetSecretValueResponse };
  'secretsmanager:PutSecretValue': { service: 'secretsmanager'; name: 'PutSecretValue'; input: PutSecretValueRequest; output: PutSecretValueResponse };
  'secretsmanager:PutResourcePolicy': { service: 'secretsmanager'; name: 'PutResourcePolicy'; input: PutResourcePolicyRequest; output: PutResourcePolicyResponse };
  'secretsmanager:GetResourcePolicy': { service: 'secretsmanager'; name: 'GetResourcePolicy'; input: GetResourcePolicyRequest; output: GetResourcePolicyResponse };
  'secretsmanager:DeleteResourcePolicy': { service: 'secretsmanager'; name: 'DeleteResourcePolicy'; input: DeleteResourcePolicyRequest; output: DeleteResourcePolicyResponse };
  'secretsmanager:TagResource': { service: 'secretsmanager'; name: 'TagResource'; input: TagResourceRequest; output: Readonly<Record<never, never>> };
  'secretsmanager:UntagResource': { service: 'secretsmanager'; name: 'UntagResource'; input: UntagResourceRequest; output: Readonly<Record<never, never>> };
}
