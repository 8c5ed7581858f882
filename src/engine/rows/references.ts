import type { Rows, TableName } from '../entities/entities.ts';
import type { World, IndexName } from '../world/world.ts';
import { accountIds, rowsOf } from '../world/world.ts';

/** A row that has the same name as another one of its table and place. */
export interface DoubledName {
  readonly table: TableName;
  /** The key of the younger row. */
  readonly key: string;
  /** The key of the row that had the name first. */
  readonly first: string;
}

/** The indexes in which each name occurs once. A new table with unique names adds its index here. */
const uniqueNames = {
  usersByName: 'users',
  groupsByName: 'groups',
  rolesByName: 'roles',
  policiesByName: 'policies',
  instanceProfilesByName: 'instanceProfiles',
  unitsByName: 'units',
  organizationPoliciesByName: 'organizationPolicies',
  poolUsersByName: 'poolUsers',
  permissionSetsByName: 'permissionSets',
  directoryUsersByName: 'directoryUsers',
} as const satisfies Partial<Record<IndexName, TableName>>;

/** Finds names that occur twice although AWS gives each once. The check of a single row can't see this. */
export function doubledNames(world: World): DoubledName[] {
  return (Object.keys(uniqueNames) as (keyof typeof uniqueNames)[]).flatMap((index) => {
    const table = uniqueNames[index];
    const ageOf = (key: string): number =>
      Number((world.tables[table].get(key) as { readonly createDate?: number } | undefined)?.createDate ?? 0);
    return [...world.indexes[index].values()]
      .filter((keys) => keys.size > 1)
      .flatMap((keys) => {
        const [first = '', ...younger] = [...keys.keys()].sort(
          (a, b) => ageOf(a) - ageOf(b) || (a < b ? -1 : 1),
        );
        return younger.map((key) => ({ table, key, first }));
      });
  });
}

export interface DanglingReference {
  readonly table: TableName;
  /** The key of the row that refers. */
  readonly key: string;
  readonly field: string;
  /** The id that no row has. */
  readonly missing: string;
}

/**
 * References to rows that are not there. It doesn't look at trust policies, in which AWS keeps the ids of
 * deleted principals, too. It also ignores ARNs, and sessions, which outlive their role until they expire.
 */
export function danglingReferences(world: World): DanglingReference[] {
  const { users, groups, roles, policies } = world.tables;
  const held = new Set(accountIds(world));
  const { userPools, poolUsers, poolGroups, identityPools } = world.tables;
  const named = [users, groups, roles, policies, userPools, poolUsers, poolGroups, identityPools];
  const there = (id: string): boolean => held.has(id) || named.some((table) => table.has(id));
  return rowsOf(world).flatMap(({ table, key, after }) =>
    referringFields[table]
      .flatMap((field) =>
        idsIn((after as unknown as Readonly<Record<string, unknown>>)[field]).map((missing) => ({
          table,
          key,
          field,
          missing,
        })),
      )
      .filter(({ missing }) => !there(missing)),
  );
}

/** A field holds one id, a list of them, or null for none. */
const idsIn = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((id) => id !== null).map(String);

/** The fields of each table that hold ids of other rows; a new table says here that it has none. */
const referringFields: { readonly [T in TableName]: readonly (keyof Rows[T] & string)[] } = {
  meta: [],
  users: [],
  groups: [],
  roles: [],
  policies: [],
  memberships: ['userId', 'groupId'],
  attachments: ['principalId', 'policyId'],
  inlinePolicies: ['ownerId'],
  accessKeys: ['ownerId'],
  sessions: [],
  lastUsed: [],
  accountSettings: [],
  loginProfiles: ['id'],
  mfaDevices: ['ownerId'],
  instanceProfiles: ['roleIds'],
  oidcProviders: [],
  samlProviders: [],
  deletionTasks: [],
  accounts: [],
  organizations: [],
  units: [],
  organizationPolicies: [],
  organizationAttachments: [],
  accountCreations: [],
  identityPools: [],
  identities: ['poolId'],
  userPools: [],
  userPoolClients: ['poolId'],
  poolUsers: ['poolId'],
  poolGroups: ['poolId'],
  poolMemberships: ['userId', 'groupId'],
  resources: [],
  workloads: [],
  directoryUsers: [],
  permissionSets: [],
  stacks: [],
  parameters: [],
};
