import { roundedWay } from '../cloakroom/rounded-way.ts';
import { labelPlace } from '../drawing/metrics.ts';
import type { Bounds, Point } from './geometry.ts';
import { reach } from './route.ts';
import type { Route, SceneEdge, SceneNode } from './scene.ts';

/** Beside a node a line has this much air. */
const air = 5;
/** Nodes whose middles are nearer than this stand in one column. */
const sameColumn = 20;
const parts = 12;

interface Obstacle extends Bounds {
  readonly id: string;
  readonly x: number;
}

/** A node with its name below it: where no line of others may run. */
function obstacleOf(node: SceneNode): Obstacle {
  const { id, x, y, width, height, label } = node;
  const { gap, size } = labelPlace(node);
  const below = label === '' ? 0 : gap + size / 2;
  const beside = Math.max(width / 2, reach(node) - 1);
  return { id, x, left: x - beside, right: x + beside, top: y - height / 2, bottom: y + height / 2 + below };
}

/** Whether a route, as both renderers draw it, comes into a box. */
function strikes({ from, to, bends }: Route, { left, right, top, bottom }: Bounds): boolean {
  let at = from;
  const controls = bends ?? [{ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }];
  for (const [i, bend] of controls.entries()) {
    const next = controls[i + 1];
    const end = next ? { x: (bend.x + next.x) / 2, y: (bend.y + next.y) / 2 } : to;
    for (let step = 0; step <= parts; step++) {
      const t = step / parts;
      const [a, b, c] = [(1 - t) ** 2, 2 * (1 - t) * t, t * t];
      const x = a * at.x + b * bend.x + c * end.x;
      const y = a * at.y + b * bend.y + c * end.y;
      if (x > left && x < right && y > top && y < bottom) return true;
    }
    at = end;
  }
  return false;
}

/** The height nearest to `wanted` at which nothing of a column is struck. */
function freeHeight(column: readonly Obstacle[], wanted: number): number {
  const isFree = (y: number): boolean =>
    column.every(({ top, bottom }) => y <= top - air + 0.01 || y >= bottom + air - 0.01);
  const heights = [wanted, ...column.flatMap(({ top, bottom }) => [top - air, bottom + air])].filter(isFree);
  return heights.reduce(
    (best, y) => (Math.abs(y - wanted) < Math.abs(best - wanted) ? y : best),
    heights[0] ?? wanted,
  );
}

/** From column to column, between those who stand in them. */
function between(source: SceneNode, target: SceneNode, columns: readonly (readonly Obstacle[])[]): Route {
  const from = { x: source.x + reach(source), y: source.y };
  const to = { x: target.x - reach(target), y: target.y };
  const way: Point[] = [from];
  let [y, turn] = [from.y, from.x];
  for (const column of columns) {
    const left = Math.min(...column.map((one) => one.left));
    const right = Math.max(...column.map((one) => one.right));
    const free = freeHeight(column, y + ((to.y - y) * (left - turn)) / (to.x - turn || 1));
    const gutter = (turn + left) / 2;
    way.push({ x: gutter, y }, { x: gutter, y: free });
    [y, turn] = [free, right];
  }
  const gutter = (turn + to.x) / 2;
  return roundedWay([...way, { x: gutter, y }, { x: gutter, y: to.y }, to], 24);
}

/** Within a column, around its side: past the widest that stands between, and not into the next column. */
function aroundSide(source: SceneNode, target: SceneNode, own: readonly Obstacle[], next: number): Route {
  const from = { x: source.x + reach(source), y: source.y };
  const to = { x: target.x + reach(target), y: target.y };
  const [top, bottom] = [Math.min(from.y, to.y), Math.max(from.y, to.y)];
  const passed = own.filter((one) => one.bottom > top && one.top < bottom).map(({ right }) => right);
  const least = Math.max(from.x, to.x, ...passed) + air;
  const side = Math.max(least, Math.min(least + 22, (least + next) / 2));
  return roundedWay([from, { x: side, y: from.y }, { x: side, y: to.y }, to], 14);
}

/**
 * The same lines, with those led anew that ran through somebody they don't belong to: between the others of a column,
 * or around its side. For pictures in columns; a line that meets nobody stays as it is.
 */
export function clearWays(edges: readonly SceneEdge[], nodes: ReadonlyMap<string, SceneNode>): SceneEdge[] {
  const obstacles = [...nodes.values()].map(obstacleOf).sort((a, b) => a.x - b.x);
  const columns: Obstacle[][] = [];
  for (const one of obstacles) {
    const last = columns.at(-1);
    if (last && one.x - (last[0]?.x ?? 0) < sameColumn) last.push(one);
    else columns.push([one]);
  }
  return edges.map((edge) => {
    const [source, target] = [nodes.get(edge.source), nodes.get(edge.target)];
    const others = obstacles.filter(({ id }) => id !== edge.source && id !== edge.target);
    if (!source || !target || edge.kind === 'key' || !others.some((one) => strikes(edge.route, one)))
      return edge;
    const at = ({ x }: SceneNode): number =>
      columns.findIndex((column) => x - (column[0]?.x ?? 0) < sameColumn);
    const [first, last] = [at(source), at(target)];
    if (first === last) {
      const own = (columns[first] ?? []).filter(({ id }) => id !== edge.source && id !== edge.target);
      const next = Math.min(...(columns[first + 1] ?? []).map(({ left }) => left), source.x + 140);
      return { ...edge, route: aroundSide(source, target, own, next) };
    }
    if (last < first) return edge;
    return { ...edge, route: between(source, target, columns.slice(first + 1, last)) };
  });
}
