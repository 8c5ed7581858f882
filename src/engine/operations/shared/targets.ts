import { accountRootArn, groupArn, partition, policyArn, roleArn, userArn } from '../../arn.ts';
import type { PrincipalKind } from '../../entities/entities.ts';
import type { InputOf, OperationName } from '../../model/operation-types.ts';
import type { ContextKeys, OperationContext, PermissionRequest } from '../operation.ts';
import { findPrincipal, targetOf } from '../rows.ts';
import { requestTags, tagsFrom } from './tags.ts';

/**
 * The permissions that IAM's operations ask for: which ARN, how a refusal prints it, and with which condition
 * keys. https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html
 */

const arnOf = { user: userArn, group: groupArn, role: roleArn };

type Place = Pick<OperationContext, 'world' | 'account'>;

/** The condition keys of the tags that a request carries. */
export const requestTagKeys = (tags: InputOf<'TagUser'>['Tags'] = []): ContextKeys =>
  requestTags(tagsFrom(tags));

/** The operations whose permission may depend on the boundary that their user or role has. */
const boundaryAware: ReadonlySet<OperationName> = new Set([
  'AttachRolePolicy',
  'AttachUserPolicy',
  'DeleteRole',
  'DeleteRolePermissionsBoundary',
  'DeleteRolePolicy',
  'DeleteUserPermissionsBoundary',
  'DeleteUserPolicy',
  'DetachRolePolicy',
  'DetachUserPolicy',
  'GetRole',
  'PutRolePolicy',
  'PutUserPolicy',
  'UpdateAssumeRolePolicy',
  'UpdateRole',
  'UpdateRoleDescription',
]);

/**
 * `iam:PermissionsBoundary`, so that a policy can force those who may make users to give them a boundary.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html#access_policies_boundaries-delegate
 */
export const boundaryKey = (arn: string | undefined): ContextKeys =>
  arn === undefined ? [] : [['iam:PermissionsBoundary', [arn]]];

/** A permission on a user, group or role. For one that doesn't exist, the ARN has the path `/`. */
export function onPrincipal(
  operation: OperationName,
  kind: PrincipalKind,
  name: string,
  context: Place,
  keys: ContextKeys = [],
): PermissionRequest[] {
  const row = findPrincipal(context, kind, name);
  const resource = arnOf[kind](row ?? { account: context.account, path: '/', name });
  const bounded =
    row && 'permissionsBoundary' in row && boundaryAware.has(operation) ? row.permissionsBoundary : undefined;
  return [
    {
      action: `iam:${operation}`,
      resource,
      label: `${kind} ${row?.name ?? name}`,
      keys: bounded === undefined ? keys : [...keys, ...boundaryKey(bounded)],
    },
  ];
}

/** A permission on the named user, or on the caller. `check` has made sure that there is one. */
export function onUserOrCaller(
  operation: OperationName,
  input: { readonly UserName?: string },
  context: OperationContext,
): PermissionRequest[] {
  const target = targetOf(input.UserName, context);
  if (target && 'name' in target) return onPrincipal(operation, 'user', target.name, context);
  const root = accountRootArn(context.account);
  return [{ action: `iam:${operation}`, resource: root, label: root }];
}

/** A permission on a managed policy. */
export function onPolicy(operation: OperationName, arn: string, keys: ContextKeys = []): PermissionRequest[] {
  return [
    {
      action: `iam:${operation}`,
      resource: arn,
      label: `policy ${arn}`,
      keys,
    },
  ];
}

/**
 * Adds the permission to tag a new thing, which a caller needs if it has tags. `requests` are the permissions
 * to make it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html
 */
export function withTagging(
  requests: readonly PermissionRequest[],
  operation: OperationName,
  tags: InputOf<'TagUser'>['Tags'] = [],
): readonly PermissionRequest[] {
  const [made] = requests;
  return made && tags.length
    ? [...requests, { ...made, action: `iam:${operation}`, keys: requestTagKeys(tags) }]
    : requests;
}

const tagging = { user: 'TagUser', role: 'TagRole', policy: 'TagPolicy' } as const;

/** A permission to create something. A refusal prints its ARN, or for a policy its name. */
export function onNew(
  operation: OperationName,
  kind: PrincipalKind | 'policy',
  name: string,
  path: string | undefined,
  { account }: Place,
  tags?: InputOf<'TagUser'>['Tags'],
  keys: ContextKeys = [],
): readonly PermissionRequest[] {
  const row = { account, path: path ?? '/', name };
  const resource = kind === 'policy' ? policyArn(row) : arnOf[kind](row);
  const label = kind === 'policy' ? `policy ${name}` : resource;
  const made = [{ action: `iam:${operation}`, resource, label, keys: [...requestTagKeys(tags), ...keys] }];
  return kind === 'group' ? made : withTagging(made, tagging[kind], tags);
}

/**
 * A permission to rename: on the old ARN and on the new one.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateUser.html
 */
export function onRename(
  operation: OperationName,
  kind: 'user' | 'group',
  name: string,
  renamed: { readonly name: string | undefined; readonly path: string | undefined },
  context: Place,
): PermissionRequest[] {
  const before = onPrincipal(operation, kind, name, context);
  const row = findPrincipal(context, kind, name);
  const after = onNew(operation, kind, renamed.name ?? name, renamed.path ?? row?.path, context);
  return before[0]?.resource === after[0]?.resource ? before : [...before, ...after];
}

/** A permission to list: asked for the whole kind, `arn:aws:iam::111122223333:user/`. Policies print their path. */
export function onList(
  operation: OperationName,
  kind: PrincipalKind | 'policy',
  pathPrefix: string | undefined,
  { account }: Place,
): PermissionRequest[] {
  const path = pathPrefix ?? '/';
  const resource = `arn:${partition}:iam::${account}:${kind}${path}`;
  const label = kind === 'policy' ? `policy path ${path}` : resource;
  return [{ action: `iam:${operation}`, resource, label }];
}

/** A permission that has no resource of its own. */
export function onAccount(operation: OperationName): PermissionRequest[] {
  return [{ action: `iam:${operation}`, resource: '*', label: '*' }];
}
