// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
export interface PutKeyPolicyRequest {
  readonly KeyId: string;
  readonly PolicyName?: string;
  readonly Policy: string;
  readonly BypassPolicyLockoutSafetyCheck?: boolean;
}

export interface GetKeyPolicyRequest {
  readonly KeyId: string;
  readonly PolicyName?: string;
}

export interface GetKeyPolicyResponse {
  readonly Policy?: string;
  readonly PolicyName?: string;
}

export interface KmsKeyPoliciesOperations {
  'kms:PutKeyPolicy': { service: 'kms'; name: 'PutKeyPolicy'; input: PutKeyPolicyRequest; output: Readonly<Record<never, never>> };
  'kms:GetKeyPolicy': { service: 'kms'; name: 'GetKeyPolicy'; input: GetKeyPolicyRequest; output: GetKeyPolicyResponse };
}
