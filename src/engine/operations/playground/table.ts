import { notYet } from '../not-yet.ts';
import type { PartTable } from '../operation.ts';
import { accounts } from './accounts.ts';
import { identityProviders } from './identity-providers.ts';

export const operations: PartTable<'playground'> = {
  ...accounts,
  ...identityProviders,
  ...notYet(
    'playground:CreateWorkload',
    'playground:ConfigureWorkload',
    'playground:LeakWorkload',
    'playground:ListWorkloads',
    'playground:DeleteWorkload',
  ),
};
