import { notYet } from '../not-yet.ts';
import type { PartTable } from '../operation.ts';

export const operations: PartTable<'kms'> = {
  ...notYet(
    'kms:CreateKey',
    'kms:DescribeKey',
    'kms:ListKeys',
    'kms:ScheduleKeyDeletion',
    'kms:CancelKeyDeletion',
    'kms:CreateAlias',
    'kms:ListAliases',
    'kms:DeleteAlias',
    'kms:PutKeyPolicy',
    'kms:GetKeyPolicy',
    'kms:TagResource',
    'kms:UntagResource',
    'kms:ListResourceTags',
    'kms:Encrypt',
    'kms:Decrypt',
    'kms:GenerateDataKey',
  ),
};
