import type { Entity, TableName, World } from '../../src/engine/index.ts';
import { policyArn, showPrincipals, tableNames } from '../../src/engine/index.ts';

/**
 * What of an account can't be the same after a script of the AWS CLI has made it again, and why. Everything else is
 * compared.
 */
export const notCopied: Readonly<Record<string, string>> = {
  ids: 'AWS chooses them: they stand here as what they are ids of, wherever they are named.',
  dates: 'Everything is made when the script runs.',
  secrets: 'Keys, seeds, passwords and secret values are never written into a script.',
  documents: 'A command line has policy documents on one line: they are compared as JSON.',
  'policies: version numbers':
    'A deleted version’s number is never used again; order and default are compared.',
  meta: 'The clock and the counter of the playground itself.',
  sessions: 'Temporary credentials are asked for by those who use them.',
  lastUsed: 'Nobody has used anything yet.',
  deletionTasks: 'What became of deletions: there are none.',
  stacks: 'They are carried out by CloudFormation; what they made is there without them.',
  accountCreations: 'What became of requests for accounts, also of those that failed.',
  workloads: 'They run outside of what AWS’s commands make.',
  mfaDevices: 'Enabling one takes two codes of the device.',
  identities: 'They come about when somebody signs in.',
  'organizations: identityCenter': 'Somebody turns it on in the console.',
  directoryUsers: 'The directory comes with Identity Center.',
  permissionSets: 'They belong to Identity Center.',
  'roles and samlProviders: of Identity Center': 'It makes them, and nobody else may.',
  'accountSettings: credentialReport': 'It is made when somebody asks for it.',
  'accountSettings: accessReports': 'They are made when somebody asks for them.',
  'accessKeys: the root user’s': 'The script is run with one.',
  'poolUsers: UNCONFIRMED': 'People who sign up get a code, and confirm it.',
  'resources: objects': 'What they contain is not kept.',
  'resources: a disabled key': 'Disabling one isn’t modelled.',
  'accounts: the home account’s name, address and way in':
    'An organization is made by an account that has them.',
  'organizationPolicies: AWS’s own':
    'They are there from the beginning; the one for resources can’t be detached.',
  'other accounts': 'Each is a script of its own; their place in the organization is compared.',
};

const leftOut: ReadonlySet<TableName> = new Set<TableName>([
  'meta',
  'sessions',
  'lastUsed',
  'deletionTasks',
  'accountCreations',
  'stacks',
  'workloads',
  'mfaDevices',
  'identities',
  'directoryUsers',
  'permissionSets',
]);

const date = /(?:Date|At|Until)$/;
const secret: ReadonlySet<string> = new Set([
  'secretAccessKey',
  'passwords',
  'password',
  'secretString',
  'confirmationCode',
  'credentialReport',
  'accessReports',
  'nextVersion',
  'revisionId',
  'tableId',
  'identityCenter',
]);
/** Dates that say by being there that something is on its way out. */
const leaving: ReadonlySet<string> = new Set(['deletionDate', 'deletedDate']);
const documentNames: ReadonlySet<string> = new Set(['trustPolicy', 'policy', 'document']);

type Fields = Readonly<Record<string, unknown>>;

const rowsIn = (world: World, table: TableName): Fields[] =>
  [...(world.tables[table].entries() as Iterable<[string, Entity]>)].map(
    ([, row]) => row as unknown as Fields,
  );

/** Whether a role is one that Identity Center makes. */
const isReserved = (path: unknown): boolean => String(path).startsWith('/aws-reserved/');

/** The account of what belongs to a user, a group or a role. */
function accountOfOwner(world: World, { principalId, ownerId, userId }: Fields): string | undefined {
  const id = String(principalId ?? ownerId ?? userId);
  const { users, groups, roles } = world.tables;
  const role = roles.get(id);
  if (role && isReserved(role.path)) return undefined;
  return (users.get(id) ?? groups.get(id) ?? role)?.account;
}

/** The organization is the management account's to make. */
const managed: ReadonlySet<TableName> = new Set<TableName>([
  'accounts',
  'organizations',
  'units',
  'organizationPolicies',
  'organizationAttachments',
]);
const manages = (world: World, account: string): boolean =>
  rowsIn(world, 'organizations').some((row) => row['account'] === account);

/** The account of what belongs to a user pool. */
function accountOfPool(world: World, { poolId, userId }: Fields): string | undefined {
  const { userPools, poolUsers } = world.tables;
  return userPools.get((poolId as string | undefined) ?? poolUsers.get(String(userId))?.poolId ?? '')
    ?.account;
}
const pooled: ReadonlySet<TableName> = new Set<TableName>([
  'userPoolClients',
  'poolUsers',
  'poolGroups',
  'poolMemberships',
]);

const owned: ReadonlySet<TableName> = new Set<TableName>(['attachments', 'inlinePolicies', 'memberships']);

function isCompared(world: World, table: TableName, row: Fields, account: string): boolean {
  const { account: own, ownerId, status, kind, parentId } = row;
  if (leftOut.has(table) || row['awsManaged'] === true) return false;
  if (row['policyId'] === 'p-RCPFullAWSAccess') return false;
  if (managed.has(table) && !manages(world, account)) return false;
  if (pooled.has(table) && accountOfPool(world, row) !== account) return false;
  if (owned.has(table)) return accountOfOwner(world, row) === account;
  if (own !== undefined && own !== account) return false;
  if (table === 'roles' && isReserved(row['path'])) return false;
  if (table === 'samlProviders' && String(row['name']).startsWith('AWSSSO_')) return false;
  if (table === 'accountSettings') return row['id'] === account;
  if (table === 'accounts') return parentId !== null;
  if (table === 'accessKeys') return ownerId !== account;
  if (table === 'poolUsers') return status !== 'UNCONFIRMED';
  return kind !== 'object';
}

