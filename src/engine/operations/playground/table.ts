import { notYet } from '../not-yet.ts';
import type { PartTable } from '../operation.ts';

export const operations: PartTable<'playground'> = {
  ...notYet(
    'playground:AddAccount',
    'playground:RemoveAccount',
    'playground:CreateWorkload',
    'playground:ConfigureWorkload',
    'playground:LeakWorkload',
    'playground:ListWorkloads',
    'playground:DeleteWorkload',
    'playground:SignInToProvider',
    'playground:SignInToSamlProvider',
  ),
};
