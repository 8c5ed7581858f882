import { widthOf } from '../drawing/letter-widths.ts';
import { pointsAlong, reach, roundedWay } from './route.ts';
import { labelAt, lineHeight } from './paint.ts';
import { labelPlace } from '../drawing/metrics.ts';
import { boxAt, holds, meet, type Bounds, type Point } from './geometry.ts';
import type { DecidedDrawing } from './highlight.ts';
import type { Route, SceneEdge, SceneNode } from './scene.ts';

/** The distance that a line keeps from a node. */
const air = 5;
/** Nodes whose middles are nearer than this stand in one column. */
const sameColumn = 20;
/** The size of a rounded corner: it takes off less than the air beside a name. */
const turn = 14;

/** A node's shape and its name, which no line of others may cross. */
interface Obstacle extends Bounds {
  readonly id: string;
  readonly x: number;
  readonly shape: Bounds;
  readonly name: Bounds | null;
}

function nameBox(node: SceneNode): Bounds | null {
  const { x, y, height, label, sublabel, emphasis } = node;
  if (label === '') return null;
  const { gap, size } = labelPlace(node);
  const isBold = emphasis === 'hot' || node.appearance.stacked;
  // The time that a session has left stands below its name, in bold.
  const below = sublabel === null ? 0 : size * lineHeight;
  const half = Math.max(widthOf(label, size, isBold), widthOf(sublabel ?? '', size, true)) / 2;
  const middle = y + height / 2 + gap;
  return { left: x - half, right: x + half, top: middle - size / 2, bottom: middle + size / 2 + below };
}

function obstacleOf(node: SceneNode): Obstacle {
  const { id, x, width, height } = node;
  const shape = boxAt(node, { width: Math.max(width, 2 * reach(node) - 2), height });
  const name = nameBox(node);
  if (!name) return { id, x, ...shape, shape, name };
  const [left, right] = [Math.min(shape.left, name.left), Math.max(shape.right, name.right)];
  return { id, x, left, right, top: shape.top, bottom: name.bottom, shape, name };
}

/** Whether a route comes into a box, of which it may cut a corner: its points are so near that it is seen. */
const strikes = (route: Route, box: Bounds): boolean =>
  pointsAlong(route, 2).some((point) => holds(box, point));

/** Returns the height nearest to `wanted` at which a line meets nothing in a column. */
function freeHeight(column: readonly Obstacle[], wanted: number): number {
  const isFree = (y: number): boolean =>
    column.every(({ top, bottom }) => y <= top - air + 0.01 || y >= bottom + air - 0.01);
  const heights = [wanted, ...column.flatMap(({ top, bottom }) => [top - air, bottom + air])].filter(isFree);
  return heights.sort((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted))[0] ?? wanted;
}

type Column = readonly Obstacle[];
const leftOf = (column: Column): number => Math.min(...column.map(({ left }) => left));
const rightOf = (column: Column): number => Math.max(...column.map(({ right }) => right));

/**
 * The way from column to column, between the nodes in them. It is level beside their names, and goes up or down only
 * between two columns.
 */
function between(source: SceneNode, target: SceneNode, columns: readonly Column[]): Route {
  const from = { x: source.x + reach(source), y: source.y };
  const to = { x: target.x - reach(target), y: target.y };
  const way: Point[] = [from];
  let y = from.y;
  columns.slice(1).forEach((column, i) => {
    const [start, end] = [rightOf(columns[i] ?? []), leftOf(column)];
    const isLast = i === columns.length - 2;
    const wanted = y + ((to.y - y) * (start - from.x)) / (to.x - from.x || 1);
    const next = isLast ? to.y : freeHeight(column, wanted);
    const inset = Math.min(4, (end - start) / 2);
    way.push({ x: start + inset, y }, { x: end - inset, y: next });
    y = next;
  });
  return roundedWay([...way, to], turn);
}

