// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { Tag } from './secretsmanager-shared.ts';

export interface CreateSecretRequest {
  readonly Name: string;
  readonly ClientRequestToken?: string;
  readonly Description?: string;
  readonly KmsKeyId?: string;
  readonly SecretBinary?: string;
  readonly SecretString?: string;
  readonly Tags?: readonly Tag[];
  readonly AddReplicaRegions?: readonly ReplicaRegionType[];
  readonly ForceOverwriteReplicaSecret?: boolean;
}

export interface ReplicaRegionType {
  readonly Region?: string;
  readonly KmsKeyId?: string;
}

export interface CreateSecretResponse {
  readonly ARN?: string;
  readonly Name?: string;
  readonly VersionId?: string;
  readonly ReplicationStatus?: readonly ReplicationStatusType[];
}

export interface ReplicationStatusType {
  readonly Region?: string;
  readonly KmsKeyId?: string;
  readonly Status?: 'InSync' | 'Failed' | 'InProgress';
  readonly StatusMessage?: string;
  readonly LastAccessedDate?: string;
}

export interface DescribeSecretRequest {
  readonly SecretId: string;
}

export interface DescribeSecretResponse {
  readonly ARN?: string;
  readonly Name?: string;
  readonly Description?: string;
  readonly KmsKeyId?: string;
  readonly RotationEnabled?: boolean;
  readonly RotationLambdaARN?: string;
  readonly RotationRules?: RotationRulesType;
  readonly LastRotatedDate?: string;
  readonly LastChangedDate?: string;
  readonly LastAccessedDate?: string;
  readonly DeletedDate?: string;
  readonly NextRotationDate?: string;
  readonly Tags?: readonly Tag[];
  readonly VersionIdsToStages?: Readonly<Record<string, readonly string[]>>;
  readonly OwningService?: string;
  readonly CreatedDate?: string;
  readonly PrimaryRegion?: string;
  readonly ReplicationStatus?: readonly ReplicationStatusType[];
}

export interface RotationRulesType {
  readonly AutomaticallyAfterDays?: number;
  readonly Duration?: string;
  readonly ScheduleExpression?: string;
}

export interface ListSecretsRequest {
  readonly IncludePlannedDeletion?: boolean;
  readonly MaxResults?: number;
  readonly NextToken?: string;
  readonly Filters?: readonly Filter[];
  readonly SortOrder?: 'asc' | 'desc';
}

export interface Filter {
  readonly Key?: 'description' | 'name' | 'tag-key' | 'tag-value' | 'primary-region' | 'owning-service' | 'all';
  readonly Values?: readonly string[];
}

export interface ListSecretsResponse {
  readonly SecretList?: readonly SecretListEntry[];
  readonly NextToken?: string;
}

export interface SecretListEntry {
  readonly ARN?: string;
  readonly Name?: string;
  readonly Description?: string;
  readonly KmsKeyId?: string;
  readonly RotationEnabled?: boolean;
  readonly RotationLambdaARN?: string;
  readonly RotationRules?: RotationRulesType;
  readonly LastRotatedDate?: string;
  readonly LastChangedDate?: string;
  readonly LastAccessedDate?: string;
  readonly DeletedDate?: string;
  readonly NextRotationDate?: string;
  readonly Tags?: readonly Tag[];
  readonly SecretVersionsToStages?: Readonly<Record<string, readonly string[]>>;
  readonly OwningService?: string;
  readonly CreatedDate?: string;
  readonly PrimaryRegion?: string;
}

export interface DeleteSecretRequest {
  readonly SecretId: string;
  readonly RecoveryWindowInDays?: number;
  readonly ForceDeleteWithoutRecovery?: boolean;
}

export interface DeleteSecretResponse {
  readonly ARN?: string;
  readonly Name?: string;
  readonly DeletionDate?: string;
}

export interface RestoreSecretRequest {
  readonly SecretId: string;
}

export interface RestoreSecretResponse {
  readonly ARN?: string;
  readonly Name?: string;
}

export interface GetSecretValueRequest {
  readonly SecretId: string;
  readonly VersionId?: string;
  readonly VersionStage?: string;
}

export interface GetSecretValueResponse {
  readonly ARN?: string;
  readonly Name?: string;
  readonly VersionId?: string;
  readonly SecretBinary?: string;
  readonly SecretString?: string;
  readonly VersionStages?: readonly string[];
  readonly CreatedDate?: string;
}

export interface PutSecretValueRequest {
  readonly SecretId: string;
  readonly ClientRequestToken?: string;
  readonly SecretBinary?: string;
  readonly SecretString?: string;
  readonly VersionStages?: readonly string[];
  readonly RotationToken?: string;
}

export interface PutSecretValueResponse {
  readonly ARN?: string;
  readonly Name?: string;
  readonly VersionId?: string;
  readonly VersionStages?: readonly string[];
}

export interface UpdateSecretRequest {
  readonly SecretId: string;
  readonly ClientRequestToken?: string;
  readonly Description?: string;
  readonly KmsKeyId?: string;
  readonly SecretBinary?: string;
  readonly SecretString?: string;
}

export interface UpdateSecretResponse {
  readonly ARN?: string;
  readonly Name?: string;
  readonly VersionId?: string;
}

export interface ListSecretVersionIdsRequest {
  readonly SecretId: string;
  readonly MaxResults?: number;
  readonly NextToken?: string;
  readonly IncludeDeprecated?: boolean;
}

export interface ListSecretVersionIdsResponse {
  readonly Versions?: readonly SecretVersionsListEntry[];
  readonly NextToken?: string;
  readonly ARN?: string;
  readonly Name?: string;
}

export interface SecretVersionsListEntry {
  readonly VersionId?: string;
  readonly VersionStages?: readonly string[];
  readonly LastAccessedDate?: string;
  readonly CreatedDate?: string;
  readonly KmsKeyIds?: readonly string[];
}

export interface SecretsmanagerSecretsOperations {
  'secretsmanager:CreateSecret': { service: 'secretsmanager'; name: 'CreateSecret'; input: CreateSecretRequest; output: CreateSecretResponse };
  'secretsmanager:DescribeSecret': { service: 'secretsmanager'; name: 'DescribeSecret'; input: DescribeSecretRequest; output: DescribeSecretResponse };
  'secretsmanager:ListSecrets': { service: 'secretsmanager'; name: 'ListSecrets'; input: ListSecretsRequest; output: ListSecretsResponse };
  'secretsmanager:DeleteSecret': { service: 'secretsmanager'; name: 'DeleteSecret'; input: DeleteSecretRequest; output: DeleteSecretResponse };
  'secretsmanager:RestoreSecret': { service: 'secretsmanager'; name: 'RestoreSecret'; input: RestoreSecretRequest; output: RestoreSecretResponse };
  'secretsmanager:GetSecretValue': { service: 'secretsmanager'; name: 'GetSecretValue'; input: GetSecretValueRequest; output: GetSecretValueResponse };
  'secretsmanager:PutSecretValue': { service: 'secretsmanager'; name: 'PutSecretValue'; input: PutSecretValueRequest; output: PutSecretValueResponse };
  'secretsmanager:UpdateSecret': { service: 'secretsmanager'; name: 'UpdateSecret'; input: UpdateSecretRequest; output: UpdateSecretResponse };
  'secretsmanager:ListSecretVersionIds': { service: 'secretsmanager'; name: 'ListSecretVersionIds'; input: ListSecretVersionIdsRequest; output: ListSecretVersionIdsResponse };
}
