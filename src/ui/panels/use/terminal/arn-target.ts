import type { World } from '../../../../engine/index.ts';
import { byName, holdsAccount, parseArn, rowsBy } from '../../../../engine/index.ts';
import { heldAccountId } from '../../../kinds/item.ts';

type NamedTable = Parameters<typeof byName>[1];

const tableOfKind: ReadonlyMap<string, NamedTable> = new Map<string, NamedTable>([
  ['user', 'users'],
  ['group', 'groups'],
  ['role', 'roles'],
  ['policy', 'policies'],
  ['instance-profile', 'instanceProfiles'],
]);

/** The table key (or the picture's id) of what an ARN names, or null where the world holds nothing of that name. */
export function idOfArn(world: World, arn: string): string | null {
  const parts = parseArn(arn);
  if (!parts) return null;
  const { resources, oidcProviders, samlProviders, mfaDevices } = world.tables;
  if ([resources, oidcProviders, samlProviders, mfaDevices].some((table) => table.has(arn))) return arn;
  const { service, account, resource } = parts;
  const slash = resource.indexOf('/');
  const kind = slash < 0 ? resource : resource.slice(0, slash);
  const name = resource.slice(resource.lastIndexOf('/') + 1);
  switch (service) {
    case 'iam':
      if (resource === 'root') return holdsAccount(world, account) ? account : null;
      return idOfName(world, tableOfKind.get(kind), account, name);
    case 'sts':
      return sessionOf(world, account, kind, resource.slice(slash + 1));
    case 'organizations':
      return organizationId(world, kind, name);
    case 'cognito-identity':
      return world.tables.identityPools.has(name) ? name : null;
    case 'cognito-idp':
      return world.tables.userPools.has(name) ? name : null;
    default:
      return null;
  }
}

function idOfName(world: World, table: NamedTable | undefined, account: string, name: string): string | null {
  return table ? (byName(world, table, account, name)?.id ?? null) : null;
}

/** A session's newest temporary key; its role where the session is gone. */
function sessionOf(world: World, account: string, kind: string, rest: string): string | null {
  if (kind !== 'assumed-role') return null;
  const slash = rest.indexOf('/');
  const role = byName(world, 'roles', account, slash < 0 ? rest : rest.slice(0, slash));
  if (!role) return null;
  const sessions = rowsBy(world, 'sessionsByOwner', role.id)
    .filter(({ sessionName }) => sessionName === rest.slice(slash + 1))
    .sort((a, b) => b.issuedAt - a.issuedAt);
  return sessions[0]?.id ?? role.id;
}

function organizationId(world: World, kind: string, name: string): string | null {
  const { organizations, units, organizationPolicies } = world.tables;
  if (kind === 'account') return holdsAccount(world, name) ? heldAccountId(name) : null;
  if (kind === 'root') return [...organizations.values()].some(({ rootId }) => rootId === name) ? name : null;
  const held = [organizations, units, organizationPolicies].some((table) => table.has(name));
  return held ? name : null;
}
