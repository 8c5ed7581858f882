import type { PartTable } from '../operation.ts';
import { accessKeys } from './access-keys.ts';
import { attachments } from './attachments.ts';
import { boundaries } from './boundaries.ts';
import { groups, membership } from './groups.ts';
import { inlinePolicies } from './inline-policies.ts';
import { managedPolicies } from './managed-policies.ts';
import { roles } from './roles.ts';
import { users } from './users.ts';

export const operations: PartTable<'iam'> = {
  ...accessKeys,
  ...attachments,
  ...boundaries,
  ...groups,
  ...inlinePolicies,
  ...managedPolicies,
  ...membership,
  ...roles,
  ...users,
};
