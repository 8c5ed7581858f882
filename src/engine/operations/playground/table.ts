import type { PartTable } from '../operation.ts';
import { accounts } from './accounts.ts';
import { identityProviders } from './identity-providers.ts';
import { leaks } from './leaks.ts';
import { workloads } from './workloads.ts';

export const operations: PartTable<'playground'> = {
  ...accounts,
  ...identityProviders,
  ...workloads,
  ...leaks,
};
