import type { Change, Rows, World } from '../../engine/index.ts';
import { updateAssume } from './can-assume.ts';
import type { Delta, GraphModel } from './graph-model.ts';
import { noteArns, putNodeOf } from './project.ts';
import type { Scope } from './nodes-of-rows.ts';
import { surroundingsIn } from './nodes-of-rows.ts';
import type { EdgeTable } from './edges-of-rows.ts';
import { edgesOf, isEdgeTable } from './edges-of-rows.ts';
import { Affected } from './affected.ts';

function putRow<T extends EdgeTable>(
  model: GraphModel,
  table: T,
  row: Rows[T] | undefined,
  scope: Scope,
): void {
  if (row) for (const edge of edgesOf(table, row, scope)) model.putEdge(edge);
}

/** Live sessions are few, and one may depend on a row of another session. */
function putLiveSessions(model: GraphModel, scope: Scope): void {
  for (const id of model.endings.keys())
    putRow(model, 'sessions', scope.world.tables.sessions.get(id), scope);
}

function updateEdges(model: GraphModel, scope: Scope, { table, before, after }: Change): void {
  if (!isEdgeTable(table)) return;
  type Row = Rows[typeof table];
  if (before) noteArns(model, table, before as Row, -1);
  if (after) noteArns(model, table, after as Row, 1);
  const fresh = after ? edgesOf(table, after as never, scope) : [];
  const ids = new Set(fresh.map(({ id }) => id));
  const old = before ? edgesOf(table, before as never, scope) : [];
  for (const { id } of old) if (!ids.has(id)) model.dropEdge(id);
  for (const edge of fresh) model.putEdge(edge);
}

function endSessions(model: GraphModel, now: number): void {
  for (const [id, until] of model.endings) {
    if (until > now) continue;
    model.endings.delete(id);
    model.dropNode(id);
  }
}

function updateNodes(model: GraphModel, affected: Affected, scope: Scope): void {
  for (const [id, table] of affected.nodes) {
    const had = model.nodes.has(id);
    putNodeOf(model, table, id, scope.world.tables[table].get(id) as never, scope);
    const has = model.nodes.has(id);
    if (has && !had) affected.arrived.add(id);
    if (had && !has) affected.gone.add(id);
  }
}

/**
 * Brings `model` in place to what `project(world, now, model.account)` would give, where `changes` led to `world`
 * from the world that the model stood for, and `now` is not before the model's. Costs what changed and what hangs
 * on it. Says what came, went and changed.
 */
export function update(model: GraphModel, world: World, changes: readonly Change[], now: number): Delta {
  return model.record(() => {
    const affected = new Affected(model, world);
    const scope: Scope = { world, account: model.account, now, around: surroundingsIn(world) };
    for (const change of changes) affected.read(change);
    updateNodes(model, affected, scope);
    endSessions(model, now);
    for (const change of changes) updateEdges(model, scope, change);
    for (const [id, table] of affected.referring)
      putRow(model, table, world.tables[table].get(id) as never, scope);
    if (affected.sessions) putLiveSessions(model, scope);
    updateAssume(model, world, affected, now);
  });
}
