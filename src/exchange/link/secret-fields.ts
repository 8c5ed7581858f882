import type { Change, TableName } from '../../engine/index.ts';
import { createWorld, idsFor } from '../../engine/index.ts';

/** Makes a new secret from the id of its row. It is visibly made up, and the same on every machine. */
type Remake = (id: string) => string | readonly string[];

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const nothing = createWorld('000000000000', 0);
const ids = (id: string): ReturnType<typeof idsFor> => idsFor(nothing, id);

export const madeUpKey = (id: string): string => ids(id).secret();
const token: Remake = (id) => ids(id).token();
const password: Remake = (id) => `Made-up-1-${ids(id).text('password', base32, 8)}-EXAMPLE`;
const none: Readonly<Record<string, Remake>> = {};

/** The fields of each table that hold a secret. A new table must say here whether it has any. */
const secretFields: { readonly [T in TableName]: Readonly<Record<string, Remake>> } = {
  meta: none,
  users: none,
  groups: none,
  roles: none,
  policies: none,
  memberships: none,
  attachments: none,
  inlinePolicies: none,
  accessKeys: { secretAccessKey: madeUpKey },
  sessions: { secretAccessKey: madeUpKey, sessionToken: token },
  lastUsed: none,
  accountSettings: none,
  loginProfiles: { passwords: (id) => [password(id)].flat() },
  mfaDevices: { seed: (id) => ids(id).text('seed', base32, 32) },
  instanceProfiles: none,
  oidcProviders: none,
  samlProviders: none,
  deletionTasks: none,
  stacks: none,
  parameters: none,
  accounts: none,
  organizations: none,
  units: none,
  organizationPolicies: none,
  organizationAttachments: none,
  accountCreations: none,
  identityPools: none,
  identities: none,
  userPools: none,
  userPoolClients: none,
  poolUsers: { password, confirmationCode: (id) => ids(id).text('code', '0123456789', 6) },
  poolGroups: none,
  poolMemberships: none,
  resources: { secretString: (id) => `EXAMPLE-${ids(id).text('secret', base32, 12)}` },
  workloads: none,
  directoryUsers: none,
  permissionSets: none,
};

type Row = Readonly<Record<string, unknown>>;

/** Fields that may be long and private. A link without secrets leaves them out, and nothing stands in for them. */
const leftOut: Partial<Record<TableName, readonly string[]>> = {
  resources: ['content', 'contentType'],
  stacks: ['secrets', 'secretProperties', 'secretAttributes'],
  // A report is asked for anew where the link is opened.
  accountSettings: ['accessReports'],
};

/** Whether a row of that table can have such a field. Among the resources, only a secret has one. */
const holds = (table: TableName, row: Row): boolean => table !== 'resources' || row['kind'] === 'secret';

/** Shorter secrets aren't looked for in stacks: they would be found in half of all words. */
const leastLength = 6;

/** The secrets of all rows, the longest first: a stack tells some of them where its template says or uses them. */
function secretsIn(rows: readonly Change[]): readonly string[] {
  if (!rows.some(({ table }) => table === 'stacks')) return [];
  const found = rows.flatMap(({ table, after }) => {
    const row = after as unknown as Row;
    return Object.keys(secretFields[table]).flatMap((field) => row[field]);
  });
  const texts = found.filter((value) => typeof value === 'string' && value.length >= leastLength) as string[];
  // Stacks' rows hold templates and properties as JSON, and properties of JSON within that.
  const escaped = (text: string): string => JSON.stringify(text).slice(1, -1);
  const all = texts.flatMap((text) => [text, escaped(text), escaped(escaped(text))]);
  return [...new Set(all)].sort((a, b) => b.length - a.length);
}

function hiddenIn(value: unknown, secrets: readonly string[]): unknown {
  if (typeof value === 'string') return secrets.reduce((text, one) => text.replaceAll(one, '****'), value);
  if (Array.isArray(value)) return value.map((one) => hiddenIn(one, secrets));
  if (!isRow(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, hiddenIn(one, secrets)]));
}

/** Tells how a link carries each of `rows`: without its secrets, and stacks without those of all others. */
export function secretsHidden(rows: readonly Change[]): (table: TableName, row: Row) => Row {
  const secrets = secretsIn(rows);
  return (table, row) => {
    const bare = withoutSecrets(table, row);
    return table === 'stacks' && secrets.length > 0 ? (hiddenIn(bare, secrets) as Row) : bare;
  };
}

/** The row as a link carries it: without its secrets. A secret that is null stays null. */
function withoutSecrets(table: TableName, row: Row): Row {
  const fields = secretFields[table];
  return Object.fromEntries(
    Object.entries(row)
      .filter(
        ([field, value]) =>
          !leftOut[table]?.includes(field) && (value === null || !Object.hasOwn(fields, field)),
      )
      // A stack's rows have such fields in what an update goes back to, too.
      .map(([field, value]) => [
        field,
        table === 'stacks' && isRow(value) ? withoutSecrets(table, value) : value,
      ]),
  );
}

const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The row with secrets: those of `base`, which is the same row of the start, or new ones if there is no such row. */
export function withSecrets(table: TableName, row: Row, base: Row | undefined): Row {
  if (!holds(table, row)) return row;
  const missing = Object.entries(secretFields[table]).filter(([field]) => !Object.hasOwn(row, field));
  if (missing.length === 0) return row;
  const made = missing.map(([field, remake]) => [field, base?.[field] ?? remake(String(row['id']))] as const);
  return { ...row, ...Object.fromEntries(made) };
}

/**
 * Rows for a file that goes to other people. Each secret is replaced by one that is made from its row's id.
 */
export function rowsForOthers(rows: readonly Change[]): Change[] {
  const hidden = secretsHidden(rows);
  return rows.map((change) => {
    const row = change.after as unknown as Row;
    const after = withSecrets(change.table, hidden(change.table, row), undefined);
    return { ...change, after } as unknown as Change;
  });
}
