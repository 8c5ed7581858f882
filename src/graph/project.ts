import type { World } from '../engine/index.ts';
import { projectAssume } from './assume.ts';
import { GraphModel } from './model.ts';
import type { NodeTable } from './rows.ts';
import { edgesOf, edgeTables, nodeOf, nodeTables } from './rows.ts';

/** Puts a row's node, and remembers when it ends if it does. */
export function putNodeOf(model: GraphModel, world: World, table: NodeTable, id: string, now: number): void {
  const node = nodeOf(world, table, id, now);
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
  for (const table of nodeTables) {
    for (const id of world.tables[table].keys()) putNodeOf(model, world, table, id, now);
  }
  for (const table of edgeTables) {
    for (const row of world.tables[table].values()) {
      for (const edge of edgesOf(world, row)) model.putEdge(edge);
    }
  }
  projectAssume(model, world, now);
  return model;
}
