import { notYet } from '../not-yet.ts';
import type { PartTable } from '../operation.ts';

export const operations: PartTable<'iam-simulation'> = {
  ...notYet(
    'SimulatePrincipalPolicy',
    'SimulateCustomPolicy',
    'GetContextKeysForCustomPolicy',
    'GetContextKeysForPrincipalPolicy',
  ),
};
