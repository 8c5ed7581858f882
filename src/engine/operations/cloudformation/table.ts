import type { PartTable } from '../operation.ts';
import { changeSets } from './change-sets.ts';
import { stackDrift } from './drift/drift.ts';
import { stackExports } from './exports.ts';
import { stackPolicies } from './stack-policies.ts';
import { stackResources } from './stack-resources.ts';
import { stacks } from './stacks.ts';
import { templates } from './templates.ts';

export { follower } from './follow.ts';

export const operations: PartTable<'cloudformation'> = {
  ...stacks,
  ...changeSets,
  ...stackResources,
  ...stackDrift,
  ...templates,
  ...stackExports,
  ...stackPolicies,
};
