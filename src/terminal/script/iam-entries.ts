import type { PrincipalKind, UserRow, World } from '../../engine/index.ts';
import { policyArn, rowsBy } from '../../engine/index.ts';
import type { Entry } from './entry.ts';
import { byName, call, pathOf, tagList } from './entry.ts';
import { policyEntries } from './policy-entries.ts';
import { isLinked, roleEntries } from './role-entries.ts';
import { rootEntries, signInEntries } from './sign-in-entries.ts';

const capital = { user: 'User', group: 'Group', role: 'Role' } as const;
const nameMember = (kind: PrincipalKind): string => `${capital[kind]}Name`;

/** The commands that make an account's policies, users, groups and roles, each after the ones that it needs. */
export function iamEntries(world: World, account: string): Entry[] {
  const users = [...rowsBy(world, 'usersByAccount', account)].sort(byName);
  const groups = [...rowsBy(world, 'groupsByAccount', account)].sort(byName);
  const roles = [...rowsBy(world, 'rolesByAccount', account)].sort(byName);
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
