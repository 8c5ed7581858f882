import type { PolicyRow, PrincipalKind, RoleRow, UserRow, World } from '../../engine/index.ts';
import { accountRootArn, policyArn, roleArn, rowsBy, showPrincipals } from '../../engine/index.ts';
import { scriptWords } from '../../words/en/script.ts';
import type { Entry } from './entry.ts';
import { call, comment, tagList } from './entry.ts';
import { inOrder } from './in-order.ts';

type Named = { readonly name: string };
const byName = (a: Named, b: Named): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
const pathOf = (path: string): string | undefined => (path === '/' ? undefined : path);

const capital = { user: 'User', group: 'Group', role: 'Role' } as const;
const nameMember = (kind: PrincipalKind): string => `${capital[kind]}Name`;

/** The commands that make an account's IAM entities, each behind what it needs. */
export function iamEntries(world: World, account: string): Entry[] {
  const users = [...rowsBy(world, 'usersByAccount', account)].sort(byName);
  const groups = [...rowsBy(world, 'groupsByAccount', account)].sort(byName);
  const roles = [...rowsBy(world, 'rolesByAccount', account)].sort(byName);
  const policies = [...rowsBy(world, 'policiesByAccount', account)].sort(byName);
  return [
    ...settings(world, account),
    ...providers(world, account),
    ...policies.flatMap(policyEntries),
    ...groups.map(({ name, path }) => call('iam', 'CreateGroup', { GroupName: name, Path: pathOf(path) })),
    ...users.map(userEntry),
    ...roleEntries(world, account, roles),
    ...[
      ...groups.map((row) => [row, 'group'] as const),
      ...users.map((row) => [row, 'user'] as const),
      ...roles.filter((row) => !isLinked(row)).map((row) => [row, 'role'] as const),
    ].flatMap(([row, kind]) => permissions(world, kind, row)),
    ...users.flatMap((user) => memberships(world, user)),
    ...users.flatMap((user) => signIn(world, user)),
    ...instanceProfiles(world, account),
  ];
}

function settings(world: World, account: string): Entry[] {
  const row = world.tables.accountSettings.get(account);
  const entries: Entry[] = [];
  if (row?.alias !== undefined) entries.push(call('iam', 'CreateAccountAlias', { AccountAlias: row.alias }));
  if (row?.passwordPolicy) {
    const members = Object.entries(row.passwordPolicy).map(([name, value]) => [
      name.charAt(0).toUpperCase() + name.slice(1),
      value as unknown,
    ]);
    entries.push(
      call(
        'iam',
        'UpdateAccountPasswordPolicy',
        Object.fromEntries(members) as object as Record<string, unknown>,
      ),
    );
  }
  return entries;
}

function providers(world: World, account: string): Entry[] {
  return [
    ...rowsBy(world, 'oidcProvidersByAccount', account).map(({ url, clientIds, thumbprints, tags }) =>
      call('iam', 'CreateOpenIDConnectProvider', {
        Url: `https://${url}`,
        ClientIDList: clientIds.length ? clientIds : undefined,
        ThumbprintList: thumbprints.length ? thumbprints : undefined,
        Tags: tagList(tags),
      }),
    ),
    ...rowsBy(world, 'samlProvidersByAccount', account).map(({ name, metadata, tags }) =>
      call('iam', 'CreateSAMLProvider', { SAMLMetadataDocument: metadata, Name: name, Tags: tagList(tags) }),
    ),
  ];
}

