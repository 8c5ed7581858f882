import type { PartTable } from '../operation.ts';
import { functionTags, functions } from './functions.ts';
import { invocation } from './invocation.ts';
import { permissions } from './permissions.ts';

export const operations: PartTable<'lambda'> = {
  ...functions,
  ...invocation,
  ...permissions,
  ...functionTags,
};
