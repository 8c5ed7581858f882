// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { Tag } from './kms-shared.ts';

export interface CreateKeyRequest {
  readonly Policy?: string;
  readonly Description?: string;
  readonly KeyUsage?: 'SIGN_VERIFY' | 'ENCRYPT_DECRYPT' | 'GENERATE_VERIFY_MAC' | 'KEY_AGREEMENT';
  readonly CustomerMasterKeySpec?: 'RSA_2048' | 'RSA_3072' | 'RSA_4096' | 'ECC_NIST_P256' | 'ECC_NIST_P384' | 'ECC_NIST_P521' | 'ECC_SECG_P256K1' | 'SYMMETRIC_DEFAULT' | 'HMAC_224' | 'HMAC_256' | 'HMAC_384' | 'HMAC_512' | 'SM2';
  readonly KeySpec?: 'RSA_2048' | 'RSA_3072' | 'RSA_4096' | 'ECC_NIST_P256' | 'ECC_NIST_P384' | 'ECC_NIST_P521' | 'ECC_SECG_P256K1' | 'SYMMETRIC_DEFAULT' | 'HMAC_224' | 'HMAC_256' | 'HMAC_384' | 'HMAC_512' | 'SM2';
  readonly Origin?: 'AWS_KMS' | 'EXTERNAL' | 'AWS_CLOUDHSM' | 'EXTERNAL_KEY_STORE';
  readonly CustomKeyStoreId?: string;
  readonly BypassPolicyLockoutSafetyCheck?: boolean;
  readonly Tags?: readonly Tag[];
  readonly MultiRegion?: boolean;
  readonly XksKeyId?: string;
}

export interface CreateKeyResponse {
  readonly KeyMetadata?: KeyMetadata;
}

export interface KeyMetadata {
  readonly AWSAccountId?: string;
  readonly KeyId: string;
  readonly Arn?: string;
  readonly CreationDate?: string;
  readonly Enabled?: boolean;
  readonly Description?: string;
  readonly KeyUsage?: 'SIGN_VERIFY' | 'ENCRYPT_DECRYPT' | 'GENERATE_VERIFY_MAC' | 'KEY_AGREEMENT';
  readonly KeyState?: 'Creating' | 'Enabled' | 'Disabled' | 'PendingDeletion' | 'PendingImport' | 'PendingReplicaDeletion' | 'Unavailable' | 'Updating';
  readonly DeletionDate?: string;
  readonly ValidTo?: string;
  readonly Origin?: 'AWS_KMS' | 'EXTERNAL' | 'AWS_CLOUDHSM' | 'EXTERNAL_KEY_STORE';
  readonly CustomKeyStoreId?: string;
  readonly CloudHsmClusterId?: string;
  readonly ExpirationModel?: 'KEY_MATERIAL_EXPIRES' | 'KEY_MATERIAL_DOES_NOT_EXPIRE';
  readonly KeyManager?: 'AWS' | 'CUSTOMER';
  readonly CustomerMasterKeySpec?: 'RSA_2048' | 'RSA_3072' | 'RSA_4096' | 'ECC_NIST_P256' | 'ECC_NIST_P384' | 'ECC_NIST_P521' | 'ECC_SECG_P256K1' | 'SYMMETRIC_DEFAULT' | 'HMAC_224' | 'HMAC_256' | 'HMAC_384' | 'HMAC_512' | 'SM2';
  readonly KeySpec?: 'RSA_2048' | 'RSA_3072' | 'RSA_4096' | 'ECC_NIST_P256' | 'ECC_NIST_P384' | 'ECC_NIST_P521' | 'ECC_SECG_P256K1' | 'SYMMETRIC_DEFAULT' | 'HMAC_224' | 'HMAC_256' | 'HMAC_384' | 'HMAC_512' | 'SM2';
  readonly EncryptionAlgorithms?: readonly ('SYMMETRIC_DEFAULT' | 'RSAES_OAEP_SHA_1' | 'RSAES_OAEP_SHA_256' | 'SM2PKE')[];
  readonly SigningAlgorithms?: readonly ('RSASSA_PSS_SHA_256' | 'RSASSA_PSS_SHA_384' | 'RSASSA_PSS_SHA_512' | 'RSASSA_PKCS1_V1_5_SHA_256' | 'RSASSA_PKCS1_V1_5_SHA_384' | 'RSASSA_PKCS1_V1_5_SHA_512' | 'ECDSA_SHA_256' | 'ECDSA_SHA_384' | 'ECDSA_SHA_512' | 'SM2DSA')[];
  readonly KeyAgreementAlgorithms?: readonly 'ECDH'[];
  readonly MultiRegion?: boolean;
  readonly MultiRegionConfiguration?: MultiRegionConfiguration;
  readonly PendingDeletionWindowInDays?: number;
  readonly MacAlgorithms?: readonly ('HMAC_SHA_224' | 'HMAC_SHA_256' | 'HMAC_SHA_384' | 'HMAC_SHA_512')[];
  readonly XksKeyConfiguration?: XksKeyConfigurationType;
}

export interface MultiRegionConfiguration {
  readonly MultiRegionKeyType?: 'PRIMARY' | 'REPLICA';
  readonly PrimaryKey?: MultiRegionKey;
  readonly ReplicaKeys?: readonly MultiRegionKey[];
}

export interface MultiRegionKey {
  readonly Arn?: string;
  readonly Region?: string;
}

export interface XksKeyConfigurationType {
  readonly Id?: string;
}

export interface DescribeKeyRequest {
  readonly KeyId: string;
  readonly GrantTokens?: readonly string[];
}

export interface DescribeKeyResponse {
  readonly KeyMetadata?: KeyMetadata;
}

export interface ListKeysRequest {
  readonly Limit?: number;
  readonly Marker?: string;
}

export interface ListKeysResponse {
  readonly Keys?: readonly KeyListEntry[];
  readonly NextMarker?: string;
  readonly Truncated?: boolean;
}

export interface KeyListEntry {
  readonly KeyId?: string;
  readonly KeyArn?: string;
}

export interface ScheduleKeyDeletionRequest {
  readonly KeyId: string;
  readonly PendingWindowInDays?: number;
}

export interface ScheduleKeyDeletionResponse {
  readonly KeyId?: string;
  readonly DeletionDate?: string;
  readonly KeyState?: 'Creating' | 'Enabled' | 'Disabled' | 'PendingDeletion' | 'PendingImport' | 'PendingReplicaDeletion' | 'Unavailable' | 'Updating';
  readonly PendingWindowInDays?: number;
}

export interface CancelKeyDeletionRequest {
  readonly KeyId: string;
}

export interface CancelKeyDeletionResponse {
  readonly KeyId?: string;
}

export interface KmsKeysOperations {
  'kms:CreateKey': { service: 'kms'; name: 'CreateKey'; input: CreateKeyRequest; output: CreateKeyResponse };
  'kms:DescribeKey': { service: 'kms'; name: 'DescribeKey'; input: DescribeKeyRequest; output: DescribeKeyResponse };
  'kms:ListKeys': { service: 'kms'; name: 'ListKeys'; input: ListKeysRequest; output: ListKeysResponse };
  'kms:ScheduleKeyDeletion': { service: 'kms'; name: 'ScheduleKeyDeletion'; input: ScheduleKeyDeletionRequest; output: ScheduleKeyDeletionResponse };
  'kms:CancelKeyDeletion': { service: 'kms'; name: 'CancelKeyDeletion'; input: CancelKeyDeletionRequest; output: CancelKeyDeletionResponse };
}