/** The way within a column, around its side: past the widest thing on the way, but not into the next column. */
function aroundSide(source: SceneNode, target: SceneNode, own: Column, next: number): Route {
  const from = { x: source.x + reach(source), y: source.y };
  const to = { x: target.x + reach(target), y: target.y };
  const [top, bottom] = [Math.min(from.y, to.y), Math.max(from.y, to.y)];
  const passed = own.flatMap(({ id, shape, name }) => {
    const isEnd = id === source.id || id === target.id;
    return [isEnd ? null : shape, name].filter((box) => box && box.bottom > top && box.top < bottom);
  });
  const least = Math.max(from.x, to.x, ...passed.map((box) => box?.right ?? 0)) + air;
  const side = Math.max(least, Math.min(least + 22, (least + next) / 2));
  return roundedWay([from, { x: side, y: from.y }, { x: side, y: to.y }, to], turn);
}

/**
 * Returns the same lines, but a line that ran through a name or a node it doesn't belong to now goes between the nodes
 * of a column, or around its side. For pictures in columns; a line that meets nothing stays as it is. `arches`: ways of a
 * decision past columns, the best first.
 */
export function clearWays(
  edges: readonly SceneEdge[],
  nodes: ReadonlyMap<string, SceneNode>,
  arches?: DecidedDrawing['arches'],
): SceneEdge[] {
  const obstacles = [...nodes.values()].map(obstacleOf).sort((a, b) => a.x - b.x);
  const columns: Obstacle[][] = [];
  for (const one of obstacles) {
    const last = columns.at(-1);
    if (last && one.x - (last[0]?.x ?? 0) < sameColumn) last.push(one);
    else columns.push([one]);
  }
  return edges.map((edge) => {
    const [source, target] = [nodes.get(edge.source), nodes.get(edge.target)];
    const isFree = (route: Route): boolean =>
      !obstacles.some(
        ({ id, shape, name }) =>
          (id !== edge.source && id !== edge.target && strikes(route, shape)) ||
          (name !== null && strikes(route, name)),
      );
    if (!source || !target || edge.kind === 'key' || isFree(edge.route)) return edge;
    const at = ({ x }: SceneNode): number =>
      columns.findIndex((column) => x - (column[0]?.x ?? 0) < sameColumn);
    const [first, last] = [at(source), at(target)];
    if (first === last) {
      const next = Math.min(leftOf(columns[first + 1] ?? []), source.x + 140);
      return { ...edge, route: aroundSide(source, target, columns[first] ?? [], next) };
    }
    if (last < first) {
      // A line that leads back goes the same way from its other end.
      const { from, to, bends } = between(target, source, columns.slice(last, first + 1));
      return { ...edge, route: { from: to, to: from, bends: bends && [...bends].reverse() } };
    }
    const arched =
      edge.kind === 'decided' && arches
        ? arches([source, target], columns.slice(first + 1, last).flat()).find(isFree)
        : undefined;
    return { ...edge, route: arched ?? between(source, target, columns.slice(first, last + 1)) };
  });
}

function wordsBox(edge: SceneEdge): Bounds | null {
  if (!edge.label || edge.label.pill) return null;
  const { text, size } = edge.label;
  return boxAt(labelAt(edge), { width: widthOf(text, size, true), height: size });
}

/**
 * Returns the same lines without words that would lie on a node, a name, other words or another line: how a line is drawn
 * tells what they say. What was decided keeps its words.
 */
export function clearWords(
  edges: readonly SceneEdge[],
  nodes: ReadonlyMap<string, SceneNode>,
): readonly SceneEdge[] {
  const taken = [...nodes.values()]
    .map(obstacleOf)
    .flatMap(({ shape, name }) => (name ? [shape, name] : [shape]));
  return edges.map((edge) => {
    const box = wordsBox(edge);
    if (!box) return edge;
    const isFree =
      !taken.some((other) => meet(box, other)) &&
      edges.every((other) => other === edge || !strikes(other.route, box));
    if (isFree) taken.push(box);
    return isFree ? edge : { ...edge, label: null };
  });
}
