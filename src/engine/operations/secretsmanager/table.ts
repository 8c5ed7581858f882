import type { PartTable } from '../operation.ts';
import { secretPolicies } from './secret-policies.ts';
import { secretTags } from './secret-tags.ts';
import { secretValues } from './secret-values.ts';
import { secrets } from './secrets.ts';

export const operations: PartTable<'secretsmanager'> = {
  ...secrets,
  ...secretValues,
  ...secretPolicies,
  ...secretTags,
};
