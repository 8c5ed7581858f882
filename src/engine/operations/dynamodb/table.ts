import { notYet } from '../not-yet.ts';
import type { PartTable } from '../operation.ts';

export const operations: PartTable<'dynamodb'> = {
  ...notYet(
    'dynamodb:CreateTable',
    'dynamodb:DescribeTable',
    'dynamodb:ListTables',
    'dynamodb:DeleteTable',
    'dynamodb:PutItem',
    'dynamodb:GetItem',
    'dynamodb:DeleteItem',
    'dynamodb:TagResource',
    'dynamodb:UntagResource',
    'dynamodb:ListTagsOfResource',
    'dynamodb:PutResourcePolicy',
    'dynamodb:GetResourcePolicy',
    'dynamodb:DeleteResourcePolicy',
  ),
};
