import { isSession } from '../drawing/metrics.ts';
import type { Layout } from '../picture/layout.ts';
import type { Picture, PictureNode } from '../picture/stacks.ts';
import { columnsAt, rowHeight } from './measures.ts';

interface Row {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

interface Rows {
  readonly rows: readonly Row[];
  readonly bottom: number;
}

/** By session, who wears it. */
function wearers(picture: Picture): ReadonlyMap<string, string> {
  const wearer = new Map<string, string>();
  for (const { kind, source, target } of picture.edges.values()) {
    const node = picture.nodes.get(target);
    if (kind === 'assumed' && node && isSession(node.kind)) wearer.set(target, source);
  }
  return wearer;
}

/** Everybody in the account who asks, top to bottom: a session stands below the one who wears it. */
function insideOrder(picture: Picture, order: Layout['order']): string[] {
  const wearer = wearers(picture);
  const worn = new Map<string, string[]>();
  for (const session of order.sessions) {
    const who = wearer.get(session) ?? '';
    worn.set(who, [...(worn.get(who) ?? []), session]);
  }
  const ids: string[] = [];
  const add = (id: string): void => {
    if (ids.includes(id)) return;
    ids.push(id);
    for (const session of worn.get(id) ?? []) add(session);
  };
  for (const id of [...order.inside, ...order.workloads]) add(id);
  for (const id of order.sessions) add(id);
  return ids;
}

function heightOf(node: PictureNode, keys: number): number {
  if (isSession(node.kind)) return rowHeight.session;
  const least = node.kind === 'user' || node.kind === 'root' ? rowHeight.person : rowHeight.box;
  return Math.max(least, keys * rowHeight.key + 8);
}

/** The middle of a shape in its row: its name stands below it. */
const raised = 9;

export function rowsInside(
  picture: Picture,
  order: Layout['order'],
  keys: ReadonlyMap<string, readonly unknown[]>,
  you: string | null,
): Rows {
  const rows: Row[] = [];
  let top = 0;
  for (const id of insideOrder(picture, order)) {
    const node = picture.nodes.get(id);
    if (!node) continue;
    const height = heightOf(node, keys.get(id)?.length ?? 0);
    if (id === you) top += rowHeight.you;
    rows.push({ id, x: columnsAt.who, y: top + height / 2 - (isSession(node.kind) ? 14 : raised) });
    top += height;
  }
  return { rows, bottom: top };
}

/** Who a pool takes in, by pool: they stand right above and below it. */
function aroundPools(picture: Picture, pools: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const around = new Map<string, string[]>();
  const taken = new Set<string>(pools);
  for (const pool of pools) {
    const own: string[] = [];
    for (const { source, target } of picture.edges.values()) {
      const other = source === pool ? target : target === pool ? source : null;
      if (other === null || taken.has(other) || picture.nodes.get(other)?.kind === 'role') continue;
      taken.add(other);
      own.push(other);
    }
    around.set(pool, own);
  }
  return around;
}

/** Everybody from outside, each in a row of its own, so that a line to the door passes nobody. */
export function rowsOutside(picture: Picture, order: Layout['order'], from: number): Rows {
  const around = aroundPools(picture, order.pools);
  const grouped = new Set([...around.values()].flat());
  const alone = [...order.people, ...order.outside, ...order.roles].filter(
    (id) => !grouped.has(id) && picture.nodes.get(id)?.kind !== 'role',
  );
  const rows: Row[] = [];
  let top = from;
  const add = (id: string, x: number, height: number, lift = 0): void => {
    rows.push({ id, x, y: top + height / 2 - lift });
    top += height;
  };
  for (const id of alone) add(id, columnsAt.who, rowHeight.outside);
  for (const [pool, own] of around) {
    const half = Math.ceil(own.length / 2);
    for (const id of own.slice(0, half)) add(id, columnsAt.who, rowHeight.outside);
    add(pool, columnsAt.pools, rowHeight.pool, raised);
    for (const id of own.slice(half)) add(id, columnsAt.who, rowHeight.outside);
  }
  return { rows, bottom: top };
}
