// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
export interface PutItemInput {
  readonly TableName: string;
  readonly Item: Readonly<Record<string, AttributeValue>>;
  readonly Expected?: Readonly<Record<string, ExpectedAttributeValue>>;
  readonly ReturnValues?: 'NONE' | 'ALL_OLD' | 'UPDATED_OLD' | 'ALL_NEW' | 'UPDATED_NEW';
  readonly ReturnConsumedCapacity?: 'INDEXES' | 'TOTAL' | 'NONE';
  readonly ReturnItemCollectionMetrics?: 'SIZE' | 'NONE';
  readonly ConditionalOperator?: 'AND' | 'OR';
  readonly ConditionExpression?: string;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
  readonly ExpressionAttributeValues?: Readonly<Record<string, AttributeValue>>;
  readonly ReturnValuesOnConditionCheckFailure?: 'ALL_OLD' | 'NONE';
}

export interface AttributeValue {
  readonly S?: string;
  readonly N?: string;
  readonly B?: string;
  readonly SS?: readonly string[];
  readonly NS?: readonly string[];
  readonly BS?: readonly string[];
  readonly M?: Readonly<Record<string, AttributeValue>>;
  readonly L?: readonly AttributeValue[];
  readonly NULL?: boolean;
  readonly BOOL?: boolean;
}

export interface ExpectedAttributeValue {
  readonly Value?: AttributeValue;
  readonly Exists?: boolean;
  readonly ComparisonOperator?: 'EQ' | 'NE' | 'IN' | 'LE' | 'LT' | 'GE' | 'GT' | 'BETWEEN' | 'NOT_NULL' | 'NULL' | 'CONTAINS' | 'NOT_CONTAINS' | 'BEGINS_WITH';
  readonly AttributeValueList?: readonly AttributeValue[];
}

export interface PutItemOutput {
  readonly Attributes?: Readonly<Record<string, AttributeValue>>;
  readonly ConsumedCapacity?: ConsumedCapacity;
  readonly ItemCollectionMetrics?: ItemCollectionMetrics;
}

export interface ConsumedCapacity {
  readonly TableName?: string;
  readonly CapacityUnits?: number;
  readonly ReadCapacityUnits?: number;
  readonly WriteCapacityUnits?: number;
  readonly Table?: Capacity;
  readonly LocalSecondaryIndexes?: Readonly<Record<string, Capacity>>;
  readonly GlobalSecondaryIndexes?: Readonly<Record<string, Capacity>>;
}

export interface Capacity {
  readonly ReadCapacityUnits?: number;
  readonly WriteCapacityUnits?: number;
  readonly CapacityUnits?: number;
}

export interface ItemCollectionMetrics {
  readonly ItemCollectionKey?: Readonly<Record<string, AttributeValue>>;
  readonly SizeEstimateRangeGB?: readonly number[];
}

export interface GetItemInput {
  readonly TableName: string;
  readonly Key: Readonly<Record<string, AttributeValue>>;
  readonly AttributesToGet?: readonly string[];
  readonly ConsistentRead?: boolean;
  readonly ReturnConsumedCapacity?: 'INDEXES' | 'TOTAL' | 'NONE';
  readonly ProjectionExpression?: string;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
}

export interface GetItemOutput {
  readonly Item?: Readonly<Record<string, AttributeValue>>;
  readonly ConsumedCapacity?: ConsumedCapacity;
}

export interface DeleteItemInput {
  readonly TableName: string;
  readonly Key: Readonly<Record<string, AttributeValue>>;
  readonly Expected?: Readonly<Record<string, ExpectedAttributeValue>>;
  readonly ConditionalOperator?: 'AND' | 'OR';
  readonly ReturnValues?: 'NONE' | 'ALL_OLD' | 'UPDATED_OLD' | 'ALL_NEW' | 'UPDATED_NEW';
  readonly ReturnConsumedCapacity?: 'INDEXES' | 'TOTAL' | 'NONE';
  readonly ReturnItemCollectionMetrics?: 'SIZE' | 'NONE';
  readonly ConditionExpression?: string;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
  readonly ExpressionAttributeValues?: Readonly<Record<string, AttributeValue>>;
  readonly ReturnValuesOnConditionCheckFailure?: 'ALL_OLD' | 'NONE';
}

export interface DeleteItemOutput {
  readonly Attributes?: Readonly<Record<string, AttributeValue>>;
  readonly ConsumedCapacity?: ConsumedCapacity;
  readonly ItemCollectionMetrics?: ItemCollectionMetrics;
}

export interface DynamodbItemsOperations {
  'dynamodb:PutItem': { service: 'dynamodb'; name: 'PutItem'; input: PutItemInput; output: PutItemOutput };
  'dynamodb:GetItem': { service: 'dynamodb'; name: 'GetItem'; input: GetItemInput; output: GetItemOutput };
  'dynamodb:DeleteItem': { service: 'dynamodb'; name: 'DeleteItem'; input: DeleteItemInput; output: DeleteItemOutput };
}
