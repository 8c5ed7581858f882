import type { Rows, TableName } from '../entities/entities.ts';
import type { World } from '../world/world.ts';
import { accountIds, rowsOf } from '../world/world.ts';

export interface DanglingReference {
  readonly table: TableName;
  /** The key of the row that refers. */
  readonly key: string;
  readonly field: string;
  /** The id that no row has. */
  readonly missing: string;
}

/**
 * References to rows that are not there. Not looked at: trust policies, where AWS, too, keeps the ids of
 * deleted principals, ARNs, and sessions, which outlive their role until they expire.
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
};
