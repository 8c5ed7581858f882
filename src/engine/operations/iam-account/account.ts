import type { OutputOf, InputOf } from '../../model/operation-types.ts';
import { isoDate } from '../../dates.ts';
import { groupArn, policyArn, roleArn, awsManagedAccount } from '../../arn.ts';
import type { GroupRow, PolicyRow, RoleRow, UserRow } from '../../entities/entities.ts';
import { showPrincipals } from '../../policy/trust-principals.ts';
import { rowsBy, countBy } from '../../world/world.ts';
import { inlineSize, quotas } from '../../quotas.ts';
import { instanceProfileOut, boundary, encodeDocument, roleLastUsed, userOut } from '../iam/outputs.ts';
import { tagsOut } from '../shared/tags.ts';
import type { OperationContext, OperationTable } from '../operation.ts';
import { done } from '../operation.ts';
import { page, sorted, inOrder } from '../shared/pages.ts';
import { onAccount } from '../shared/targets.ts';
import type { Sliceable } from '../shared/pages.ts';
import { attachedOut, attachedPolicies } from '../iam/attachments.ts';
import { inlinePoliciesOf } from '../iam/inline-policies.ts';
import { usageOf } from '../iam/policy-usage.ts';
import { versionOut } from '../iam-policy-versions/policy-versions.ts';

/**
 * The numbers that GetAccountSummary answers, by AWS's names; things that don't exist here count 0.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html
 */
