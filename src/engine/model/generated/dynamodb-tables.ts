// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { Tag } from './dynamodb-shared.ts';

export interface CreateTableInput {
  readonly AttributeDefinitions: readonly AttributeDefinition[];
  readonly TableName: string;
  readonly KeySchema: readonly KeySchemaElement[];
  readonly LocalSecondaryIndexes?: readonly LocalSecondaryIndex[];
  readonly GlobalSecondaryIndexes?: readonly GlobalSecondaryIndex[];
  readonly BillingMode?: 'PROVISIONED' | 'PAY_PER_REQUEST';
  readonly ProvisionedThroughput?: ProvisionedThroughput;
  readonly StreamSpecification?: StreamSpecification;
  readonly SSESpecification?: SSESpecification;
  readonly Tags?: readonly Tag[];
  readonly TableClass?: 'STANDARD' | 'STANDARD_INFREQUENT_ACCESS';
  readonly DeletionProtectionEnabled?: boolean;
  readonly WarmThroughput?: WarmThroughput;
  readonly ResourcePolicy?: string;
  readonly OnDemandThroughput?: OnDemandThroughput;
}

export interface AttributeDefinition {
  readonly AttributeName: string;
  readonly AttributeType: 'S' | 'N' | 'B';
}

export interface KeySchemaElement {
  readonly AttributeName: string;
  readonly KeyType: 'HASH' | 'RANGE';
}

export interface LocalSecondaryIndex {
  readonly IndexName: string;
  readonly KeySchema: readonly KeySchemaElement[];
  readonly Projection: Projection;
}

export interface Projection {
  readonly ProjectionType?: 'ALL' | 'KEYS_ONLY' | 'INCLUDE';
  readonly NonKeyAttributes?: readonly string[];
}

export interface GlobalSecondaryIndex {
  readonly IndexName: string;
  readonly KeySchema: readonly KeySchemaElement[];
  readonly Projection: Projection;
  readonly ProvisionedThroughput?: ProvisionedThroughput;
  readonly OnDemandThroughput?: OnDemandThroughput;
  readonly WarmThroughput?: WarmThroughput;
}

export interface ProvisionedThroughput {
  readonly ReadCapacityUnits: number;
  readonly WriteCapacityUnits: number;
}

export interface OnDemandThroughput {
  readonly MaxReadRequestUnits?: number;
  readonly MaxWriteRequestUnits?: number;
}

export interface WarmThroughput {
  readonly ReadUnitsPerSecond?: number;
  readonly WriteUnitsPerSecond?: number;
}

export interface StreamSpecification {
  readonly StreamEnabled: boolean;
  readonly StreamViewType?: 'NEW_IMAGE' | 'OLD_IMAGE' | 'NEW_AND_OLD_IMAGES' | 'KEYS_ONLY';
}

export interface SSESpecification {
  readonly Enabled?: boolean;
  readonly SSEType?: 'AES256' | 'KMS';
  readonly KMSMasterKeyId?: string;
}

export interface CreateTableOutput {
  readonly TableDescription?: TableDescription;
}

export interface TableDescription {
  readonly AttributeDefinitions?: readonly AttributeDefinition[];
  readonly TableName?: string;
  readonly KeySchema?: readonly KeySchemaElement[];
  readonly TableStatus?: 'CREATING' | 'UPDATING' | 'DELETING' | 'ACTIVE' | 'INACCESSIBLE_ENCRYPTION_CREDENTIALS' | 'ARCHIVING' | 'ARCHIVED';
  readonly CreationDateTime?: string;
  readonly ProvisionedThroughput?: ProvisionedThroughputDescription;
  readonly TableSizeBytes?: number;
  readonly ItemCount?: number;
  readonly TableArn?: string;
  readonly TableId?: string;
  readonly BillingModeSummary?: BillingModeSummary;
  readonly LocalSecondaryIndexes?: readonly LocalSecondaryIndexDescription[];
  readonly GlobalSecondaryIndexes?: readonly GlobalSecondaryIndexDescription[];
  readonly StreamSpecification?: StreamSpecification;
  readonly LatestStreamLabel?: string;
  readonly LatestStreamArn?: string;
  readonly GlobalTableVersion?: string;
  readonly Replicas?: readonly ReplicaDescription[];
  readonly RestoreSummary?: RestoreSummary;
  readonly SSEDescription?: SSEDescription;
  readonly ArchivalSummary?: ArchivalSummary;
  readonly TableClassSummary?: TableClassSummary;
  readonly DeletionProtectionEnabled?: boolean;
  readonly OnDemandThroughput?: OnDemandThroughput;
  readonly WarmThroughput?: TableWarmThroughputDescription;
  readonly MultiRegionConsistency?: 'EVENTUAL' | 'STRONG';
}

export interface ProvisionedThroughputDescription {
  readonly LastIncreaseDateTime?: string;
  readonly LastDecreaseDateTime?: string;
  readonly NumberOfDecreasesToday?: number;
  readonly ReadCapacityUnits?: number;
  readonly WriteCapacityUnits?: number;
}

export interface BillingModeSummary {
  readonly BillingMode?: 'PROVISIONED' | 'PAY_PER_REQUEST';
  readonly LastUpdateToPayPerRequestDateTime?: string;
}

