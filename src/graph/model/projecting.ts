import type { Pausing, Rows, World } from '../../engine/index.ts';
import { accountOf } from '../../engine/index.ts';
import { projectAssume } from './can-assume.ts';
import { GraphModel } from './graph-model.ts';
import type { NodeTable, Scope } from './nodes-of-rows.ts';
import { allSurroundings, nodeOf, nodeTables } from './nodes-of-rows.ts';
import type { EdgeTable } from './edges-of-rows.ts';
import { arnsIn, edgesOf, edgeTables } from './edges-of-rows.ts';

/** Adds a row's node, or drops the node of a row that has none any more, and remembers when it ends, if ever. */
export function putNodeOf<T extends NodeTable>(
  model: GraphModel,
  table: T,
  id: string,
  row: Rows[T] | undefined,
  scope: Scope,
): void {
  const node = row ? nodeOf(table, row, scope) : null;
  if (!node) {
    model.endings.delete(id);
    model.dropNode(id);
    return;
  }
  model.putNode(node);
  if (node.lifetime) model.endings.set(id, node.lifetime.until);
}

/** Remembers the ARNs by which a row names roles and policies (`sign` 1), or forgets them (-1). */
export function noteArns(model: GraphModel, table: EdgeTable, row: Rows[EdgeTable], sign: 1 | -1): void {
  for (const arn of arnsIn(table, row)) {
    if (sign === 1) model.byArn.add(arn, `${table} ${row.id}`);
    else model.byArn.delete(arn, `${table} ${row.id}`);
  }
}

/** The number of rows read, or of nodes looked at, between two pauses. */
const stride = 200;

/** Makes the graph of an account, as `project` does. Whoever passes no `permission` gets the lines that names tell. */
export function* projecting(
  world: World,
  now: number,
  account: string | null,
  permission: GraphModel['permission'],
): Pausing<GraphModel> {
  const model = new GraphModel(account ?? accountOf(world), permission);
  for (const { id, name } of world.tables.accounts.values()) model.nameAccount(id, name);
  // Each table is walked once: walking a persistent table costs more than reading its rows.
  const lists = new Map<string, Rows[NodeTable | EdgeTable][]>();
  for (const table of new Set([...nodeTables, ...edgeTables])) lists.set(table, world.tables[table].list());
  const around = allSurroundings(
    lists.get('attachments') as Rows['attachments'][],
    world.tables.inlinePolicies.list(),
  );
  const scope: Scope = { world, account: model.account, now, around };
  let read = 0;
  for (const table of nodeTables) {
    for (const row of lists.get(table) ?? []) {
      putNodeOf(model, table, row.id, row as never, scope);
      if (++read % stride === 0) yield;
    }
  }
  for (const table of edgeTables) {
    for (const row of lists.get(table) ?? []) {
      noteArns(model, table, row as Rows[EdgeTable], 1);
      for (const edge of edgesOf(table, row as never, scope)) model.putEdge(edge);
      if (++read % stride === 0) yield;
    }
  }
  yield* projectAssume(model, world, now);
  while (!model.settle(stride)) yield;
  return model;
}
