import type { Rows, TableName, World } from '../../../../engine/index.ts';
import { accountIds } from '../../../../engine/index.ts';
import { trustOf } from '../../../../graph/model/trust.ts';
import { heldAccountId, itemOf } from '../../../kinds/item.ts';
import { nameOf, sessionTitle } from '../../../kinds/kinds.ts';
import type { Branch } from '../../../kinds/kinds.ts';

/** An entity of a branch, as a small record: there may be thousands. */
export interface Entry {
  readonly id: string;
  readonly name: string;
}

interface Scope {
  readonly account: string;
  /** Simulated time, ms. */
  readonly now: number;
}

const byName = (a: Entry, b: Entry): number => {
  const [left, right] = [a.name.toLowerCase(), b.name.toLowerCase()];
  return left < right ? -1 : left > right ? 1 : a.id < b.id ? -1 : 1;
};

/** Returns entries for these ids, named as in the inspector. */
const namedEntries = (world: World, ids: Iterable<string>): Entry[] =>
  [...ids].flatMap((id) => {
    const item = itemOf(world, id);
    return item ? [{ id, name: nameOf(world, item) }] : [];
  });

function sessionEntries(world: World, { account, now }: Scope): Entry[] {
  return [...world.tables.sessions.values()]
    .filter((it) => it.account === account && it.kind !== 'userSession' && it.expiresAt > now)
    .map((session) => ({ id: session.id, name: sessionTitle(world, session) }));
}

/** Returns the principals without a row that the account's trust policies name. */
function outsideEntries(world: World, { account }: Scope): Entry[] {
  const ids = new Set<string>();
  for (const role of world.tables.roles.values()) {
    if (role.account !== account) continue;
    for (const id of trustOf(role).names) if (id.startsWith('principal:')) ids.add(id);
  }
  const providers: ReadonlySet<string> = new Set(['oidcProvider', 'samlProvider']);
  return namedEntries(
    world,
    [...ids].filter((id) => !providers.has(itemOf(world, id)?.kind ?? '')),
  );
}

/** Returns the accounts, if there are several, or the only one is in an organization. */
const accountEntries = (world: World): Entry[] =>
  world.tables.accounts.size === 0 ? [] : namedEntries(world, accountIds(world).map(heldAccountId));

const organizationEntries = (world: World): Entry[] => {
  const { tables } = world;
  return namedEntries(world, [
    ...[...tables.organizations.values()].flatMap(({ id, rootId }) => [id, rootId]),
    ...tables.units.keys(),
    ...tables.organizationPolicies.keys(),
  ]);
};

/** Tells which rows of a table a branch shows, and under which name. */
interface Source<T extends TableName> {
  readonly table: T;
  readonly holds: (row: Rows[T], account: string, world: World) => boolean;
  readonly name?: (row: Rows[T], world: World) => string;
}

type Owned = {
  readonly [T in TableName]: Rows[T] extends { readonly account: string } ? T : never;
}[TableName];

const owned = <T extends Owned>(table: T, name?: Source<T>['name']): Source<TableName> =>
  ({ table, holds: (row: { account: string }, account: string) => row.account === account, name }) as never;

const pooled = (table: 'poolUsers' | 'poolGroups' | 'userPoolClients'): Source<TableName> =>
  ({
    table,
    holds: ({ poolId }: { poolId: string }, account: string, { tables }: World) =>
      tables.userPools.get(poolId)?.account === account,
    name: (row: { name?: string; username?: string }) => row.username ?? row.name ?? '',
  }) as never;

const resources = (objects: boolean): Source<TableName> =>
  ({
    table: 'resources',
    holds: (row: Rows['resources'], account: string) =>
      row.account === account && (row.kind === 'object') === objects,
    name: (row: Rows['resources']) => (row.kind === 'key' ? row.aliases[0] : undefined) ?? row.name,
  }) as never;

const itemName = ({ id }: { readonly id: string }, world: World): string =>
  namedEntries(world, [id])[0]?.name ?? id;

const sources: { readonly [B in Branch]?: readonly Source<TableName>[] } = {
  users: [owned('users')],
  groups: [owned('groups')],
  roles: [owned('roles')],
  policies: [
    {
      table: 'policies',
      holds: (row: Rows['policies'], account: string) => row.account === account || row.account === 'aws',
    } as never,
  ],
  workloads: [owned('workloads')],
  instanceProfiles: [owned('instanceProfiles')],
  providers: [owned('oidcProviders', itemName), owned('samlProviders')],
  identityPools: [owned('identityPools')],
  identities: [owned('identities', itemName)],
  userPools: [owned('userPools')],
  people: [pooled('poolUsers')],
  directoryUsers: [owned('directoryUsers')],
  permissionSets: [owned('permissionSets')],
  poolGroups: [pooled('poolGroups')],
  poolClients: [pooled('userPoolClients')],
  resources: [resources(false)],
  objects: [resources(true)],
  mfaDevices: [
    {
      table: 'mfaDevices',
      holds: (row: Rows['mfaDevices'], account: string) => row.account === account && row.ownerId === null,
    } as never,
  ],
};

function read(world: World, { table, holds, name }: Source<TableName>, account: string): Entry[] {
  const entries: Entry[] = [];
  for (const row of world.tables[table].values()) {
    if (!holds(row, account, world)) continue;
    entries.push({ id: row.id, name: name ? name(row, world) : (row as unknown as Entry).name });
  }
  return entries;
}

/** Another table on which a branch's names depend: it names or holds the rows. */
const beside: { readonly [B in Branch]?: TableName } = {
  people: 'userPools',
  poolGroups: 'userPools',
  poolClients: 'userPools',
  identities: 'poolUsers',
};

interface Cached {
  readonly beside: object | undefined;
  readonly entries: readonly Entry[];
}
const cache = new WeakMap<object, Map<string, Cached>>();

/**
 * Returns the entries of a branch with a single table. They are sorted once for each version of the tables that they
 * depend on.
 */
function cached(world: World, branch: Branch, source: Source<TableName>, account: string): readonly Entry[] {
  const table = world.tables[source.table];
  const other = beside[branch] && world.tables[beside[branch]];
  const known = cache.get(table) ?? new Map<string, Cached>();
  cache.set(table, known);
  const key = `${branch} ${account}`;
  const there = known.get(key);
  if (there && there.beside === other) return there.entries;
  const entries = read(world, source, account).sort(byName);
  known.set(key, { beside: other, entries });
  return entries;
}

/** A branch's entries by name. */
export function entriesOf(world: World, branch: Branch, scope: Scope): readonly Entry[] {
  if (branch === 'sessions') return sessionEntries(world, scope).sort(byName);
  if (branch === 'outside') return outsideEntries(world, scope).sort(byName);
  if (branch === 'accounts') return accountEntries(world);
  if (branch === 'organization') return organizationEntries(world);
  const from = sources[branch] ?? [];
  const [only] = from;
  return only && from.length === 1
    ? cached(world, branch, only, scope.account)
    : from.flatMap((source) => read(world, source, scope.account)).sort(byName);
}
