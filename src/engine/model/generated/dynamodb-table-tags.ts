// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { Tag } from './dynamodb-shared.ts';

export interface TagResourceInput {
  readonly ResourceArn: string;
  readonly Tags: readonly Tag[];
}

export interface UntagResourceInput {
  readonly ResourceArn: string;
  readonly TagKeys: readonly string[];
}

export interface ListTagsOfResourceInput {
  readonly ResourceArn: string;
  readonly NextToken?: string;
}

export interface ListTagsOfResourceOutput {
  readonly Tags?: readonly Tag[];
  readonly NextToken?: string;
}

export interface DynamodbTableTagsOperations {
  'dynamodb:TagResource': { service: 'dynamodb'; name: 'TagResource'; input: TagResourceInput; output: Readonly<Record<never, never>> };
  'dynamodb:UntagResource': { service: 'dynamodb'; name: 'UntagResource'; input: UntagResourceInput; output: Readonly<Record<never, never>> };
  'dynamodb:ListTagsOfResource': { service: 'dynamodb'; name: 'ListTagsOfResource'; input: ListTagsOfResourceInput; output: ListTagsOfResourceOutput };
}
