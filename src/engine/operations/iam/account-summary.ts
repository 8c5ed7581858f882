import { inlineSize, quotas } from '../../quotas.ts';
import { countBy, rowsBy } from '../../world/world.ts';
import type { OperationContext } from '../operation.ts';

/**
 * What GetAccountSummary counts, by AWS's own names; what doesn't exist here counts nothing.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html
 */
export function summary(context: OperationContext): Readonly<Record<string, number>> {
  return { ...counts(context), ...limits };
}

function counts({ world, account }: OperationContext): Readonly<Record<string, number>> {
  const policies = rowsBy(world, 'policiesByAccount', account);
  const devices = rowsBy(world, 'mfaDevicesByAccount', account);
  return {
    AccountAccessKeysPresent: countBy(world, 'accessKeysByOwner', account) ? 1 : 0,
    AccountMFAEnabled: countBy(world, 'mfaDevicesByOwner', account) ? 1 : 0,
    AccountPasswordPresent: 0,
    AccountSigningCertificatesPresent: 0,
    Groups: countBy(world, 'groupsByAccount', account),
    InstanceProfiles: countBy(world, 'instanceProfilesByAccount', account),
    MFADevices: devices.length,
    MFADevicesInUse: devices.filter(({ ownerId }) => ownerId !== null).length,
    Policies: policies.length,
    PolicyVersionsInUse: policies.reduce((sum, { versions }) => sum + versions.length, 0),
    Providers:
      countBy(world, 'oidcProvidersByAccount', account) + countBy(world, 'samlProvidersByAccount', account),
    Roles: countBy(world, 'rolesByAccount', account),
    ServerCertificates: 0,
    Users: countBy(world, 'usersByAccount', account),
  };
}

const limits = {
  AccessKeysPerUserQuota: quotas.AccessKeysPerUser,
  AssumeRolePolicySizeQuota: quotas.ACLSizePerRole,
  AttachedPoliciesPerGroupQuota: quotas.PoliciesPerGroup,
  AttachedPoliciesPerRoleQuota: quotas.PoliciesPerRole,
  AttachedPoliciesPerUserQuota: quotas.PoliciesPerUser,
  /** Sessions of the global endpoint are of version 1 unless somebody changes it. */
  GlobalEndpointTokenVersion: 1,
  GroupPolicySizeQuota: inlineSize.group,
  GroupsPerUserQuota: quotas.GroupsPerUser,
  GroupsQuota: quotas.GroupsPerAccount,
  InstanceProfilesQuota: quotas.InstanceProfilesPerAccount,
  PoliciesQuota: quotas.PoliciesPerAccount,
  PolicySizeQuota: quotas.PolicySize,
  PolicyVersionsInUseQuota: 10_000,
  RolePolicySizeQuota: inlineSize.role,
  RolesQuota: quotas.RolesPerAccount,
  ServerCertificatesQuota: 20,
  SigningCertificatesPerUserQuota: 2,
  UserPolicySizeQuota: inlineSize.user,
  UsersQuota: quotas.UsersPerAccount,
  VersionsPerPolicyQuota: quotas.VersionsPerPolicy,
} as const;
