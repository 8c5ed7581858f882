// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type {
  CreateKeyRequest,
  CreateKeyResponse,
  DescribeKeyRequest,
  DescribeKeyResponse,
  ListKeysRequest,
  ListKeysResponse,
  ScheduleKeyDeletionRequest,
  ScheduleKeyDeletionResponse,
  CancelKeyDeletionRequest,
  CancelKeyDeletionResponse,
} from './kms-keys.ts';
import type {
  CreateAliasRequest,
  ListAliasesRequest,
  ListAliasesResponse,
  DeleteAliasRequest,
} from './kms-aliases.ts';
import type {
  PutKeyPolicyRequest,
  GetKeyPolicyRequest,
  GetKeyPolicyResponse,
} from './kms-key-policies.ts';
import type {
  TagResourceRequest,
  UntagResourceRequest,
  ListResourceTagsRequest,
  ListResourceTagsResponse,
} from './kms-key-tags.ts';
import type {
  EncryptRequest,
  EncryptResponse,
  DecryptRequest,
  DecryptResponse,
  GenerateDataKeyRequest,
  GenerateDataKeyResponse,
} from './kms-cryptography.ts';

export interface KmsOperations {
  'kms:CreateKey': { service: 'kms'; name: 'CreateKey'; input: CreateKeyRequest; output: CreateKeyResponse };
  'kms:DescribeKey': { service: 'kms'; name: 'DescribeKey'; input: DescribeKeyRequest; output: DescribeKeyResponse };
  'kms:ListKeys': { service: 'kms'; name: 'ListKeys'; input: ListKeysRequest; output: ListKeysResponse };
  'kms:ScheduleKeyDeletion': { service: 'kms'; name: 'ScheduleKeyDeletion'; input: ScheduleKeyDeletionRequest; output: ScheduleKeyDeletionResponse };
  'kms:CancelKeyDeletion': { service: 'kms'; name: 'CancelKeyDeletion'; input: CancelKeyDeletionRequest; output: CancelKeyDeletionResponse };
  'kms:CreateAlias': { service: 'kms'; name: 'CreateAlias'; input: CreateAliasRequest; output: Readonly<Record<never, never>> };
  'kms:ListAliases': { service: 'kms'; name: 'ListAliases'; input: ListAliasesRequest; output: ListAliasesResponse };
  'kms:DeleteAlias': { service: 'kms'; name: 'DeleteAlias'; input: DeleteAliasRequest; output: Readonly<Record<never, never>> };
  'kms:PutKeyPolicy': { service: 'kms'; name: 'PutKeyPolicy'; input: PutKeyPolicyRequest; output: Readonly<Record<never, never>> };
  'kms:GetKeyPolicy': { service: 'kms'; name: 'GetKeyPolicy'; input: GetKeyPolicyRequest; output: GetKeyPolicyResponse };
  'kms:TagResource': { service: 'kms'; name: 'TagResource'; input: TagResourceRequest; output: Readonly<Record<never, never>> };
  'kms:UntagResource': { service: 'kms'; name: 'UntagResource'; input: UntagResourceRequest; output: Readonly<Record<never, never>> };
  'kms:ListResourceTags': { service: 'kms'; name: 'ListResourceTags'; input: ListResourceTagsRequest; output: ListResourceTagsResponse };
  'kms:Encrypt': { service: 'kms'; name: 'Encrypt'; input: EncryptRequest; output: EncryptResponse };
  'kms:Decrypt': { service: 'kms'; name: 'Decrypt'; input: DecryptRequest; output: DecryptResponse };
  'kms:GenerateDataKey': { service: 'kms'; name: 'GenerateDataKey'; input: GenerateDataKeyRequest; output: GenerateDataKeyResponse };
}
