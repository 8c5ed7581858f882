// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { SsoAdminInstancesOperations } from './sso-admin-instances.ts';
import type { SsoAdminPermissionSetsOperations } from './sso-admin-permission-sets.ts';
import type { SsoAdminPermissionSetPoliciesOperations } from './sso-admin-permission-set-policies.ts';
import type { SsoAdminAccountAssignmentsOperations } from './sso-admin-account-assignments.ts';
import type { SsoAdminProvisioningOperations } from './sso-admin-provisioning.ts';
import type { SsoAdminAccessControlAttributesOperations } from './sso-admin-access-control-attributes.ts';

export interface SsoAdminOperations
  extends SsoAdminInstancesOperations,
    SsoAdminPermissionSetsOperations,
    SsoAdminPermissionSetPoliciesOperations,
    SsoAdminAccountAssignmentsOperations,
    SsoAdminProvisioningOperations,
    SsoAdminAccessControlAttributesOperations {}
