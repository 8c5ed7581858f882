import { awsManagedAccount, groupArn, policyArn, roleArn } from '../../arn.ts';
import { isoDate } from '../../dates.ts';
import type { GroupRow, PolicyRow, RoleRow, UserRow } from '../../entities.ts';
import type { InputOf, OutputOf } from '../../model/operation-types.ts';
import { showPrincipals } from '../../policy/trust-principals.ts';
import { inlineSize, quotas } from '../../quotas.ts';
import { countBy, rowsBy } from '../../world.ts';
import { attachedOut, attachedPolicies } from './attachments.ts';
import { boundaryUsage } from './boundary-usage.ts';
import { boundary, encodeDocument, roleLastUsed, tagsOut, userOut } from '../outputs.ts';
import { inlinePoliciesOf } from './inline-policies.ts';
import type { OperationContext, OperationTable } from '../operation.ts';
import { done } from '../operation.ts';
import { page, sorted } from '../pages.ts';
import { versionOut } from './policy-versions.ts';
import { onAccount } from '../targets.ts';

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
  return {
    Path: role.path,
    RoleName: role.name,
    RoleId: role.id,
    Arn: roleArn(role),
    CreateDate: isoDate(role.createDate),
    AssumeRolePolicyDocument: encodeDocument(showPrincipals(world, role.trustPolicy)),
    ...boundary(role.permissionsBoundary),
    RoleLastUsed: roleLastUsed(world, role.id),
    InstanceProfileList: [],
    RolePolicyList: inlineOut(context, role.id),
    AttachedManagedPolicies: attachedTo(context, role.id),
    Tags: tagsOut(role.tags),
  };
}

function policyDetail(
  { world }: OperationContext,
  policy: PolicyRow,
  boundaries: ReadonlyMap<string, number>,
): Detail<'Policies'> {
  return {
    PolicyName: policy.name,
    PolicyId: policy.id,
    Arn: policyArn(policy),
    Path: policy.path,
    DefaultVersionId: policy.defaultVersionId,
    AttachmentCount: countBy(world, 'attachmentsByPolicy', policy.id),
    PermissionsBoundaryUsageCount: boundaries.get(policyArn(policy)) ?? 0,
    IsAttachable: policy.isAttachable,
    ...(policy.description === undefined ? {} : { Description: policy.description }),
    CreateDate: isoDate(policy.createDate),
    UpdateDate: isoDate(policy.updateDate),
    PolicyVersionList: policy.versions.toReversed().map((version) => versionOut(policy, version)),
  };
}

type Item =
  | { readonly kind: 'user'; readonly row: UserRow }
  | { readonly kind: 'group'; readonly row: GroupRow }
  | { readonly kind: 'role'; readonly row: RoleRow }
  | { readonly kind: 'policy'; readonly row: PolicyRow };

/** Everything that is asked for, in the order in which the pages give it. */
function itemsOf(
  filter: InputOf<'GetAccountAuthorizationDetails'>['Filter'],
  context: OperationContext,
): Item[] {
  const { users, groups, roles, policies } = context.world.tables;
  const wants = (name: NonNullable<typeof filter>[number]): boolean =>
    !filter?.length || filter.includes(name);
  const isAws = ({ account }: PolicyRow): boolean => account === awsManagedAccount;
  return [
    ...(wants('User') ? sorted(users.values()) : []).map((row) => ({ kind: 'user', row }) as const),
    ...(wants('Group') ? sorted(groups.values()) : []).map((row) => ({ kind: 'group', row }) as const),
    ...(wants('Role') ? sorted(roles.values()) : []).map((row) => ({ kind: 'role', row }) as const),
    ...sorted(policies.values())
      .filter((row) => wants(isAws(row) ? 'AWSManagedPolicy' : 'LocalManagedPolicy'))
      .map((row) => ({ kind: 'policy', row }) as const),
  ];
}

function details(items: readonly Item[], context: OperationContext): Details {
  const boundaries = boundaryUsage(context.world);
  return {
    UserDetailList: items.flatMap((item) => (item.kind === 'user' ? [userDetail(context, item.row)] : [])),
    GroupDetailList: items.flatMap((item) => (item.kind === 'group' ? [groupDetail(context, item.row)] : [])),
    RoleDetailList: items.flatMap((item) => (item.kind === 'role' ? [roleDetail(context, item.row)] : [])),
    Policies: items.flatMap((item) =>
      item.kind === 'policy' ? [policyDetail(context, item.row, boundaries)] : [],
    ),
  };
}

/** What GetAccountSummary counts; what isn't modelled counts nothing. */
function summary({ world, account }: OperationContext): Readonly<Record<string, number>> {
  const { users, groups, roles, policies } = world.tables;
  const own = [...policies.values()].filter((policy) => policy.account === account);
  return {
    AccessKeysPerUserQuota: quotas.AccessKeysPerUser,
    AccountAccessKeysPresent: countBy(world, 'accessKeysByOwner', account) ? 1 : 0,
    AssumeRolePolicySizeQuota: quotas.ACLSizePerRole,
    AttachedPoliciesPerGroupQuota: quotas.PoliciesPerGroup,
    AttachedPoliciesPerRoleQuota: quotas.PoliciesPerRole,
    AttachedPoliciesPerUserQuota: quotas.PoliciesPerUser,
    GroupPolicySizeQuota: inlineSize.group,
    Groups: groups.size,
    GroupsPerUserQuota: quotas.GroupsPerUser,
    GroupsQuota: quotas.GroupsPerAccount,
    Policies: own.length,
    PoliciesQuota: quotas.PoliciesPerAccount,
    PolicySizeQuota: quotas.PolicySize,
    PolicyVersionsInUse: own.reduce((sum, { versions }) => sum + versions.length, 0),
    RolePolicySizeQuota: inlineSize.role,
    Roles: roles.size,
    RolesQuota: quotas.RolesPerAccount,
    UserPolicySizeQuota: inlineSize.user,
    Users: users.size,
    UsersQuota: quotas.UsersPerAccount,
    VersionsPerPolicyQuota: quotas.VersionsPerPolicy,
  };
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html */
export const account: Pick<OperationTable, 'GetAccountAuthorizationDetails' | 'GetAccountSummary'> = {
  GetAccountAuthorizationDetails: {
    authorize: () => onAccount('GetAccountAuthorizationDetails'),
    run: (input, context) =>
      page(input, itemsOf(input.Filter, context), (items, rest) =>
        done({ ...details(items, context), ...rest }),
      ),
    limits: ['instance-profiles'],
  },

  GetAccountSummary: {
    authorize: () => onAccount('GetAccountSummary'),
    run: (_input, context) => done({ SummaryMap: summary(context) }),
    limits: ['account-summary'],
  },
};
