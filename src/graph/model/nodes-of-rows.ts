import type { AttachmentRow, InlinePolicyRow, KindOf, Rows, TableName, World } from '../../engine/index.ts';
import { accountIds, countBy, kindOfRow, policyArn, rowsBy, signedInName } from '../../engine/index.ts';
import { aGuest } from '#words/people.ts';
import { withHiddenShown } from '../../words/hidden-letters.ts';
import type { NodeBadge, NodeKind } from '../kinds/kinds.ts';
import type { GraphNode } from './elements.ts';
import { accountIn } from './outside-principals.ts';

const noBadges: readonly NodeBadge[] = [];

type More = Partial<Pick<GraphNode, 'badges' | 'inactive' | 'ownerId' | 'lifetime' | 'byAws'>>;
const nothingMore: More = {};
const leaked: More = { badges: ['leaked'] };

/** Every field is written out: spreading defaults over 18,000 nodes takes longer than all the rest. */
function node(id: string, kind: NodeKind, label: string, more: More = nothingMore): GraphNode {
  return {
    id,
    kind,
    label: withHiddenShown(label),
    badges: more.badges ?? noBadges,
    inactive: more.inactive ?? false,
    ownerId: more.ownerId ?? null,
    lifetime: more.lifetime ?? null,
    byAws: more.byAws ?? false,
  };
}

/** The facts that a row's node takes from rows of other tables. */
interface Surroundings {
  /** Whether managed policies are attached to the principal. */
  readonly hasAttached: (principalId: string) => boolean;
  readonly hasInline: (ownerId: string) => boolean;
}

/** Looked up one by one, for a few nodes. */
export const surroundingsIn = (world: World): Surroundings => ({
  hasAttached: (id) => countBy(world, 'attachmentsByPrincipal', id) > 0,
  hasInline: (id) => countBy(world, 'inlinePoliciesByOwner', id) > 0,
});

/** Read once, for all nodes. */
export function allSurroundings(
  attachments: Iterable<AttachmentRow>,
  inlinePolicies: Iterable<InlinePolicyRow>,
): Surroundings {
  const principals = new Set<string>();
  const owners = new Set<string>();
  for (const { principalId } of attachments) principals.add(principalId);
  for (const { ownerId } of inlinePolicies) owners.add(ownerId);
  return { hasAttached: (id) => principals.has(id), hasInline: (id) => owners.has(id) };
}

/** All that a node depends on besides its row: the world, the account that is shown, the simulated time in ms. */
export interface Scope {
  readonly world: World;
  readonly account: string;
  readonly now: number;
  readonly around: Surroundings;
}

type Identity = Rows['users'] | Rows['groups'] | Rows['roles'];

function signInBadge(world: World, id: string): NodeBadge | null {
  if (world.tables.mfaDevices.size > 0 && countBy(world, 'mfaDevicesByOwner', id) > 0) return 'mfa';
  return world.tables.loginProfiles.has(id) ? 'password' : null;
}

function badgesOf(row: Identity, isUser: boolean, { around, world }: Scope): readonly NodeBadge[] {
  const badges: NodeBadge[] = [];
  if (isUser && around.hasAttached(row.id)) badges.push('direct');
  if (around.hasInline(row.id)) badges.push('inline');
  if ('permissionsBoundary' in row && row.permissionsBoundary !== undefined) badges.push('boundary');
  const signIn = isUser ? signInBadge(world, row.id) : null;
  if (signIn) badges.push(signIn);
  return badges.length === 0 ? noBadges : badges;
}

const identityNode = (kind: 'user' | 'group' | 'role', row: Identity, scope: Scope): GraphNode | null =>
  row.account === scope.account
    ? node(row.id, kind, row.name, { badges: badgesOf(row, kind === 'user', scope) })
    : null;

/** Makes the node of a policy. AWS's own policies belong to no account: they are drawn if this account uses them. */
function policyNode(row: Rows['policies'], { world, account }: Scope): GraphNode | null {
  const { id, name } = row;
  if (row.account === account) return node(id, 'policy', name);
  if (row.account !== 'aws' || !isUsed(world, row, account)) return null;
  return node(id, 'policy', name, { byAws: true });
}

function isUsed(world: World, row: Rows['policies'], account: string): boolean {
  const arn = policyArn(row);
  const counted = (index: 'usersByBoundary' | 'rolesByBoundary'): boolean => countBy(world, index, arn) > 0;
  const limits = counted('usersByBoundary') || counted('rolesByBoundary');
  if (accountIds(world).length === 1) return limits || countBy(world, 'attachmentsByPolicy', row.id) > 0;
  const { users, groups, roles } = world.tables;
  const isHere = (id: string): boolean =>
    (users.get(id) ?? roles.get(id) ?? groups.get(id))?.account === account;
  return (
    rowsBy(world, 'attachmentsByPolicy', row.id).some(({ principalId }) => isHere(principalId)) ||
    (limits &&
      [...rowsBy(world, 'usersByBoundary', arn), ...rowsBy(world, 'rolesByBoundary', arn)].some(
        (one) => one.account === account,
      ))
  );
}