/** Whose id an id is, in words that are the same in both accounts. */
function namesOf(world: World, home: string): Map<string, string> {
  const names = new Map<string, string>();
  const name = (
    table: TableName,
    of: (row: Fields) => string,
    id = (row: Fields) => String(row['id']),
  ): void => {
    for (const row of rowsIn(world, table)) names.set(id(row), `<${table} ${of(row)}>`);
  };
  const own = ({ path, name: called }: Fields): string =>
    `${typeof path === 'string' ? path : ''}${String(called)}`;
  for (const table of [
    'users',
    'groups',
    'roles',
    'instanceProfiles',
    'units',
    'organizationPolicies',
  ] as const)
    name(table, own);
  for (const table of ['identityPools', 'userPools', 'userPoolClients'] as const) name(table, own);
  name('poolUsers', (row) => String(row['username']));
  for (const row of manages(world, home) ? rowsIn(world, 'accounts') : [])
    if (row['parentId'] !== null) names.set(String(row['id']), `<accounts ${String(row['name'])}>`);
  names.set(home, '<home>');
  name('organizations', () => 'it');
  name(
    'organizations',
    () => 'root',
    (row) => String(row['rootId']),
  );
  // What other accounts have, this one's script doesn't make: it is named by the same id in both.
  for (const row of rowsIn(world, 'resources')) {
    if (row['account'] !== home) continue;
    if (row['kind'] === 'key') names.set(String(row['name']), `<key ${String(row['description'])}>`);
    if (row['kind'] === 'secret') names.set(String(row['id']), `<secret ${String(row['name'])}>`);
  }
  for (const [, row] of world.tables.policies.entries()) names.set(row.id, `<policy ${policyArn(row)}>`);
  return names;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Whether a policy names a user or a role that is gone, so that nobody could write it today. */
export const namesSomebodyGone = (shown: string): boolean => /"A(?:IDA|ROA)[A-Z0-9]{8,}"/.test(shown);

/** Policies that a script can't write as they are, by where they stand. */
export function unwritable(world: World, account: string): Set<string> {
  const found = new Set<string>();
  for (const table of ['roles', 'resources'] as const)
    for (const row of rowsIn(world, table)) {
      const text = row['trustPolicy'] ?? row['policy'];
      if (
        row['account'] === account &&
        typeof text === 'string' &&
        namesSomebodyGone(showPrincipals(world, text))
      )
        found.add(`${table} ${String(row['name'])}`);
    }
  return found;
}

/**
 * An account as sorted lines, one a row, without what `notCopied` names. `without`: those whose policy isn't looked
 * at.
 */
export function toldAccount(
  world: World,
  account: string,
  without: ReadonlySet<string> = new Set(),
): string[] {
  const names = [...namesOf(world, account)].sort(([a], [b]) => b.length - a.length);
  const ids = new Map(names);
  const anyId = new RegExp(`(?<![\\w-])(?:${names.map(([id]) => escaped(id)).join('|')})(?![\\w-])`, 'g');
  const text = (value: string): string => value.replace(anyId, (id) => ids.get(id) ?? id);
  const document = (value: string): unknown => {
    try {
      return inner(JSON.parse(showPrincipals(world, value)));
    } catch {
      return text(value);
    }
  };
  function inner(value: unknown): unknown {
    if (typeof value === 'string') return text(value);
    if (Array.isArray(value)) return value.map(inner);
    if (typeof value !== 'object' || value === null) return value;
    const fields = Object.entries(value).flatMap((entry) => field(entry));
    return Object.fromEntries(fields.sort(([a], [b]) => (a < b ? -1 : 1)));
  }
  function field([name, value]: [string, unknown]): [string, unknown][] {
    if (leaving.has(name)) return [[name, value === undefined ? undefined : 'some day']];
    if ((date.test(name) && typeof value === 'number') || secret.has(name)) return [];
    if (documentNames.has(name) && typeof value === 'string') return [[name, document(value)]];
    return [[text(name), inner(value)]];
  }
  const told = (table: TableName, row: Fields): string => {
    const seen = without.has(`${table} ${String(row['name'])}`) ? lacking(row, 'trustPolicy', 'policy') : row;
    return `${table} ${JSON.stringify(inner(prepared(table, seen, account)))}`;
  };
  return tableNames
    .flatMap((table) =>
      rowsIn(world, table)
        .filter((row) => isCompared(world, table, row, account))
        .map((row) => told(table, row)),
    )
    .filter((line) => !line.endsWith(' {}'))
    .sort();
}

const lacking = (row: Fields, ...names: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name)));

/** What is special about single tables. */
function prepared(table: TableName, row: Fields, account: string): Fields {
  const rest = lacking(row, 'id', 'versionId');
  if (table === 'accounts' && row['id'] === account) return { parentId: rest['parentId'] };
  if (table === 'accessKeys' || table === 'loginProfiles')
    return { ...rest, ownerId: row['ownerId'] ?? row['id'] };
  if (table !== 'policies') return rest['kind'] === 'key' ? { ...rest, state: stateOf(row) } : rest;
  const versions = row['versions'] as readonly { readonly versionId: string; readonly document: string }[];
  const { defaultVersionId, ...others } = rest;
  return {
    ...others,
    versions: versions.map((version) => ({ document: version.document })),
    default: versions.findIndex((version) => version.versionId === defaultVersionId),
  };
}

const stateOf = (row: Fields): unknown => (row['state'] === 'Disabled' ? 'Enabled' : row['state']);