function summary(context: OperationContext): Readonly<Record<string, number>> {
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

type Details = OutputOf<'GetAccountAuthorizationDetails'>;
type Detail<K extends keyof Details> = NonNullable<Details[K]> extends readonly (infer D)[] ? D : never;

const inlineOut = (context: OperationContext, id: string) =>
  inlinePoliciesOf(context, id).map(({ name, document }) => ({
    PolicyName: name,
    PolicyDocument: encodeDocument(document),
  }));

const attachedTo = (context: OperationContext, id: string) =>
  sorted(attachedPolicies(context, id)).map(attachedOut);

function userDetail(context: OperationContext, user: UserRow): Detail<'UserDetailList'> {
  const { world } = context;
  const groups = rowsBy(world, 'membershipsByUser', user.id).flatMap(
    ({ groupId }) => world.tables.groups.get(groupId) ?? [],
  );
  const inline = inlineOut(context, user.id);
  return {
    ...userOut(user),
    ...(inline.length ? { UserPolicyList: inline } : {}),
    GroupList: sorted(groups).map(({ name }) => name),
    AttachedManagedPolicies: attachedTo(context, user.id),
    Tags: tagsOut(user.tags),
  };
}

function groupDetail(context: OperationContext, group: GroupRow): Detail<'GroupDetailList'> {
  return {
    Path: group.path,
    GroupName: group.name,
    GroupId: group.id,
    Arn: groupArn(group),
    CreateDate: isoDate(group.createDate),
    GroupPolicyList: inlineOut(context, group.id),
    AttachedManagedPolicies: attachedTo(context, group.id),
  };
}

function roleDetail(context: OperationContext, role: RoleRow): Detail<'RoleDetailList'> {
  const { world } = context;
  const profiles = sorted(rowsBy(world, 'instanceProfilesByRole', role.id));
  return {
    Path: role.path,
    RoleName: role.name,
    RoleId: role.id,
    Arn: roleArn(role),
    CreateDate: isoDate(role.createDate),
    AssumeRolePolicyDocument: encodeDocument(showPrincipals(world, role.trustPolicy)),
    ...boundary(role.permissionsBoundary),
    RoleLastUsed: roleLastUsed(world, role.id),
    InstanceProfileList: profiles.map((profile) => instanceProfileOut(world, profile)),
    RolePolicyList: inlineOut(context, role.id),
    AttachedManagedPolicies: attachedTo(context, role.id),
    Tags: tagsOut(role.tags),
  };
}

function policyDetail(context: OperationContext, policy: PolicyRow): Detail<'Policies'> {
  const { attached, bounded } = usageOf(context, policy);
  return {
    PolicyName: policy.name,
    PolicyId: policy.id,
    Arn: policyArn(policy),
    Path: policy.path,
    DefaultVersionId: policy.defaultVersionId,
    AttachmentCount: attached,
    PermissionsBoundaryUsageCount: bounded,
    IsAttachable: policy.isAttachable,
    ...(policy.description === undefined ? {} : { Description: policy.description }),
    CreateDate: isoDate(policy.createDate),
    UpdateDate: isoDate(policy.updateDate),
    PolicyVersionList: policy.versions.toReversed().map((version) => versionOut(policy, version)),
  };
}

/** Describes the items of one page, sorted by kind. */
function details(items: readonly Item[], context: OperationContext): Details {
  const users: Detail<'UserDetailList'>[] = [];
  const groups: Detail<'GroupDetailList'>[] = [];
  const roles: Detail<'RoleDetailList'>[] = [];
  const policies: Detail<'Policies'>[] = [];
  for (const item of items)
    switch (item.kind) {
      case 'user':
        users.push(userDetail(context, item.row));
        break;
      case 'group':
        groups.push(groupDetail(context, item.row));
        break;
      case 'role':
        roles.push(roleDetail(context, item.row));
        break;
      case 'policy':
        policies.push(policyDetail(context, item.row));
    }
  return { UserDetailList: users, GroupDetailList: groups, RoleDetailList: roles, Policies: policies };
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html */
export const account: Pick<OperationTable, 'GetAccountAuthorizationDetails' | 'GetAccountSummary'> = {
  GetAccountAuthorizationDetails: {
    authorize: () => onAccount('GetAccountAuthorizationDetails'),
    run: (input, context) =>
      page(input, accountContents(input.Filter, context), (items, rest) =>
        done({ ...details(items, context), ...rest }),
      ),
  },

  GetAccountSummary: {
    authorize: () => onAccount('GetAccountSummary'),
    run: (_input, context) => done({ SummaryMap: summary(context) }),
    ledger: ['account-summary'],
  },
};

type Item =
  | { readonly kind: 'user'; readonly row: UserRow }
  | { readonly kind: 'group'; readonly row: GroupRow }
  | { readonly kind: 'role'; readonly row: RoleRow }
  | { readonly kind: 'policy'; readonly row: PolicyRow };

type Filter = InputOf<'GetAccountAuthorizationDetails'>['Filter'];
type NamedTable = 'users' | 'groups' | 'roles' | 'policies';

interface Section {
  readonly length: number;
  /** Returns a part of the section, in order. It is only called if a page reaches into the section. */
  readonly items: (from: number, to: number) => readonly Item[];
}

/** AWS's own policies that this account uses. */
function awsPolicies(context: OperationContext): PolicyRow[] {
  const rows = rowsBy(context.world, 'policiesByAccount', awsManagedAccount);
  return rows.filter((policy) => {
    const { attached, bounded } = usageOf(context, policy);
    return attached + bounded > 0;
  });
}

function sections(filter: Filter, context: OperationContext): Section[] {
  const { world, account } = context;
  const wants = (kind: NonNullable<Filter>[number]): boolean => !filter?.length || filter.includes(kind);
  const aws = wants('AWSManagedPolicy') ? awsPolicies(context) : [];
  const count = (table: NamedTable): number => countBy(world, `${table}ByAccount`, account);
  return [
    {
      length: wants('User') ? count('users') : 0,
      items: (from, to) =>
        inOrder(world, 'users', account)
          .slice(from, to)
          .map((row) => ({ kind: 'user', row })),
    },
    {
      length: wants('Group') ? count('groups') : 0,
      items: (from, to) =>
        inOrder(world, 'groups', account)
          .slice(from, to)
          .map((row) => ({ kind: 'group', row })),
    },
    {
      length: wants('Role') ? count('roles') : 0,
      items: (from, to) =>
        inOrder(world, 'roles', account)
          .slice(from, to)
          .map((row) => ({ kind: 'role', row })),
    },
    {
      length: wants('LocalManagedPolicy') ? count('policies') : 0,
      items: (from, to) =>
        inOrder(world, 'policies', account)
          .slice(from, to)
          .map((row) => ({ kind: 'policy', row })),
    },
    {
      length: aws.length,
      items: (from, to) =>
        sorted(aws)
          .slice(from, to)
          .map((row) => ({ kind: 'policy', row })),
    },
  ];
}

/**
 * Everything in the account that the filter asks for, in the order in which the pages give it: users, groups,
 * roles, the account's policies, AWS's. A page looks only at the kinds that it shows.
 */
function accountContents(filter: Filter, context: OperationContext): Sliceable<Item> {
  const parts = sections(filter, context);
  return {
    length: parts.reduce((sum, { length }) => sum + length, 0),
    slice(start, end) {
      const items: Item[] = [];
      let before = 0;
      for (const part of parts) {
        const from = Math.max(start - before, 0);
        const to = Math.min(end - before, part.length);
        if (from < to) items.push(...part.items(from, to));
        before += part.length;
      }
      return items;
    },
  };
}
