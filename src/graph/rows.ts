import type {
  AccessKeyRow,
  AttachmentRow,
  GroupRow,
  InlinePolicyRow,
  MembershipRow,
  PolicyRow,
  RoleRow,
  SessionRow,
  TableName,
  UserRow,
  World,
} from '../engine/index.ts';
import { countBy } from '../engine/index.ts';
import type { GraphEdge, GraphNode, NodeBadge } from './elements.ts';
import { edgeIds } from './elements.ts';
import { principalNodeId } from './outside.ts';

/** Tables whose rows are nodes. */
export const nodeTables = ['users', 'groups', 'roles', 'policies', 'accessKeys', 'sessions'] as const;
export type NodeTable = (typeof nodeTables)[number];

/** Tables whose rows are edges. */
const edgeTables = ['memberships', 'attachments', 'accessKeys', 'sessions'] as const;
type EdgeTable = (typeof edgeTables)[number];

export const isNodeTable = (table: TableName): table is NodeTable =>
  (nodeTables as readonly TableName[]).includes(table);
export const isEdgeTable = (table: TableName): table is EdgeTable =>
  (edgeTables as readonly TableName[]).includes(table);

const noBadges: readonly NodeBadge[] = [];

/** Written out, since spreading defaults over 18,000 nodes takes longer than all else. */
function node(
  id: string,
  kind: GraphNode['kind'],
  label: string,
  more: Partial<Pick<GraphNode, 'badges' | 'inactive' | 'ownerId' | 'lifetime' | 'byAws'>>,
): GraphNode {
  return {
    id,
    kind,
    label,
    badges: more.badges ?? noBadges,
    inactive: more.inactive ?? false,
    ownerId: more.ownerId ?? null,
    lifetime: more.lifetime ?? null,
    byAws: more.byAws ?? false,
  };
}

/** What a row's node says about rows of other tables. */
export interface Surroundings {
  /** Managed policies are attached to the principal. */
  readonly hasAttached: (principalId: string) => boolean;
  readonly hasInline: (ownerId: string) => boolean;
  readonly isAttached: (policyId: string) => boolean;
}

/** Looked up one by one, for a few nodes. */
export const surroundingsIn = (world: World): Surroundings => ({
  hasAttached: (id) => countBy(world, 'attachmentsByPrincipal', id) > 0,
  hasInline: (id) => countBy(world, 'inlinePoliciesByOwner', id) > 0,
  isAttached: (id) => countBy(world, 'attachmentsByPolicy', id) > 0,
});

/** Read once, for all nodes. */
export function allSurroundings(
  attachments: Iterable<AttachmentRow>,
  inlinePolicies: Iterable<InlinePolicyRow>,
): Surroundings {
  const principals = new Set<string>();
  const policies = new Set<string>();
  const owners = new Set<string>();
  for (const { principalId, policyId } of attachments) {
    principals.add(principalId);
    policies.add(policyId);
  }
  for (const { ownerId } of inlinePolicies) owners.add(ownerId);
  return {
    hasAttached: (id) => principals.has(id),
    hasInline: (id) => owners.has(id),
    isAttached: (id) => policies.has(id),
  };
}

function badgesOf(
  row: UserRow | GroupRow | RoleRow,
  isUser: boolean,
  around: Surroundings,
): readonly NodeBadge[] {
  const badges: NodeBadge[] = [];
  if (isUser && around.hasAttached(row.id)) badges.push('direct');
  if (around.hasInline(row.id)) badges.push('inline');
  if ('permissionsBoundary' in row && row.permissionsBoundary !== undefined) badges.push('boundary');
  return badges.length === 0 ? noBadges : badges;
}

function sessionNode(row: SessionRow, now: number): GraphNode | null {
  if (row.expiresAt <= now) return null;
  const own = row.kind === 'userSession';
  return node(row.id, own ? 'temporaryKey' : 'session', own ? row.id : row.sessionName, {
    ownerId: row.ownerId,
    lifetime: { from: row.issuedAt, until: row.expiresAt },
  });
}

const keyNode = ({ id, ownerId, status }: AccessKeyRow): GraphNode =>
  node(id, 'key', id, { inactive: status === 'Inactive', ownerId });

/** A row of a table whose rows are nodes. */
export type NodeRow = UserRow | GroupRow | RoleRow | PolicyRow | AccessKeyRow | SessionRow;

/** The node of a row, or null where there is none: an ended session, an AWS policy without use (they are countless). */
export function nodeOf(table: NodeTable, row: NodeRow, now: number, around: Surroundings): GraphNode | null {
  const { id } = row;
  if (table === 'accessKeys') return keyNode(row as AccessKeyRow);
  if (table === 'sessions') return sessionNode(row as SessionRow, now);
  if (table === 'policies') {
    const { account, name } = row as PolicyRow;
    const byAws = account === 'aws';
    return byAws && !around.isAttached(id) ? null : node(id, 'policy', name, { byAws });
  }
  const identity = row as UserRow | GroupRow | RoleRow;
  const kind = table === 'users' ? 'user' : table === 'groups' ? 'group' : 'role';
  return node(id, kind, identity.name, { badges: badgesOf(identity, kind === 'user', around) });
}

const edge = (
  id: string,
  kind: GraphEdge['kind'],
  source: string,
  target: string,
  inactive = false,
): GraphEdge => ({ id, kind, source, target, state: 'ready', inactive });

/** The node that asked for a session: a user, a session, the root user or somebody outside; or null where it is gone. */
function callerOf(world: World, row: SessionRow): string | null {
  const { id, arn } = row.issuedTo;
  if (id === null) return principalNodeId(arn, row.account);
  const session = world.tables.sessions.get(id);
  return session?.kind === 'userSession' ? session.ownerId : id;
}

function sessionEdges(world: World, row: SessionRow): GraphEdge[] {
  if (row.kind === 'userSession') return [edge(edgeIds.key(row.id), 'key', row.id, row.ownerId)];
  const role = edge(edgeIds.sessionRole(row.id), 'assumed', row.id, row.ownerId);
  const caller = callerOf(world, row);
  return caller === null ? [role] : [edge(edgeIds.sessionFrom(row.id), 'assumed', caller, row.id), role];
}

/** The edges that a row stands for, whether or not their ends are drawn. */
export function edgesOf(
  world: World,
  row: MembershipRow | AttachmentRow | AccessKeyRow | SessionRow,
): GraphEdge[] {
  if ('groupId' in row) {
    return [edge(row.id, 'member', row.userId, row.groupId)];
  }
  if ('policyId' in row) {
    return [edge(row.id, 'attached', row.principalId, row.policyId)];
  }
  if ('sessionToken' in row) return sessionEdges(world, row);
  return [edge(edgeIds.key(row.id), 'key', row.id, row.ownerId, row.status === 'Inactive')];
}
