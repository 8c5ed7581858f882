// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
export interface EnableKeyRequest {
  readonly KeyId: string;
}

export interface DisableKeyRequest {
  readonly KeyId: string;
}

export interface UpdateKeyDescriptionRequest {
  readonly KeyId: string;
  readonly Description: string;
}

export interface KmsKeyStatesOperations {
  'kms:EnableKey': { service: 'kms'; name: 'EnableKey'; input: EnableKeyRequest; output: Readonly<Record<never, never>> };
  'kms:DisableKey': { service: 'kms'; name: 'DisableKey'; input: DisableKeyRequest; output: Readonly<Record<never, never>> };
  'kms:UpdateKeyDescription': { service: 'kms'; name: 'UpdateKeyDescription'; input: UpdateKeyDescriptionRequest; output: Readonly<Record<never, never>> };
}
