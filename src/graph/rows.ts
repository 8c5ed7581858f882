import type {
  AccessKeyRow,
  AttachmentRow,
  GroupRow,
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
export const edgeTables = ['memberships', 'attachments', 'accessKeys', 'sessions'] as const;
export type EdgeTable = (typeof edgeTables)[number];

export const isNodeTable = (table: TableName): table is NodeTable =>
  (nodeTables as readonly TableName[]).includes(table);
export const isEdgeTable = (table: TableName): table is EdgeTable =>
  (edgeTables as readonly TableName[]).includes(table);

const plain = {
  badges: [],
  inactive: false,
  ownerId: null,
  lifetime: null,
  byAws: false,
} as const;

function badgesOf(world: World, row: UserRow | GroupRow | RoleRow, direct: boolean): NodeBadge[] {
  const badges: NodeBadge[] = [];
  if (direct && countBy(world, 'attachmentsByPrincipal', row.id) > 0) badges.push('direct');
  if (countBy(world, 'inlinePoliciesByOwner', row.id) > 0) badges.push('inline');
  if ('permissionsBoundary' in row && row.permissionsBoundary !== undefined) badges.push('boundary');
  return badges;
}

/** AWS's own policies are countless: they are drawn where they are attached. */
const isDrawn = (world: World, row: PolicyRow): boolean =>
  row.account !== 'aws' || countBy(world, 'attachmentsByPolicy', row.id) > 0;

function sessionNode(row: SessionRow, now: number): GraphNode | null {
  if (row.expiresAt <= now) return null;
  const own = row.kind === 'userSession';
  return {
    ...plain,
    id: row.id,
    kind: own ? 'temporaryKey' : 'session',
    label: own ? row.id : row.sessionName,
    ownerId: row.ownerId,
    lifetime: { from: row.issuedAt, until: row.expiresAt },
  };
}

function keyNode(row: AccessKeyRow): GraphNode {
  const { id, ownerId } = row;
  return { ...plain, id, kind: 'key', label: id, inactive: row.status === 'Inactive', ownerId };
}

/** The node of a row, or null where there is none: no such row, an ended session, an AWS policy without use. */
export function nodeOf(world: World, table: NodeTable, id: string, now: number): GraphNode | null {
  const row = world.tables[table].get(id);
  if (!row) return null;
  if (table === 'accessKeys') return keyNode(row as AccessKeyRow);
  if (table === 'sessions') return sessionNode(row as SessionRow, now);
  if (table === 'policies') {
    const policy = row as PolicyRow;
    if (!isDrawn(world, policy)) return null;
    return { ...plain, id, kind: 'policy', label: policy.name, byAws: policy.account === 'aws' };
  }
  const identity = row as UserRow | GroupRow | RoleRow;
  const kind = table === 'users' ? 'user' : table === 'groups' ? 'group' : 'role';
  return { ...plain, id, kind, label: identity.name, badges: badgesOf(world, identity, kind === 'user') };
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
    return [edge(edgeIds.member(row.userId, row.groupId), 'member', row.userId, row.groupId)];
  }
  if ('policyId' in row) {
    const { principalId, policyId } = row;
    return [edge(edgeIds.attached(principalId, policyId), 'attached', principalId, policyId)];
  }
  if ('sessionToken' in row) return sessionEdges(world, row);
  return [edge(edgeIds.key(row.id), 'key', row.id, row.ownerId, row.status === 'Inactive')];
}
