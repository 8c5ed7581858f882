import { notYet } from '../not-yet.ts';
import type { PartTable } from '../operation.ts';
import { accounts } from './accounts.ts';

export const operations: PartTable<'playground'> = {
  ...accounts,
  ...notYet(
    'playground:CreateWorkload',
    'playground:ConfigureWorkload',
    'playground:LeakWorkload',
    'playground:ListWorkloads',
    'playground:DeleteWorkload',
    'playground:SignInToProvider',
    'playground:SignInToSamlProvider',
  ),
};