/** Whether a session belongs in an account's picture: its role, or the caller who wears it, is of this account. */
const isSessionOf = (row: Rows['sessions'], account: string): boolean =>
  row.account === account || accountIn(row.issuedTo.arn) === account;

/** The label of a session. A role of another account isn't drawn, so the session names it. */
function sessionLabel({ account, ownerId, sessionName }: Rows['sessions'], scope: Scope): string {
  const elsewhere = account === scope.account ? undefined : scope.world.tables.roles.get(ownerId);
  return elsewhere ? `${elsewhere.name}/${sessionName}` : sessionName;
}

function sessionNode(row: Rows['sessions'], scope: Scope): GraphNode | null {
  if (row.expiresAt <= scope.now || !isSessionOf(row, scope.account)) return null;
  const kind = kindOfRow('sessions', row);
  return node(row.id, kind, kind === 'temporaryKey' ? row.id : sessionLabel(row, scope), {
    ownerId: row.ownerId,
    lifetime: { from: row.issuedAt, until: row.expiresAt },
  });
}

const inPool = (world: World, poolId: string, account: string): boolean =>
  world.tables.userPools.get(poolId)?.account === account;

/** Labels a KMS key with its alias, if it has one. */
export const resourceLabel = (row: Rows['resources']): string =>
  (row.kind === 'key' ? row.aliases[0] : undefined) ?? row.name;

type Maker<T extends TableName> = (row: Rows[T], scope: Scope) => GraphNode | null;

/** Tables whose rows are nodes. */
export type NodeTable = {
  [T in TableName]: [Extract<KindOf<T>, NodeKind>] extends [never] ? never : T;
}[TableName];

/** Makes the node of a row, for each table. A table without a kind that is a node has null. */
const nodeMakers: { readonly [T in TableName]: T extends NodeTable ? Maker<T> : null } = {
  users: (row, scope) => identityNode('user', row, scope),
  groups: (row, scope) => identityNode('group', row, scope),
  roles: (row, scope) => identityNode('role', row, scope),
  policies: policyNode,
  accessKeys: ({ id, account, ownerId, status }, scope) =>
    account === scope.account ? node(id, 'key', id, { inactive: status === 'Inactive', ownerId }) : null,
  sessions: sessionNode,
  instanceProfiles: ({ id, account, name }, scope) =>
    account === scope.account ? node(id, 'instanceProfile', name) : null,
  oidcProviders: ({ id, account, url }, scope) =>
    account === scope.account ? node(id, 'oidcProvider', url) : null,
  samlProviders: ({ id, account, name }, scope) =>
    account === scope.account ? node(id, 'samlProvider', name) : null,
  identityPools: ({ id, account, name }, scope) =>
    account === scope.account ? node(id, 'identityPool', name) : null,
  identities: (row, scope) =>
    row.account === scope.account
      ? node(row.id, kindOfRow('identities', row), signedInName(scope.world, row) ?? aGuest)
      : null,
  userPools: ({ id, account, name }, scope) =>
    account === scope.account ? node(id, 'userPool', name) : null,
  poolUsers: ({ id, poolId, username }, { world, account }) =>
    inPool(world, poolId, account) ? node(id, 'poolUser', username) : null,
  poolGroups: ({ id, poolId, name }, { world, account }) =>
    inPool(world, poolId, account) ? node(id, 'poolGroup', name) : null,
  resources: (row, scope) =>
    row.account === scope.account ? node(row.id, kindOfRow('resources', row), resourceLabel(row)) : null,
  workloads: (row, scope) =>
    row.account === scope.account
      ? node(row.id, kindOfRow('workloads', row), row.name, row.leaked ? leaked : nothingMore)
      : null,
  directoryUsers: ({ id, account, name }, scope) =>
    account === scope.account ? node(id, 'directoryUser', name) : null,
  permissionSets: ({ id, account, name }, scope) =>
    account === scope.account ? node(id, 'permissionSet', name) : null,
  meta: null,
  memberships: null,
  attachments: null,
  inlinePolicies: null,
  lastUsed: null,
  accountSettings: null,
  loginProfiles: null,
  mfaDevices: null,
  deletionTasks: null,
  stacks: null,
  parameters: null,
  accounts: null,
  organizations: null,
  units: null,
  organizationPolicies: null,
  organizationAttachments: null,
  accountCreations: null,
  userPoolClients: null,
  poolMemberships: null,
};

export const isNodeTable = (table: TableName): table is NodeTable => nodeMakers[table] !== null;

export const nodeTables = (Object.keys(nodeMakers) as TableName[]).filter(isNodeTable);

/**
 * Returns the node of a row, or null for a row without one: an ended session, an AWS policy that nobody uses (there
 * are many hundreds), and a row of another account.
 */
export function nodeOf<T extends NodeTable>(table: T, row: Rows[T], scope: Scope): GraphNode | null {
  return (nodeMakers[table] as Maker<T>)(row, scope);
}
