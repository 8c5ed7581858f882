import type { Rows, TableName } from './entities.ts';
import type { ResourceRow, WorkloadRow } from './resources.ts';

/**
 * The kinds of each table's rows. A row is either a thing of one of the kinds named here, or a `part` of such
 * things that is shown with them, or `hidden`: only answers to calls mention it. The order is the one in
 * which a world's rows are listed. Never rename a table: databases and files contain its name.
 */
const tables = {
  meta: 'hidden',
  users: ['user'],
  groups: ['group'],
  roles: ['role'],
  policies: ['policy'],
  memberships: 'part',
  attachments: 'part',
  inlinePolicies: ['inlinePolicy'],
  accessKeys: ['key'],
  sessions: ['session', 'temporaryKey', 'federatedUser'],
  lastUsed: 'part',
  accountSettings: 'part',
  loginProfiles: 'part',
  mfaDevices: ['mfaDevice'],
  instanceProfiles: ['instanceProfile'],
  oidcProviders: ['oidcProvider'],
  samlProviders: ['samlProvider'],
  deletionTasks: 'hidden',
  accounts: ['heldAccount'],
  organizations: ['organization'],
  units: ['unit'],
  organizationPolicies: ['organizationPolicy'],
  organizationAttachments: 'part',
  accountCreations: 'hidden',
  identityPools: ['identityPool'],
  identities: ['identity', 'guest'],
  userPools: ['userPool'],
  userPoolClients: ['poolClient'],
  poolUsers: ['poolUser'],
  poolGroups: ['poolGroup'],
  poolMemberships: 'part',
  resources: ['bucket', 'object', 'kmsKey', 'queue', 'function', 'table', 'secret'],
  workloads: ['server', 'instance', 'program'],
  directoryUsers: ['directoryUser'],
  permissionSets: ['permissionSet'],
  stacks: 'hidden',
  parameters: 'hidden',
} as const satisfies { readonly [T in TableName]: readonly [string, ...string[]] | 'part' | 'hidden' };

type Tables = typeof tables;

/** The kinds that a table's rows may be; null if they are no things of their own. */
export type KindOf<T extends TableName> = {
  [U in T]: Tables[U] extends readonly (infer K)[] ? K : null;
}[T];

/** Every kind of entity that has rows. */
export type Kind = Exclude<KindOf<TableName>, null>;

export type TableOf<K extends Kind> = {
  [T in TableName]: K extends KindOf<T> ? T : never;
}[TableName];

/**
 * Kinds without rows of their own: an account's root user, principals that are outside of the account, the root of
 * an organization (which is told in the organization's row), things that only policies name, and STS.
 */
export const outsideKinds = [
  'root',
  'service',
  'account',
  'federated',
  'anyone',
  'otherRole',
  'organizationRoot',
  'thing',
  'sts',
] as const;
export type OutsideKind = (typeof outsideKinds)[number];

/** Everything that has a name, a picture and a place in the page. */
export type AnyKind = Kind | OutsideKind;

export const tableNames = Object.keys(tables) as readonly TableName[];

/** The kinds that a table's rows may be; none if they are no things of their own. */
export function kindsIn(table: TableName): readonly Kind[] {
  const kinds: readonly Kind[] | string = tables[table];
  return typeof kinds === 'string' ? [] : kinds;
}

type SessionKind = Rows['sessions']['kind'];
const sessionKinds: { readonly [K in SessionKind]: KindOf<'sessions'> } = {
  assumedRole: 'session',
  rootSession: 'session',
  federatedUser: 'federatedUser',
  userSession: 'temporaryKey',
};

const resourceKinds: { readonly [K in ResourceRow['kind']]: KindOf<'resources'> } = {
  bucket: 'bucket',
  object: 'object',
  key: 'kmsKey',
  queue: 'queue',
  function: 'function',
  table: 'table',
  secret: 'secret',
};

const workloadKinds: { readonly [K in WorkloadRow['kind']]: KindOf<'workloads'> } = {
  server: 'server',
  instance: 'instance',
  function: 'program',
};

/** Tables of several kinds: their rows say which they are. */
type MixedTable = {
  [T in TableName]: Tables[T] extends readonly [string] | string ? never : T;
}[TableName];

const readers: { readonly [T in MixedTable]: (row: Rows[T]) => KindOf<T> } = {
  sessions: ({ kind }) => sessionKinds[kind],
  identities: ({ logins }) => (logins.length > 0 ? 'identity' : 'guest'),
  resources: ({ kind }) => resourceKinds[kind],
  workloads: ({ kind }) => workloadKinds[kind],
};

const isMixed = (table: TableName): table is MixedTable => Object.hasOwn(readers, table);

/** The kind of a row, or null if the table's rows are no things of their own. */
export function kindOfRow<T extends TableName>(table: T, row: Rows[T]): KindOf<T> {
  if (isMixed(table)) {
    const read = readers[table] as (row: Rows[T]) => KindOf<T>;
    return read(row);
  }
  return (kindsIn(table)[0] ?? null) as KindOf<T>;
}
