import { accessKeys } from './access-keys.ts';
import { account } from './account.ts';
import { attachments } from './attachments.ts';
import { boundaries } from './boundaries.ts';
import { groups } from './groups.ts';
import { inlinePolicies } from './inline-policies.ts';
import { managedPolicies } from './managed-policies.ts';
import { membership } from './membership.ts';
import { policyVersions } from './policy-versions.ts';
import { roleTags } from './role-tags.ts';
import { roles } from './roles.ts';
import { userTags } from './user-tags.ts';
import { users } from './users.ts';
import type { PartTable } from '../operation.ts';

export const operations: PartTable<'iam'> = {
  ...accessKeys,
  ...account,
  ...attachments,
  ...boundaries,
  ...groups,
  ...inlinePolicies,
  ...managedPolicies,
  ...membership,
  ...policyVersions,
  ...roleTags,
  ...roles,
  ...userTags,
  ...users,
};
