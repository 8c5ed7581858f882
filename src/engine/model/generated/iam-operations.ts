// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { IamUsersOperations } from './iam-users.ts';
import type { IamUserTagsOperations } from './iam-user-tags.ts';
import type { IamGroupsOperations } from './iam-groups.ts';
import type { IamMembershipOperations } from './iam-membership.ts';
import type { IamRolesOperations } from './iam-roles.ts';
import type { IamRoleTagsOperations } from './iam-role-tags.ts';
import type { IamAccessKeysOperations } from './iam-access-keys.ts';
import type { IamManagedPoliciesOperations } from './iam-managed-policies.ts';
import type { IamAttachmentsOperations } from './iam-attachments.ts';
import type { IamInlinePoliciesOperations } from './iam-inline-policies.ts';
import type { IamBoundariesOperations } from './iam-boundaries.ts';
import type { IamAccountOperations } from './iam-account.ts';
import type { IamLoginProfilesOperations } from './iam-login-profiles.ts';
import type { IamPasswordPolicyOperations } from './iam-password-policy.ts';
import type { IamMfaDevicesOperations } from './iam-mfa-devices.ts';
import type { IamAccountAliasesOperations } from './iam-account-aliases.ts';
import type { IamCredentialReportOperations } from './iam-credential-report.ts';
import type { IamPolicyTagsOperations } from './iam-policy-tags.ts';
import type { IamInstanceProfilesOperations } from './iam-instance-profiles.ts';
import type { IamServiceLinkedRolesOperations } from './iam-service-linked-roles.ts';
import type { IamOidcProvidersOperations } from './iam-oidc-providers.ts';
import type { IamSamlProvidersOperations } from './iam-saml-providers.ts';
import type { IamSimulationOperations } from './iam-simulation.ts';
import type { IamRootAccessOperations } from './iam-root-access.ts';
import type { IamLastAccessedOperations } from './iam-last-accessed.ts';
import type { IamPolicyVersionsOperations } from './iam-policy-versions.ts';

export interface IamOperations
  extends IamUsersOperations,
    IamUserTagsOperations,
    IamGroupsOperations,
    IamMembershipOperations,
    IamRolesOperations,
    IamRoleTagsOperations,
    IamAccessKeysOperations,
    IamManagedPoliciesOperations,
    IamAttachmentsOperations,
    IamInlinePoliciesOperations,
    IamBoundariesOperations,
    IamAccountOperations,
    IamLoginProfilesOperations,
    IamPasswordPolicyOperations,
    IamMfaDevicesOperations,
    IamAccountAliasesOperations,
    IamCredentialReportOperations,
    IamPolicyTagsOperations,
    IamInstanceProfilesOperations,
    IamServiceLinkedRolesOperations,
    IamOidcProvidersOperations,
    IamSamlProvidersOperations,
    IamSimulationOperations,
    IamRootAccessOperations,
    IamLastAccessedOperations,
    IamPolicyVersionsOperations {}
