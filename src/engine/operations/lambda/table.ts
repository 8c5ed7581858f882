import { notYet } from '../not-yet.ts';
import type { PartTable } from '../operation.ts';

export const operations: PartTable<'lambda'> = {
  ...notYet(
    'lambda:CreateFunction',
    'lambda:GetFunction',
    'lambda:ListFunctions',
    'lambda:DeleteFunction',
    'lambda:UpdateFunctionConfiguration',
    'lambda:Invoke',
    'lambda:AddPermission',
    'lambda:RemovePermission',
    'lambda:GetPolicy',
    'lambda:TagResource',
    'lambda:UntagResource',
    'lambda:ListTags',
  ),
};
