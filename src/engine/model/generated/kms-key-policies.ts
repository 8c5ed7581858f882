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
