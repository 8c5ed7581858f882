import type { RoleRow, UserRow, World } from '../../engine/index.ts';
import { byName, parseArn, policyArn, roleArn, rowsBy, showPrincipals, userArn } from '../../engine/index.ts';
import type { Untaken } from './built.ts';
import type { CodeKind } from './kinds.ts';

/** A thing that can be chosen to be taken as code. */
export interface Choosable {
  readonly id: string;
  readonly kind: CodeKind;
  readonly name: string;
}

const resourceKinds = {
  bucket: 'bucket',
  key: 'kmsKey',
  queue: 'queue',
  function: 'function',
  table: 'table',
  secret: 'secret',
} as const;

/** All things of an account that code can build, in the order of the page's list. */
export function choosable(world: World, account: string): Choosable[] {
  const sorted = <T extends { readonly name: string }>(rows: readonly T[]): T[] =>
    [...rows].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const of = (kind: CodeKind, rows: readonly { readonly id: string; readonly name: string }[]): Choosable[] =>
    sorted(rows).map(({ id, name }) => ({ id, name, kind }));
  const organization = world.tables.organizations.list().find((row) => row.account === account);
  const members = world.tables.accounts.list().filter((row) => row.id !== account && row.parentId !== null);
  return [
    ...of('user', rowsBy(world, 'usersByAccount', account)),
    ...of('group', rowsBy(world, 'groupsByAccount', account)),
    ...of('role', rowsBy(world, 'rolesByAccount', account)),
    ...of('policy', rowsBy(world, 'policiesByAccount', account)),
    ...of('instanceProfile', rowsBy(world, 'instanceProfilesByAccount', account)),
    ...of(
      'oidcProvider',
      rowsBy(world, 'oidcProvidersByAccount', account).map(({ id, url }) => ({ id, name: url })),
    ),
    ...of('samlProvider', rowsBy(world, 'samlProvidersByAccount', account)),
    ...of('userPool', rowsBy(world, 'userPoolsByAccount', account)),
    ...of('identityPool', rowsBy(world, 'identityPoolsByAccount', account)),
    ...sorted(rowsBy(world, 'resourcesByAccount', account)).flatMap((row): Choosable[] =>
      row.kind === 'object' ? [] : [{ id: row.id, name: nameOfResource(row), kind: resourceKinds[row.kind] }],
    ),
    ...(organization
      ? [
          ...of('organization', [{ id: organization.id, name: organization.id }]),
          ...of('unit', world.tables.units.list()),
          ...of('heldAccount', members),
          ...of(
            'organizationPolicy',
            world.tables.organizationPolicies.list().filter((row) => !row.awsManaged),
          ),
        ]
      : []),
  ];
}

const nameOfResource = (row: { readonly name: string; readonly kind: string }): string =>
  row.kind === 'key' && 'aliases' in row ? ((row.aliases as readonly string[])[0] ?? row.name) : row.name;

/**
 * Lists all that a chosen thing needs: without it, its meaning would change, or AWS would refuse it. A user needs the groups
 * and policies that it has; a function its role; an identity pool its roles and user pools.
 */
function neededBy(world: World, account: string, id: string): readonly string[] {
  const { users, roles, groups, instanceProfiles, identityPools, resources, userPools } = world.tables;
  const byArn = (arn: string | undefined): string[] => {
    const found = arn === undefined ? undefined : ownByArn(world, account, arn);
    return found === undefined ? [] : [found];
  };
  const attached = (): string[] =>
    rowsBy(world, 'attachmentsByPrincipal', id)
      .map(({ policyId }) => policyId)
      .filter((policy) => world.tables.policies.get(policy)?.account === account);
  const principal = users.get(id) ?? roles.get(id);
  if (principal)
    return [
      ...attached(),
      ...byArn(principal.permissionsBoundary),
      ...rowsBy(world, 'membershipsByUser', id).map(({ groupId }) => groupId),
    ];
  if (groups.get(id)) return attached();
  const profile = instanceProfiles.get(id);
  if (profile) return profile.roleIds;
  const pool = identityPools.get(id);
  if (pool)
    return [
      ...[
        pool.authenticatedRole,
        pool.unauthenticatedRole,
        ...pool.roleMappings.flatMap(({ rules }) => rules.map(({ roleArn: arn }) => arn)),
        ...pool.openIdConnectProviderArns,
        ...pool.samlProviderArns,
      ].flatMap(byArn),
      ...pool.cognitoIdentityProviders.map(({ providerName }) =>
        providerName.slice(providerName.indexOf('/') + 1),
      ),
    ];
  const resource = resources.get(id);
  if (resource?.kind === 'function') return byArn(resource.roleArn);
  if (userPools.get(id))
    return rowsBy(world, 'poolGroupsByPool', id).flatMap(({ roleArn: arn }) => byArn(arn));
  return neededInOrganization(world, account, id);
}

