import type { Entity, Rows, TableName } from '../entities/entities.ts';
import { tableNames } from '../entities/kinds.ts';
import { PersistentMap } from './persistent-map.ts';

/** One row that came, went or was replaced. `before` and `after` are whole rows, never patches. */
export type Change = {
  [T in TableName]: {
    readonly table: T;
    readonly key: string;
    readonly before: Rows[T] | null;
    readonly after: Rows[T] | null;
  };
}[TableName];

export type Tables = { readonly [T in TableName]: PersistentMap<Rows[T]> };

/**
 * The simulated AWS at one moment: tables of plain rows keyed by unique id, and the indexes derived from them.
 * Immutable; versions share structure. A table's identity (`world.tables.users`) is its version.
 */
export interface World {
  readonly tables: Tables;
  readonly indexes: { readonly [I in IndexName]: Index };
}

type Index = PersistentMap<PersistentMap<true>>;

/** The keys of a row in an index: one, several or none. */
type Keys = string | readonly string[] | null;
const noKeys: readonly string[] = [];
const listOf = (keys: Keys): readonly string[] => (typeof keys === 'string' ? [keys] : (keys ?? noKeys));

interface IndexDefinition<T extends TableName> {
  readonly table: T;
  /** Null: the row isn't in this index. */
  readonly keyOf: (row: Rows[T]) => Keys;
}

const define = <T extends TableName>(table: T, keyOf: (row: Rows[T]) => Keys): IndexDefinition<T> => ({
  table,
  keyOf,
});

/** IAM names are unique regardless of case: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const nameKey = (row: { account: string; name: string }): string =>
  `${row.account}/${row.name.toLowerCase()}`;

/** A person at a provider, as an identity pool knows them. */
export const loginKey = (
  poolId: string,
  { provider, subject }: { readonly provider: string; readonly subject: string },
): string => JSON.stringify([poolId, provider, subject]);

/** Stacks by their place, those that aren't deleted by their name, too; all other rows by their stack. */
function stackKeys(row: Rows['stacks']): Keys {
  if ('stackId' in row) {
    const { isBusy } = row as { readonly isBusy?: boolean };
    return `${isBusy ? 'busy' : row.kind}/${row.stackId}`;
  }
  const place = `${row.account}/${row.region}`;
  return row.status === 'DELETE_COMPLETE' ? place : [place, `${place}/${row.name}`];
}

const indexDefinitions = {
  usersByName: define('users', nameKey),
  groupsByName: define('groups', nameKey),
  rolesByName: define('roles', nameKey),
  policiesByName: define('policies', nameKey),
  membershipsByUser: define('memberships', (row) => row.userId),
  membershipsByGroup: define('memberships', (row) => row.groupId),
  attachmentsByPrincipal: define('attachments', (row) => row.principalId),
  attachmentsByPolicy: define('attachments', (row) => row.policyId),
  inlinePoliciesByOwner: define('inlinePolicies', (row) => row.ownerId),
  accessKeysByOwner: define('accessKeys', (row) => row.ownerId),
  sessionsByOwner: define('sessions', (row) => row.ownerId),
  sessionsByPolicy: define('sessions', (row) => row.policyArns ?? null),
  usersByAccount: define('users', (row) => row.account),
  groupsByAccount: define('groups', (row) => row.account),
  rolesByAccount: define('roles', (row) => row.account),
  policiesByAccount: define('policies', (row) => row.account),
  usersByBoundary: define('users', (row) => row.permissionsBoundary ?? null),
  rolesByBoundary: define('roles', (row) => row.permissionsBoundary ?? null),
  mfaDevicesByOwner: define('mfaDevices', (row) => row.ownerId),
  mfaDevicesByAccount: define('mfaDevices', (row) => row.account),
  instanceProfilesByName: define('instanceProfiles', nameKey),
  instanceProfilesByAccount: define('instanceProfiles', (row) => row.account),
  instanceProfilesByRole: define('instanceProfiles', (row) => row.roleIds[0] ?? null),
  oidcProvidersByAccount: define('oidcProviders', (row) => row.account),
  samlProvidersByAccount: define('samlProviders', (row) => row.account),
  accountsByParent: define('accounts', (row) => row.parentId),
  unitsByParent: define('units', (row) => row.parentId),
  unitsByName: define('units', (row) => `${row.parentId}/${row.name}`),
  organizationPoliciesByName: define('organizationPolicies', (row) => `${row.type}/${row.name}`),
  organizationPoliciesByType: define('organizationPolicies', (row) => row.type),
  organizationAttachmentsByTarget: define('organizationAttachments', (row) => row.targetId),
  organizationAttachmentsByPolicy: define('organizationAttachments', (row) => row.policyId),
  identityPoolsByAccount: define('identityPools', (row) => row.account),
  identitiesByPool: define('identities', (row) => row.poolId),
  identitiesByLogin: define('identities', (row) => row.logins.map((login) => loginKey(row.poolId, login))),
  userPoolsByAccount: define('userPools', (row) => row.account),
  userPoolClientsByPool: define('userPoolClients', (row) => row.poolId),
  poolUsersByPool: define('poolUsers', (row) => row.poolId),
  poolUsersByName: define('poolUsers', (row) => `${row.poolId}/${row.username}`),
  poolGroupsByPool: define('poolGroups', (row) => row.poolId),
  poolMembershipsByUser: define('poolMemberships', (row) => row.userId),
  poolMembershipsByGroup: define('poolMemberships', (row) => row.groupId),
  resourcesByAccount: define('resources', (row) => row.account),
  resourcesByKind: define('resources', (row) => `${row.account}/${row.kind}`),
  resourcesByName: define('resources', (row) => `${row.account}/${row.kind}/${row.region}/${row.name}`),
  objectsByBucket: define('resources', (row) => (row.kind === 'object' ? row.bucketId : null)),
  workloadsByAccount: define('workloads', (row) => row.account),
  directoryUsersByName: define('directoryUsers', nameKey),
  permissionSetsByName: define('permissionSets', nameKey),
  permissionSetsByPolicy: define('permissionSets', (row) => row.managedPolicies),
  permissionSetsByUser: define('permissionSets', (row) => [
    ...new Set(row.assignments.map(({ userId }) => userId)),
  ]),
  stacksOf: define('stacks', stackKeys),
} as const;

