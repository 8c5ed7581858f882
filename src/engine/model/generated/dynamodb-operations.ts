// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type {
  CreateTableInput,
  CreateTableOutput,
  DescribeTableInput,
  DescribeTableOutput,
  ListTablesInput,
  ListTablesOutput,
  DeleteTableInput,
  DeleteTableOutput,
} from './dynamodb-tables.ts';
import type {
  PutItemInput,
  PutItemOutput,
  GetItemInput,
  GetItemOutput,
  DeleteItemInput,
  DeleteItemOutput,
} from './dynamodb-items.ts';
import type {
  TagResourceInput,
  UntagResourceInput,
  ListTagsOfResourceInput,
  ListTagsOfResourceOutput,
} from './dynamodb-table-tags.ts';
import type {
  PutResourcePolicyInput,
  PutResourcePolicyOutput,
  GetResourcePolicyInput,
  GetResourcePolicyOutput,
  DeleteResourcePolicyInput,
  DeleteResourcePolicyOutput,
} from './dynamodb-table-policies.ts';

export interface DynamodbOperations {
  'dynamodb:CreateTable': { service: 'dynamodb'; name: 'CreateTable'; input: CreateTableInput; output: CreateTableOutput };
  'dynamodb:DescribeTable': { service: 'dynamodb'; name: 'DescribeTable'; input: DescribeTableInput; output: DescribeTableOutput };
  'dynamodb:ListTables': { service: 'dynamodb'; name: 'ListTables'; input: ListTablesInput; output: ListTablesOutput };
  'dynamodb:DeleteTable': { service: 'dynamodb'; name: 'DeleteTable'; input: DeleteTableInput; output: DeleteTableOutput };
  'dynamodb:PutItem': { service: 'dynamodb'; name: 'PutItem'; input: PutItemInput; output: PutItemOutput };
  'dynamodb:GetItem': { service: 'dynamodb'; name: 'GetItem'; input: GetItemInput; output: GetItemOutput };
  'dynamodb:DeleteItem': { service: 'dynamodb'; name: 'DeleteItem'; input: DeleteItemInput; output: DeleteItemOutput };
  'dynamodb:TagResource': { service: 'dynamodb'; name: 'TagResource'; input: TagResourceInput; output: Readonly<Record<never, never>> };
  'dynamodb:UntagResource': { service: 'dynamodb'; name: 'UntagResource'; input: UntagResourceInput; output: Readonly<Record<never, never>> };
  'dynamodb:ListTagsOfResource': { service: 'dynamodb'; name: 'ListTagsOfResource'; input: ListTagsOfResourceInput; output: ListTagsOfResourceOutput };
  'dynamodb:PutResourcePolicy': { service: 'dynamodb'; name: 'PutResourcePolicy'; input: PutResourcePolicyInput; output: PutResourcePolicyOutput };
  'dynamodb:GetResourcePolicy': { service: 'dynamodb'; name: 'GetResourcePolicy'; input: GetResourcePolicyInput; output: GetResourcePolicyOutput };
  'dynamodb:DeleteResourcePolicy': { service: 'dynamodb'; name: 'DeleteResourcePolicy'; input: DeleteResourcePolicyInput; output: DeleteResourcePolicyOutput };
}
