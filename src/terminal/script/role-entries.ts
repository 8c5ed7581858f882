import type { RoleRow, World } from '../../engine/index.ts';
import { accountRootArn, roleArn } from '../../engine/index.ts';
import { scriptWords } from '#words/script.ts';
import type { Entry } from './entry.ts';
import { call, comment, pathOf, tagList } from './entry.ts';
import { inOrder } from './in-order.ts';
import type { Writable } from './missing-principals.ts';
import { writable } from './missing-principals.ts';

const linkedPath = /^\/aws-service-role\/([^/]+)\/$/;

/** Whether AWS made the role for one of its services. */
export const isLinked = ({ path }: RoleRow): boolean => linkedPath.test(path);

/**
 * The commands that make roles. If a trust policy names another role, that role comes first. If two roles name each
 * other, their trust comes last.
 */
export function roleEntries(world: World, account: string, roles: readonly RoleRow[]): Entry[] {
  const byArn = new Map(roles.map((role) => [roleArn(role), role]));
  const trust = new Map<RoleRow, Writable>(
    roles.map((role) => [role, writable(world, account, role.trustPolicy)]),
  );
  const named = /"(arn:aws:iam::\d{12}:role\/[^"]+)"/g;
  const documentOf = (role: RoleRow): string => trust.get(role)?.document ?? '';
  const needs = (role: RoleRow): RoleRow[] =>
    [...documentOf(role).matchAll(named)]
      .map(([, arn = '']) => byArn.get(arn))
      .filter((other) => other !== undefined && other !== role) as RoleRow[];
  const { ordered, cut } = inOrder(roles, needs);
  const late = new Set(
    roles.filter((role) => cut.has(role) || documentOf(role).includes(`"${roleArn(role)}"`)),
  );
  return [
    ...ordered.flatMap((role) => [
      ...(trust.get(role)?.missing ?? []).map((who) => comment(scriptWords.missing(roleArn(role), who))),
      ...roleEntry(role, late.has(role) ? forNow(account) : documentOf(role)),
    ]),
    ...[...late]
      .filter((role) => !isLinked(role))
      .map((role) =>
        call('iam', 'UpdateAssumeRolePolicy', { RoleName: role.name, PolicyDocument: documentOf(role) }),
      ),
  ];
}

function roleEntry(role: RoleRow, trust: string): Entry[] {
  const gives = { id: role.id, name: 'ROLE', query: 'Role.RoleId' };
  const service = linkedPath.exec(role.path)?.[1];
  if (service !== undefined) {
    const suffix = /_(.+)$/.exec(role.name)?.[1];
    return [
      call(
        'iam',
        'CreateServiceLinkedRole',
        { AWSServiceName: service, Description: role.description, CustomSuffix: suffix },
        { gives },
      ),
      ...(role.tags.length
        ? [call('iam', 'TagRole', { RoleName: role.name, Tags: tagList(role.tags) })]
        : []),
    ];
  }
  const made = call(
    'iam',
    'CreateRole',
    {
      RoleName: role.name,
      Path: pathOf(role.path),
      AssumeRolePolicyDocument: trust,
      Description: role.description,
      MaxSessionDuration: role.maxSessionDuration === 3600 ? undefined : role.maxSessionDuration,
      PermissionsBoundary: role.permissionsBoundary,
      Tags: tagList(role.tags),
    },
    { gives },
  );
  return [made];
}

/** Trusts the account until the principals of the real trust policy exist. */
const forNow = (account: string): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: accountRootArn(account) }, Action: 'sts:AssumeRole' }],
  });
