import type { PartTable } from '../operation.ts';
import { accounts } from './accounts.ts';
import { identityProviders } from './identity-providers.ts';
import { identityCenter } from './identity-center.ts';
import { leaks } from './leaks.ts';
import { workloads } from './workloads.ts';

export const operations: PartTable<'playground'> = {
  ...accounts,
  ...identityProviders,
  ...identityCenter,
  ...workloads,
  ...leaks,
};