type Definitions = typeof indexDefinitions;
export type IndexName = keyof Definitions;
type TableOf<I extends IndexName> = Definitions[I]['table'];

const indexNames = Object.keys(indexDefinitions) as IndexName[];

type Table = PersistentMap<Entity>;
const tableRecords = fixedRecords<TableName, Table, Tables>(tableNames);
const indexRecords = fixedRecords<IndexName, Index, World['indexes']>(indexNames);

/** The positions of a table and of each of its indexes in those records. */
interface Place {
  readonly at: number;
  readonly indexes: readonly { readonly at: number; readonly keyOf: (row: Entity) => Keys }[];
}

const places = new Map<TableName, Place>(
  tableNames.map((table, at) => [
    table,
    {
      at,
      indexes: indexNames.flatMap((name, index) => {
        const { table: indexed, keyOf } = indexDefinitions[name];
        return indexed === table ? [{ at: index, keyOf: keyOf as (row: Entity) => Keys }] : [];
      }),
    },
  ]),
);

const emptyWorld: World = {
  tables: tableRecords.filled(PersistentMap.empty()),
  indexes: indexRecords.filled(PersistentMap.empty()),
};

/** An empty world: one account, no identities. `now` is in milliseconds since the epoch. */
export function createWorld(account: string, now: number): World {
  const meta = [
    { id: 'account', value: account },
    { id: 'now', value: now },
    { id: 'seq', value: 0 },
  ] as const;
  return apply(
    emptyWorld,
    meta.map((row) => ({ table: 'meta', key: row.id, before: null, after: row })),
  );
}

function indexed(index: Index, key: string, id: string, isThere: boolean): Index {
  const ids = index.get(key) ?? PersistentMap.empty<true>();
  const next = isThere ? ids.set(id, true) : ids.delete(id);
  return next.size === 0 ? index.delete(key) : index.set(key, next);
}

/** The world after `changes`. Rows are taken over as they are; nothing is checked here. */
export function apply(world: World, changes: readonly Change[]): World {
  if (!changes.length) return world;
  const tables = tableRecords.valuesOf(world.tables);
  // Copied when the first index changes: every call changes the clock, which is in no index.
  let indexes: Index[] | null = null;
  for (const { table, key, before, after } of changes) {
    const place = places.get(table);
    const rows = place && tables[place.at];
    if (!rows) throw new Error(`No table ${table}`);
    tables[place.at] = after ? rows.set(key, after) : rows.delete(key);
    for (const { at, keyOf } of place.indexes) {
      const oldKey = before && keyOf(before);
      const newKey = after && keyOf(after);
      if (oldKey === newKey) continue;
      indexes ??= indexRecords.valuesOf(world.indexes);
      let index = indexes[at] as Index;
      for (const one of listOf(oldKey)) index = indexed(index, one, key, false);
      for (const one of listOf(newKey)) index = indexed(index, one, key, true);
      indexes[at] = index;
    }
  }
  return { tables: tableRecords.of(tables), indexes: indexes ? indexRecords.of(indexes) : world.indexes };
}

