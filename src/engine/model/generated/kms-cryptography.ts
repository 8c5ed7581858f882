// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
export interface EncryptRequest {
  readonly KeyId: string;
  readonly Plaintext: string;
  readonly EncryptionContext?: Readonly<Record<string, string>>;
  readonly GrantTokens?: readonly string[];
  readonly EncryptionAlgorithm?: 'SYMMETRIC_DEFAULT' | 'RSAES_OAEP_SHA_1' | 'RSAES_OAEP_SHA_256' | 'SM2PKE';
  readonly DryRun?: boolean;
}

export interface EncryptResponse {
  readonly CiphertextBlob?: string;
  readonly KeyId?: string;
  readonly EncryptionAlgorithm?: 'SYMMETRIC_DEFAULT' | 'RSAES_OAEP_SHA_1' | 'RSAES_OAEP_SHA_256' | 'SM2PKE';
}

export interface DecryptRequest {
  readonly CiphertextBlob: string;
  readonly EncryptionContext?: Readonly<Record<string, string>>;
  readonly GrantTokens?: readonly string[];
  readonly KeyId?: string;
  readonly EncryptionAlgorithm?: 'SYMMETRIC_DEFAULT' | 'RSAES_OAEP_SHA_1' | 'RSAES_OAEP_SHA_256' | 'SM2PKE';
  readonly Recipient?: RecipientInfo;
  readonly DryRun?: boolean;
}

export interface RecipientInfo {
  readonly KeyEncryptionAlgorithm?: 'RSAES_OAEP_SHA_256';
  readonly AttestationDocument?: string;
}

export interface DecryptResponse {
  readonly KeyId?: string;
  readonly Plaintext?: string;
  readonly EncryptionAlgorithm?: 'SYMMETRIC_DEFAULT' | 'RSAES_OAEP_SHA_1' | 'RSAES_OAEP_SHA_256' | 'SM2PKE';
  readonly CiphertextForRecipient?: string;
}

export interface GenerateDataKeyRequest {
  readonly KeyId: string;
  readonly EncryptionContext?: Readonly<Record<string, string>>;
  readonly NumberOfBytes?: number;
  readonly KeySpec?: 'AES_256' | 'AES_128';
  readonly GrantTokens?: readonly string[];
  readonly Recipient?: RecipientInfo;
  readonly DryRun?: boolean;
}

export interface GenerateDataKeyResponse {
  readonly CiphertextBlob?: string;
  readonly Plaintext?: string;
  readonly KeyId?: string;
  readonly CiphertextForRecipient?: string;
}

export interface KmsCryptographyOperations {
  'kms:Encrypt': { service: 'kms'; name: 'Encrypt'; input: EncryptRequest; output: EncryptResponse };
  'kms:Decrypt': { service: 'kms'; name: 'Decrypt'; input: DecryptRequest; output: DecryptResponse };
  'kms:GenerateDataKey': { service: 'kms'; name: 'GenerateDataKey'; input: GenerateDataKeyRequest; output: GenerateDataKeyResponse };
}
