import type { PartTable } from '../operation.ts';
import { secretPolicies } from './secret-policies.ts';
import { secretTags, secrets } from './secrets.ts';
import { secretValues } from './secret-values.ts';

export const operations: PartTable<'secretsmanager'> = {
  ...secrets,
  ...secretValues,
  ...secretPolicies,
  ...secretTags,
};
