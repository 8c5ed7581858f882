import { notYet } from '../not-yet.ts';
import type { PartTable } from '../operation.ts';

export const operations: PartTable<'secretsmanager'> = {
  ...notYet(
    'secretsmanager:CreateSecret',
    'secretsmanager:DescribeSecret',
    'secretsmanager:ListSecrets',
    'secretsmanager:DeleteSecret',
    'secretsmanager:RestoreSecret',
    'secretsmanager:GetSecretValue',
    'secretsmanager:PutSecretValue',
    'secretsmanager:PutResourcePolicy',
    'secretsmanager:GetResourcePolicy',
    'secretsmanager:DeleteResourcePolicy',
    'secretsmanager:TagResource',
    'secretsmanager:UntagResource',
  ),
};