/** Versions come back in their order and may get other numbers, since a deleted version's number is never used again. */
function policyEntries(row: PolicyRow): Entry[] {
  const [first, ...others] = row.versions;
  const arn = policyArn(row);
  const made = call('iam', 'CreatePolicy', {
    PolicyName: row.name,
    Path: pathOf(row.path),
    PolicyDocument: first?.document ?? '{}',
    Description: row.description,
    Tags: tagList(row.tags),
  });
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

const userEntry = ({ name, path, tags, permissionsBoundary }: UserRow): Entry =>
  call('iam', 'CreateUser', {
    UserName: name,
    Path: pathOf(path),
    PermissionsBoundary: permissionsBoundary,
    Tags: tagList(tags),
  });

const linkedPath = /^\/aws-service-role\/([^/]+)\/$/;
const isLinked = ({ path }: RoleRow): boolean => linkedPath.test(path);

/** A role whose trust policy names another role must stand behind it; where two name each other, trust comes last. */
function roleEntries(world: World, account: string, roles: readonly RoleRow[]): Entry[] {
  const byArn = new Map(roles.map((role) => [roleArn(role), role]));
  const trust = new Map(roles.map((role) => [role, showPrincipals(world, role.trustPolicy)]));
  const named = /"(arn:aws:iam::\d{12}:role\/[^"]+)"/g;
  const needs = (role: RoleRow): RoleRow[] =>
    [...(trust.get(role) ?? '').matchAll(named)]
      .map(([, arn = '']) => byArn.get(arn))
      .filter((other) => other !== undefined && other !== role) as RoleRow[];
  const { ordered, cut } = inOrder(roles, needs);
  const late = new Set(
    roles.filter((role) => cut.has(role) || (trust.get(role) ?? '').includes(`"${roleArn(role)}"`)),
  );
  return [
    ...ordered.map((role) => roleEntry(account, role, late.has(role) ? null : (trust.get(role) ?? ''))),
    ...[...late].map((role) =>
      call('iam', 'UpdateAssumeRolePolicy', { RoleName: role.name, PolicyDocument: trust.get(role) ?? '' }),
    ),
  ];
}

function roleEntry(account: string, role: RoleRow, trust: string | null): Entry {
  const service = linkedPath.exec(role.path)?.[1];
  if (service !== undefined) {
    const suffix = /_(.+)$/.exec(role.name)?.[1];
    return call('iam', 'CreateServiceLinkedRole', {
      AWSServiceName: service,
      Description: role.description,
      CustomSuffix: suffix,
    });
  }
  return call('iam', 'CreateRole', {
    RoleName: role.name,
    Path: pathOf(role.path),
    AssumeRolePolicyDocument: trust ?? forNow(account),
    Description: role.description,
    MaxSessionDuration: role.maxSessionDuration === 3600 ? undefined : role.maxSessionDuration,
    PermissionsBoundary: role.permissionsBoundary,
    Tags: tagList(role.tags),
  });
}

/** Trusts the account until those whom it is to trust are there. */
const forNow = (account: string): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: accountRootArn(account) }, Action: 'sts:AssumeRole' }],
  });

function permissions(
  world: World,
  kind: PrincipalKind,
  { id, name }: Named & { readonly id: string },
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

/** Keys and passwords are made anew: nothing secret goes into a script. */
function signIn(world: World, user: UserRow): Entry[] {
  const entries: Entry[] = [];
  const login = world.tables.loginProfiles.get(user.id);
  if (login)
    entries.push({
      type: 'call',
      service: 'iam',
      operation: 'CreateLoginProfile',
      input: { UserName: user.name, PasswordResetRequired: login.passwordResetRequired },
      variables: [['--password', 'PASSWORD']],
    });
  for (const [i, key] of rowsBy(world, 'accessKeysByOwner', user.id).entries()) {
    const made = call('iam', 'CreateAccessKey', { UserName: user.name });
    if (key.status === 'Active' || made.type !== 'call') {
      entries.push(made);
      continue;
    }
    const variable = `KEY_${i + 1}`;
    entries.push(
      { ...made, keeps: { variable, query: 'AccessKey.AccessKeyId' } },
      {
        type: 'call',
        service: 'iam',
        operation: 'UpdateAccessKey',
        input: { UserName: user.name, Status: 'Inactive' },
        variables: [['--access-key-id', variable]],
      },
    );
  }
  for (const { name } of rowsBy(world, 'mfaDevicesByOwner', user.id))
    entries.push(comment(scriptWords.mfaDevice(user.name, name)));
  return entries;
}

function instanceProfiles(world: World, account: string): Entry[] {
  return [...rowsBy(world, 'instanceProfilesByAccount', account)].sort(byName).flatMap((row) => [
    call('iam', 'CreateInstanceProfile', {
      InstanceProfileName: row.name,
      Path: pathOf(row.path),
      Tags: tagList(row.tags),
    }),
    ...row.roleIds.flatMap((id) => {
      const role = world.tables.roles.get(id);
      return role
        ? [call('iam', 'AddRoleToInstanceProfile', { InstanceProfileName: row.name, RoleName: role.name })]
        : [];
    }),
  ]);
}