/** The places above a unit, a member account or the targets of a policy. */
function neededInOrganization(world: World, account: string, id: string): readonly string[] {
  const { units, accounts, organizationPolicies } = world.tables;
  const organization = world.tables.organizations.list().find((row) => row.account === account);
  if (!organization) return [];
  const place = (parent: string | null | undefined): string[] =>
    parent === organization.rootId ? [organization.id] : parent ? [parent] : [];
  const unit = units.get(id);
  if (unit) return place(unit.parentId);
  if (organizationPolicies.get(id))
    return rowsBy(world, 'organizationAttachmentsByPolicy', id).flatMap(({ targetId }) =>
      targetId === account ? [] : place(targetId),
    );
  const member = accounts.get(id);
  return member ? place(member.parentId) : [];
}

/** The id of the role, user, policy or provider of this account with an ARN; undefined if there is none. */
function ownByArn(world: World, account: string, arn: string): string | undefined {
  const parsed = parseArn(arn);
  if (parsed?.account !== account) return undefined;
  const name = parsed.resource.slice(parsed.resource.lastIndexOf('/') + 1);
  const { oidcProviders, samlProviders } = world.tables;
  if (oidcProviders.get(arn) ?? samlProviders.get(arn)) return arn;
  const role = byName(world, 'roles', account, name);
  if (role && roleArn(role) === arn) return role.id;
  const user = byName(world, 'users', account, name);
  if (user && userArn(user) === arn) return user.id;
  const policy = byName(world, 'policies', account, name);
  return policy && policyArn(policy) === arn ? policy.id : undefined;
}

/** All that is chosen and needed; for a needed thing, the ids of those that need it. */
export function withNeeds(
  world: World,
  account: string,
  chosen: ReadonlySet<string>,
): ReadonlyMap<string, readonly string[]> {
  const all = new Map<string, string[]>([...chosen].map((id) => [id, []]));
  const open = [...chosen];
  for (let id = open.pop(); id !== undefined; id = open.pop())
    for (const needed of neededBy(world, account, id)) {
      const by = all.get(needed);
      if (by) by.push(id);
      else {
        all.set(needed, [id]);
        open.push(needed);
      }
    }
  return all;
}

/** Users and roles whom a taken policy lets in, and who aren't taken. AWS refuses the policy without them. */
export function untakenPrincipals(world: World, account: string, takes: (id: string) => boolean): Untaken[] {
  const found = new Map<string, Untaken>();
  const read = (id: string, name: string, stored: string | undefined): void => {
    if (stored === undefined || !takes(id)) return;
    for (const [, arn = ''] of showPrincipals(world, stored).matchAll(
      /"(arn:aws:iam::\d{12}:(?:user|role)\/[^"]+)"/g,
    )) {
      const principal = ownByArn(world, account, arn);
      if (principal === undefined || takes(principal) || found.has(principal)) continue;
      const row: UserRow | RoleRow | undefined =
        world.tables.users.get(principal) ?? world.tables.roles.get(principal);
      if (row) found.set(principal, { id: principal, name: row.name, by: name });
    }
  };
  for (const row of rowsBy(world, 'rolesByAccount', account)) read(row.id, row.name, row.trustPolicy);
  for (const row of rowsBy(world, 'resourcesByAccount', account)) read(row.id, row.name, row.policy);
  return [...found.values()];
}
