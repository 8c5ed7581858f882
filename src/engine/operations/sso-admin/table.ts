import type { PartTable } from '../operation.ts';
import { accessControlAttributes } from './access-control-attributes.ts';
import { accountAssignments } from './account-assignments.ts';
import { instances } from './instances.ts';
import { permissionSetPolicies } from './permission-set-policies.ts';
import { permissionSets } from './permission-sets.ts';
import { provisioning } from './provisioning.ts';

export const operations: PartTable<'sso-admin'> = {
  ...instances,
  ...permissionSets,
  ...permissionSetPolicies,
  ...accountAssignments,
  ...provisioning,
  ...accessControlAttributes,
};
