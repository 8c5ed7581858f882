import type { PartTable } from '../operation.ts';
import { functionTags } from './function-tags.ts';
import { functions } from './functions.ts';
import { invocation } from './invocation.ts';
import { permissions } from './permissions.ts';

export const operations: PartTable<'lambda'> = {
  ...functions,
  ...invocation,
  ...permissions,
  ...functionTags,
};