/** Tables that undo leaves alone: the clock doesn't run back, no id is given twice, and a use isn't taken back. */
const notUndone: ReadonlySet<TableName> = new Set(['meta', 'lastUsed']);

/** The changes that take `changes` back, last first. */
export function invert(changes: readonly Change[]): Change[] {
  return changes
    .filter((change) => !notUndone.has(change.table))
    .reverse()
    .map((change) => ({ ...change, before: change.after, after: change.before }) as Change);
}

/** Whether each change's `before` is what the world holds now, so that applying the changes overwrites no newer row. */
export function canApply(world: World, changes: readonly Change[]): boolean {
  return changes.every(({ table, key, before }) => sameRow(world.tables[table].get(key) ?? null, before));
}

/** Rows are equal by content: a row that came back from storage or another tab is a copy. */
export function sameRow(a: Entity | null, b: Entity | null): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** The rows that an index holds under a key, in no particular order. */
export function rowsBy<I extends IndexName>(world: World, index: I, key: string): Rows[TableOf<I>][] {
  const ids = world.indexes[index].get(key);
  if (!ids) return [];
  const table = world.tables[indexDefinitions[index].table] as PersistentMap<Rows[TableOf<I>]>;
  const rows: Rows[TableOf<I>][] = [];
  for (const id of ids.keys()) {
    const row = table.get(id);
    if (row) rows.push(row);
  }
  return rows;
}

/** How many rows an index holds under a key, without reading them. */
export function countBy(world: World, index: IndexName, key: string): number {
  return world.indexes[index].get(key)?.size ?? 0;
}

type NamedTable =
  'users' | 'groups' | 'roles' | 'policies' | 'instanceProfiles' | 'directoryUsers' | 'permissionSets';

/** The entity of that name in an account, compared as IAM compares names (regardless of case), or undefined. */
export function byName<T extends NamedTable>(
  world: World,
  table: T,
  account: string,
  name: string,
): Rows[T] | undefined {
  return rowsBy(world, `${table}ByName`, nameKey({ account, name }))[0] as Rows[T] | undefined;
}

/** The simulated clock, in milliseconds since the epoch. */
export function nowOf(world: World): number {
  return Number(world.tables.meta.get('now')?.value ?? 0);
}

/** The home account's id, 12 digits. */
export function accountOf(world: World): string {
  return String(world.tables.meta.get('account')?.value ?? '');
}

/** Every account that is held here, the home account first: it is there even without a row of its own. */
export function accountIds(world: World): string[] {
  const home = accountOf(world);
  return [home, ...[...world.tables.accounts.keys()].filter((id) => id !== home).sort()];
}

/** Whether an account is held here, so that its policies are known. */
export function holdsAccount(world: World, id: string): boolean {
  return id === accountOf(world) || world.tables.accounts.has(id);
}

/** Every row as an addition: how a world crosses to storage, a worker, a file or another world. */
export function rowsOf(world: World): Change[] {
  return tableNames.flatMap((table) =>
    [...(world.tables[table] as PersistentMap<Entity>).entries()].map(
      ([key, after]) => ({ table, key, before: null, after }) as Change,
    ),
  );
}

/** A world from the rows that `rowsOf` gave. */
export function worldFrom(rows: readonly Change[]): World {
  return apply(emptyWorld, rows);
}

/** A kind of record whose names are known beforehand. */
interface FixedRecords<N extends string, V, R extends { readonly [name in N]: V }> {
  /** A record that has the same value under every name. */
  filled(value: V): R;
  /** A record's values in the order of the names: a copy, to be changed and given to `of`. */
  valuesOf(record: R): V[];
  /** The record of these values, in the order of the names. Takes the array over. */
  of(values: readonly V[]): R;
}

/**
 * Records that are replaced often and hold dozens of values, as a world's tables are: one array behind a getter for
 * each name. Copying it costs a twentieth of spreading an object of as many properties.
 */
export function fixedRecords<N extends string, V, R extends { readonly [name in N]: V }>(
  names: readonly N[],
): FixedRecords<N, V, R> {
  class FixedRecord {
    readonly values: readonly V[];

    constructor(values: readonly V[]) {
      this.values = values;
    }
  }
  for (const [i, name] of names.entries())
    Object.defineProperty(FixedRecord.prototype, name, {
      get(this: FixedRecord) {
        return this.values[i];
      },
    });
  const of = (values: readonly V[]): R => new FixedRecord(values) as unknown as R;
  return {
    filled: (value) => of(names.map(() => value)),
    valuesOf: (record) => (record as unknown as FixedRecord).values.slice(),
    of,
  };
}
