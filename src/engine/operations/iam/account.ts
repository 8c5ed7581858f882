import type { OutputOf } from '../../model/operation-types.ts';
import { isoDate } from '../../dates.ts';
import { groupArn, policyArn, roleArn } from '../../arn.ts';
import type { GroupRow, PolicyRow, RoleRow, UserRow } from '../../entities/entities.ts';
import { showPrincipals } from '../../policy/trust-principals.ts';
import { rowsBy } from '../../world/world.ts';
import { instanceProfileOut } from '../instance-profile-output.ts';
import type { OperationContext, OperationTable } from '../operation.ts';
import { done } from '../operation.ts';
import { boundary, encodeDocument, roleLastUsed, tagsOut, userOut } from '../outputs.ts';
import { page, sorted } from '../pages.ts';
import { onAccount } from '../targets.ts';
import { accountContents } from './account-contents.ts';
import type { Item } from './account-contents.ts';
import { summary } from './account-summary.ts';
import { attachedOut, attachedPolicies } from './attachments.ts';
import { inlinePoliciesOf } from './inline-policies.ts';
import { usageOf } from './policy-usage.ts';
import { versionOut } from './policy-versions.ts';

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

/** One page, by kind: each item is described once. */
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
