import type { PrincipalKind, UserRow, World, PolicyRow, RoleRow } from '../../engine/index.ts';
import { policyArn, rowsBy, accountRootArn, roleArn } from '../../engine/index.ts';
import type { Entry } from './entry.ts';
import { byName, call, pathOf, tagList, comment } from './entry.ts';
import { rootEntries, signInEntries } from './sign-in-entries.ts';
import { scriptWords } from '#words/script.ts';
import type { Writable } from './missing-principals.ts';
import { writable } from './missing-principals.ts';

const linkedPath = /^\/aws-service-role\/([^/]+)\/$/;

/** Whether AWS made the role for one of its services. */
const isLinked = ({ path }: RoleRow): boolean => linkedPath.test(path);

/**
 * Whether IAM Identity Center made the role. IAM makes none under that path.
 * https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html
 */
const isReserved = ({ path }: RoleRow): boolean => path.startsWith('/aws-reserved/');

/**
 * The commands that make roles. If a trust policy names another role, that role comes first. If two roles name each
 * other, their trust comes last.
 */
function roleEntries(world: World, account: string, roles: readonly RoleRow[]): Entry[] {
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

/**
 * Items in an order in which each comes after those that it needs. Otherwise they keep their order. `cut`:
 * items that need each other in a circle; they keep the order in which they were found.
 */
function inOrder<T>(
  items: readonly T[],
  needs: (item: T) => readonly T[],
): { readonly ordered: readonly T[]; readonly cut: ReadonlySet<T> } {
  const ordered: T[] = [];
  const cut = new Set<T>();
  const open = new Set<T>();
  const done = new Set<T>();
  // It has a stack of its own: a chain of roles may be longer than the machine's stack.
  for (const start of items) {
    const stack: { readonly item: T; readonly left: T[] }[] = [];
    const enter = (item: T): void => {
      if (done.has(item)) return;
      if (open.has(item)) {
        const top = stack.at(-1);
        if (top) cut.add(top.item);
        return;
      }
      open.add(item);
      stack.push({ item, left: [...needs(item)] });
    };
    enter(start);
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const next = top.left.shift();
      if (next !== undefined) {
        enter(next);
        continue;
      }
      stack.pop();
      open.delete(top.item);
      done.add(top.item);
      ordered.push(top.item);
    }
  }
  return { ordered, cut };
}

const capital = { user: 'User', group: 'Group', role: 'Role' } as const;
const nameMember = (kind: PrincipalKind): string => `${capital[kind]}Name`;

/** The commands that make an account's policies, users, groups and roles, each after the ones that it needs. */
export function iamEntries(world: World, account: string): Entry[] {
  const users = [...rowsBy(world, 'usersByAccount', account)].sort(byName);
  const groups = [...rowsBy(world, 'groupsByAccount', account)].sort(byName);
  const all = [...rowsBy(world, 'rolesByAccount', account)].sort(byName);
  const roles = all.filter((role) => !isReserved(role));
  const policies = [...rowsBy(world, 'policiesByAccount', account)].sort(byName);
  return [
    ...policies.flatMap(policyEntries),
    ...groups.map(({ id, name, path }) =>
      call(
        'iam',
        'CreateGroup',
        { GroupName: name, Path: pathOf(path) },
        { gives: { id, name: 'GROUP', query: 'Group.GroupId' } },
      ),
    ),
    ...users.map(userEntry),
    ...roleEntries(world, account, roles),
    ...(roles.length < all.length
      ? [comment(scriptWords.leftOut(scriptWords.reservedRoles, all.length - roles.length))]
      : []),
    ...[
      ...groups.map((row) => [row, 'group'] as const),
      ...users.map((row) => [row, 'user'] as const),
      ...roles.filter((row) => !isLinked(row)).map((row) => [row, 'role'] as const),
    ].flatMap(([row, kind]) => permissions(world, kind, row)),
    ...users.flatMap((user) => memberships(world, user)),
    ...users.flatMap((user) => signInEntries(world, user)),
    ...rootEntries(world, account),
    ...instanceProfiles(world, account),
  ];
}

const userEntry = ({ id, name, path, tags, permissionsBoundary }: UserRow): Entry =>
  call(
    'iam',
    'CreateUser',
    {
      UserName: name,
      Path: pathOf(path),
      PermissionsBoundary: permissionsBoundary,
      Tags: tagList(tags),
    },
    { gives: { id, name: 'USER', query: 'User.UserId' } },
  );

function permissions(
  world: World,
  kind: PrincipalKind,
  { id, name }: { readonly id: string; readonly name: string },
): Entry[] {
  const attached = rowsBy(world, 'attachmentsByPrincipal', id)
    .map(({ policyId }) => world.tables.policies.get(policyId))
    .filter((row) => row !== undefined)
    .sort(byName);
  const inline = [...rowsBy(world, 'inlinePoliciesByOwner', id)].sort(byName);
  return [
    ...attached.map((row) =>
      call('iam', `Attach${capital[kind]}Policy`, { [nameMember(kind)]: name, PolicyArn: policyArn(row) }),
    ),
    ...inline.map((row) =>
      call('iam', `Put${capital[kind]}Policy`, {
        [nameMember(kind)]: name,
        PolicyName: row.name,
        PolicyDocument: row.document,
      }),
    ),
  ];
}

const memberships = (world: World, user: UserRow): Entry[] =>
  rowsBy(world, 'membershipsByUser', user.id)
    .map(({ groupId }) => world.tables.groups.get(groupId))
    .filter((group) => group !== undefined)
    .sort(byName)
    .map((group) => call('iam', 'AddUserToGroup', { GroupName: group.name, UserName: user.name }));

function instanceProfiles(world: World, account: string): Entry[] {
  return [...rowsBy(world, 'instanceProfilesByAccount', account)].sort(byName).flatMap((row) => [
    call(
      'iam',
      'CreateInstanceProfile',
      { InstanceProfileName: row.name, Path: pathOf(row.path), Tags: tagList(row.tags) },
      { gives: { id: row.id, name: 'PROFILE', query: 'InstanceProfile.InstanceProfileId' } },
    ),
    ...row.roleIds.flatMap((id) => {
      const role = world.tables.roles.get(id);
      return role
        ? [call('iam', 'AddRoleToInstanceProfile', { InstanceProfileName: row.name, RoleName: role.name })]
        : [];
    }),
  ]);
}

/**
 * The commands that make a managed policy. Versions keep their order but may get other numbers, because AWS never uses
 * a deleted version's number again.
 */
function policyEntries(row: PolicyRow): Entry[] {
  const [first, ...others] = row.versions;
  const arn = policyArn(row);
  const made = call(
    'iam',
    'CreatePolicy',
    {
      PolicyName: row.name,
      Path: pathOf(row.path),
      PolicyDocument: first?.document ?? '{}',
      Description: row.description,
      Tags: tagList(row.tags),
    },
    { gives: { id: row.id, name: 'MANAGED_POLICY', query: 'Policy.PolicyId' } },
  );
  const position = row.versions.findIndex(({ versionId }) => versionId === row.defaultVersionId);
  const isLast = position === row.versions.length - 1;
  return [
    made,
    ...others.map((version, i) =>
      call('iam', 'CreatePolicyVersion', {
        PolicyArn: arn,
        PolicyDocument: version.document,
        SetAsDefault: isLast && i === others.length - 1 ? true : undefined,
      }),
    ),
    ...(position > 0 && !isLast
      ? [call('iam', 'SetDefaultPolicyVersion', { PolicyArn: arn, VersionId: `v${position + 1}` })]
      : []),
  ];
}