export interface LocalSecondaryIndexDescription {
  readonly IndexName?: string;
  readonly KeySchema?: readonly KeySchemaElement[];
  readonly Projection?: Projection;
  readonly IndexSizeBytes?: number;
  readonly ItemCount?: number;
  readonly IndexArn?: string;
}

export interface GlobalSecondaryIndexDescription {
  readonly IndexName?: string;
  readonly KeySchema?: readonly KeySchemaElement[];
  readonly Projection?: Projection;
  readonly IndexStatus?: 'CREATING' | 'UPDATING' | 'DELETING' | 'ACTIVE';
  readonly Backfilling?: boolean;
  readonly ProvisionedThroughput?: ProvisionedThroughputDescription;
  readonly IndexSizeBytes?: number;
  readonly ItemCount?: number;
  readonly IndexArn?: string;
  readonly OnDemandThroughput?: OnDemandThroughput;
  readonly WarmThroughput?: GlobalSecondaryIndexWarmThroughputDescription;
}

export interface GlobalSecondaryIndexWarmThroughputDescription {
  readonly ReadUnitsPerSecond?: number;
  readonly WriteUnitsPerSecond?: number;
  readonly Status?: 'CREATING' | 'UPDATING' | 'DELETING' | 'ACTIVE';
}

export interface ReplicaDescription {
  readonly RegionName?: string;
  readonly ReplicaStatus?: 'CREATING' | 'CREATION_FAILED' | 'UPDATING' | 'DELETING' | 'ACTIVE' | 'REGION_DISABLED' | 'INACCESSIBLE_ENCRYPTION_CREDENTIALS';
  readonly ReplicaStatusDescription?: string;
  readonly ReplicaStatusPercentProgress?: string;
  readonly KMSMasterKeyId?: string;
  readonly ProvisionedThroughputOverride?: ProvisionedThroughputOverride;
  readonly OnDemandThroughputOverride?: OnDemandThroughputOverride;
  readonly WarmThroughput?: TableWarmThroughputDescription;
  readonly GlobalSecondaryIndexes?: readonly ReplicaGlobalSecondaryIndexDescription[];
  readonly ReplicaInaccessibleDateTime?: string;
  readonly ReplicaTableClassSummary?: TableClassSummary;
}

export interface ProvisionedThroughputOverride {
  readonly ReadCapacityUnits?: number;
}

export interface OnDemandThroughputOverride {
  readonly MaxReadRequestUnits?: number;
}

export interface TableWarmThroughputDescription {
  readonly ReadUnitsPerSecond?: number;
  readonly WriteUnitsPerSecond?: number;
  readonly Status?: 'CREATING' | 'UPDATING' | 'DELETING' | 'ACTIVE' | 'INACCESSIBLE_ENCRYPTION_CREDENTIALS' | 'ARCHIVING' | 'ARCHIVED';
}

export interface ReplicaGlobalSecondaryIndexDescription {
  readonly IndexName?: string;
  readonly ProvisionedThroughputOverride?: ProvisionedThroughputOverride;
  readonly OnDemandThroughputOverride?: OnDemandThroughputOverride;
  readonly WarmThroughput?: GlobalSecondaryIndexWarmThroughputDescription;
}

export interface TableClassSummary {
  readonly TableClass?: 'STANDARD' | 'STANDARD_INFREQUENT_ACCESS';
  readonly LastUpdateDateTime?: string;
}

export interface RestoreSummary {
  readonly SourceBackupArn?: string;
  readonly SourceTableArn?: string;
  readonly RestoreDateTime: string;
  readonly RestoreInProgress: boolean;
}

export interface SSEDescription {
  readonly Status?: 'ENABLING' | 'ENABLED' | 'DISABLING' | 'DISABLED' | 'UPDATING';
  readonly SSEType?: 'AES256' | 'KMS';
  readonly KMSMasterKeyArn?: string;
  readonly InaccessibleEncryptionDateTime?: string;
}

export interface ArchivalSummary {
  readonly ArchivalDateTime?: string;
  readonly ArchivalReason?: string;
  readonly ArchivalBackupArn?: string;
}

export interface DescribeTableInput {
  readonly TableName: string;
}

export interface DescribeTableOutput {
  readonly Table?: TableDescription;
}

export interface ListTablesInput {
  readonly ExclusiveStartTableName?: string;
  readonly Limit?: number;
}

export interface ListTablesOutput {
  readonly TableNames?: readonly string[];
  readonly LastEvaluatedTableName?: string;
}

export interface DeleteTableInput {
  readonly TableName: string;
}

export interface DeleteTableOutput {
  readonly TableDescription?: TableDescription;
}

export interface DynamodbTablesOperations {
  'dynamodb:CreateTable': { service: 'dynamodb'; name: 'CreateTable'; input: CreateTableInput; output: CreateTableOutput };
  'dynamodb:DescribeTable': { service: 'dynamodb'; name: 'DescribeTable'; input: DescribeTableInput; output: DescribeTableOutput };
  'dynamodb:ListTables': { service: 'dynamodb'; name: 'ListTables'; input: ListTablesInput; output: ListTablesOutput };
  'dynamodb:DeleteTable': { service: 'dynamodb'; name: 'DeleteTable'; input: DeleteTableInput; output: DeleteTableOutput };
}
