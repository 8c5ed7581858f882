import type { OperationName } from '../model/operation-types.ts';
import { accessKeys } from './access-keys.ts';
import { account } from './account.ts';
import { attachments } from './attachments.ts';
import { groups } from './groups.ts';
import { inlinePolicies } from './inline-policies.ts';
import type { OperationLimitId } from './limits.ts';
import { managedPolicies } from './managed-policies.ts';
import { membership } from './membership.ts';
import type { OperationTable } from './operation.ts';
import { policyVersions } from './policy-versions.ts';
import { roleTags } from './role-tags.ts';
import { roles } from './roles.ts';
import { sts } from './sts.ts';
import { userTags } from './user-tags.ts';
import { users } from './users.ts';

/** Every operation that is modelled: one entry each, in the file of its family. */
export const operations: OperationTable = {
  ...users,
  ...userTags,
  ...groups,
  ...membership,
  ...roles,
  ...roleTags,
  ...accessKeys,
  ...managedPolicies,
  ...policyVersions,
  ...attachments,
  ...inlinePolicies,
  ...account,
  ...sts,
};

export const operationNames = Object.keys(operations) as readonly OperationName[];

/** What an operation leaves out or decides without AWS's word. */
export const limitsOf = (operation: OperationName): readonly OperationLimitId[] =>
  operations[operation].limits ?? [];

/** Whether a name, which may come from outside, is a modelled operation. */
export function isOperation(name: string): name is OperationName {
  return Object.hasOwn(operations, name);
}
