// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { DynamodbTablesOperations } from './dynamodb-tables.ts';
import type { DynamodbItemsOperations } from './dynamodb-items.ts';
import type { DynamodbTableTagsOperations } from './dynamodb-table-tags.ts';
import type { DynamodbTablePoliciesOperations } from './dynamodb-table-policies.ts';

export interface DynamodbOperations
  extends DynamodbTablesOperations,
    DynamodbItemsOperations,
    DynamodbTableTagsOperations,
    DynamodbTablePoliciesOperations {}
