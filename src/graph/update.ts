import type { Change, TableName, World } from '../engine/index.ts';
import { rowsBy } from '../engine/index.ts';
import { updateAssume } from './assume.ts';
import type { Delta, GraphModel } from './model.ts';
import { putNodeOf } from './project.ts';
import type { NodeTable } from './rows.ts';
import { edgesOf, isEdgeTable, isNodeTable, surroundingsIn } from './rows.ts';

/** What a list of changes may have moved in the graph. */
class Touched {
  /** Node id → its table. */
  readonly nodes = new Map<string, NodeTable>();
  readonly principals = new Set<string>();
  readonly roles = new Set<string>();
  readonly arrived = new Set<string>();

  constructor(private readonly world: World) {}

  /** A user's, group's or role's permissions: a group's are its members'. */
  permissions(id: string): void {
    const members = rowsBy(this.world, 'membershipsByGroup', id);
    for (const { userId } of members) this.principals.add(userId);
    this.principals.add(id);
  }

  read(change: Change): void {
    if (isNodeTable(change.table)) this.nodes.set(change.key, change.table);
    if (change.table === 'users') this.principals.add(change.key);
    if (change.table === 'groups') this.permissions(change.key);
    if (change.table === 'roles') {
      this.principals.add(change.key);
      this.roles.add(change.key);
    }
    for (const row of [change.before, change.after]) if (row) this.#readRow(change.table, row);
  }

  #readRow(table: TableName, row: NonNullable<Change['before']>): void {
    if (table === 'memberships' && 'userId' in row) this.principals.add(row.userId);
    if (table === 'attachments' && 'principalKind' in row) {
      this.nodes.set(row.policyId, 'policies');
      this.#owner(row.principalKind, row.principalId);
    }
    if (table === 'inlinePolicies' && 'ownerKind' in row) this.#owner(row.ownerKind, row.ownerId);
    if (table === 'policies') {
      for (const { principalId } of rowsBy(this.world, 'attachmentsByPolicy', row.id))
        this.permissions(principalId);
    }
  }

  #owner(kind: 'user' | 'group' | 'role', id: string): void {
    this.nodes.set(id, `${kind}s`);
    this.permissions(id);
  }
}

function putRow(model: GraphModel, world: World, row: Parameters<typeof edgesOf>[1]): void {
  for (const edge of edgesOf(world, row)) model.putEdge(edge);
}

/** The edges of a node that has just come: rows that were there before it, as after an undo. */
function putEdgesAround(model: GraphModel, world: World, id: string): void {
  for (const row of rowsBy(world, 'membershipsByUser', id)) putRow(model, world, row);
  for (const row of rowsBy(world, 'membershipsByGroup', id)) putRow(model, world, row);
  for (const row of rowsBy(world, 'attachmentsByPrincipal', id)) putRow(model, world, row);
  for (const row of rowsBy(world, 'attachmentsByPolicy', id)) putRow(model, world, row);
  for (const row of rowsBy(world, 'accessKeysByOwner', id)) putRow(model, world, row);
  putLiveSessions(model, world);
}

/** Live sessions are few, and what one hangs on may be another's row. */
function putLiveSessions(model: GraphModel, world: World): void {
  for (const id of model.endings.keys()) {
    const session = world.tables.sessions.get(id);
    if (session) putRow(model, world, session);
  }
}

function updateEdges(model: GraphModel, world: World, change: Change): void {
  if (!isEdgeTable(change.table)) return;
  type Row = Parameters<typeof edgesOf>[1];
  const after = change.after ? edgesOf(world, change.after as Row) : [];
  const ids = new Set(after.map(({ id }) => id));
  const before = change.before ? edgesOf(world, change.before as Row) : [];
  for (const { id } of before) if (!ids.has(id)) model.dropEdge(id);
  for (const edge of after) model.putEdge(edge);
}

function endSessions(model: GraphModel, now: number): void {
  for (const [id, until] of model.endings) {
    if (until > now) continue;
    model.endings.delete(id);
    model.dropNode(id);
  }
}

/**
 * Brings `model` in place to what `project(world, now)` would give, where `changes` led to `world` from the
 * world that the model stood for, and `now` is not before the model's. Costs what changed and what hangs on
 * it. Says what came, went and changed.
 */
export function update(model: GraphModel, world: World, changes: readonly Change[], now: number): Delta {
  return model.record(() => {
    const touched = new Touched(world);
    const around = surroundingsIn(world);
    for (const change of changes) touched.read(change);
    for (const [id, table] of touched.nodes) {
      const had = model.nodes.has(id);
      putNodeOf(model, table, id, world.tables[table].get(id), now, around);
      if (!had && model.nodes.has(id)) touched.arrived.add(id);
    }
    endSessions(model, now);
    for (const id of touched.arrived) putEdgesAround(model, world, id);
    for (const change of changes) updateEdges(model, world, change);
    if (changes.some(({ table }) => table === 'sessions')) putLiveSessions(model, world);
    updateAssume(model, world, touched, now);
  });
}
