import type { World } from '../engine/index.ts';
import { projectAssume } from './assume.ts';
import { GraphModel } from './model.ts';
import type { NodeRow, NodeTable, Surroundings } from './rows.ts';
import { allSurroundings, edgesOf, nodeOf, nodeTables } from './rows.ts';

/** Puts a row's node, or drops the node of a row that has none, and remembers when it ends if it does. */
export function putNodeOf(
  model: GraphModel,
  table: NodeTable,
  id: string,
  row: NodeRow | undefined,
  now: number,
  around: Surroundings,
): void {
  const node = row ? nodeOf(table, row, now, around) : null;
  if (!node) {
    model.endings.delete(id);
    model.dropNode(id);
    return;
  }
  model.putNode(node);
  if (node.lifetime) model.endings.set(id, node.lifetime.until);
}

/**
 * The world as a graph at `now` (simulated ms): who there is, what belongs to whom, who may become whom, who
 * is somebody at this moment. Linear in the rows, apart from the decisions of small accounts.
 */
export function project(world: World, now: number): GraphModel {
  const model = new GraphModel();
  // Walked once each: walking a persistent table costs more than reading its rows.
  const attachments = world.tables.attachments.list();
  const around = allSurroundings(attachments, world.tables.inlinePolicies.list());
  const both = { accessKeys: world.tables.accessKeys.list(), sessions: world.tables.sessions.list() };
  for (const table of nodeTables) {
    const rows = table in both ? both[table as keyof typeof both] : world.tables[table].list();
    for (const row of rows) putNodeOf(model, table, row.id, row, now, around);
  }
  for (const rows of [world.tables.memberships.list(), attachments, both.accessKeys, both.sessions]) {
    for (const row of rows) for (const edge of edgesOf(world, row)) model.putEdge(edge);
  }
  projectAssume(model, world, now);
  return model;
}
