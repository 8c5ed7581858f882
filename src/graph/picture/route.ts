import type { NodeKind } from '../kinds/kinds.ts';
import type { EdgeKind } from '../model/elements.ts';
import type { Point } from './geometry.ts';
import { isSession } from '../drawing/metrics.ts';
import type { Route } from './scene.ts';

const towards = (from: Point, to: Point, by: number): Point => {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return { x: from.x + ((to.x - from.x) * by) / length, y: from.y + ((to.y - from.y) * by) / length };
};

const distance = (a: Point, b: Point): number => Math.hypot(b.x - a.x, b.y - a.y);

/**
 * Makes a way of straight runs with rounded corners, as a route's control points. It is straight from corner to
 * corner, so that it meets nobody. Runs too short for a corner are left out.
 */
export function roundedWay(points: readonly Point[], radius: number): Route {
  const way = points.filter((point, i) => {
    const before = points[i - 1];
    return i === 0 || i === points.length - 1 || !before || distance(before, point) > 0.5;
  });
  const [from, to] = [way[0] ?? { x: 0, y: 0 }, way[way.length - 1] ?? { x: 0, y: 0 }];
  const bends: Point[] = [];
  for (let i = 1; i < way.length - 1; i++) {
    const [before, corner, after] = [way[i - 1], way[i], way[i + 1]];
    if (!before || !corner || !after) continue;
    const [first, last] = [i === 1, i === way.length - 2];
    const into = distance(before, corner) * (first ? 0.9 : 0.5);
    const out = distance(corner, after) * (last ? 0.9 : 0.5);
    const r = Math.min(radius, into / 2, out / 2);
    bends.push(towards(corner, before, 2 * r), corner, towards(corner, after, 2 * r));
  }
  return { from, to, bends: bends.length > 0 ? bends : null };
}

/** Returns points along a route, about `step` units from each other. */
export function pointsAlong({ from, to, bends }: Route, step = 6): Point[] {
  const points: Point[] = [from];
  let at = from;
  const controls = bends ?? [{ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }];
  for (const [i, bend] of controls.entries()) {
    const next = controls[i + 1];
    const end = next ? { x: (bend.x + next.x) / 2, y: (bend.y + next.y) / 2 } : to;
    const count = Math.max(1, Math.ceil((distance(at, bend) + distance(bend, end)) / step));
    for (let n = 1; n <= count; n++) {
      const t = n / count;
      const [a, b, c] = [(1 - t) * (1 - t), 2 * (1 - t) * t, t * t];
      points.push({ x: a * at.x + b * bend.x + c * end.x, y: a * at.y + b * bend.y + c * end.y });
    }
    at = end;
  }
  return points;
}

/** Measures a route, in small steps. */
export const lengthOf = (route: Route): number =>
  pointsAlong(route).reduce((sum, point, i, all) => sum + distance(all[i - 1] ?? point, point), 0);

interface NodeBox extends Point {
  readonly kind: NodeKind | 'sts';
  readonly width: number;
  readonly height: number;
}

/** The distance from the middle of a node to the start of its edges: its side, beyond outline and ring. */
export function reach({ kind, width }: NodeBox): number {
  if (isSession(kind)) return 42;
  if (kind === 'group' || kind === 'poolGroup') return width / 2 + 6;
  return width / 2 + 1;
}

const sideways = 24;

/** The way of a relation: it leaves at the right and arrives at the left; within one column it goes around the side. */
function curve(source: NodeBox, target: NodeBox): Route {
  const from = { x: source.x + reach(source), y: source.y };
  const to = { x: target.x - reach(target), y: target.y };
  const dx = to.x - from.x;
  if (dx > sideways) {
    // A steep line climbs nearer to the middle between the columns, where names end.
    const steep = Math.min(1, Math.max(0, Math.abs(to.y - from.y) / dx - 1));
    const bend = (0.27 + 0.05 * steep) * dx;
    return {
      from,
      to,
      bends: [
        { x: from.x + bend, y: from.y },
        { x: to.x - bend, y: to.y },
      ],
    };
  }
  const back = { x: target.x + reach(target), y: target.y };
  const bulge = Math.max(from.x, back.x) + 34 + Math.min(60, Math.abs(from.y - back.y) * 0.12);
  return {
    from,
    to: back,
    bends: [
      { x: bulge, y: from.y },
      { x: bulge, y: back.y },
    ],
  };
}

/** The straight way between the outlines of two nodes. */
export function straight(source: NodeBox, target: NodeBox): Route {
  const [dx, dy] = [target.x - source.x, target.y - source.y];
  const length = Math.hypot(dx, dy) || 1;
  const inset = (node: NodeBox): number => Math.max(node.width, node.height) / 2 + 3;
  const along = (point: Point, by: number): Point => ({
    x: point.x + (dx / length) * by,
    y: point.y + (dy / length) * by,
  });
  return { from: along(source, inset(source)), to: along(target, -inset(target)), bends: null };
}

/** A key's short line to its owner, side to side. */
function dock(key: NodeBox, owner: NodeBox): Route {
  const dy = key.y - owner.y;
  const half = owner.width / 2;
  const inset = Math.sqrt(Math.max(0, half * half - Math.min(dy * dy * 0.2, half * half)));
  const to = { x: owner.x - inset, y: owner.y + Math.sign(dy) * Math.min(Math.abs(dy) * 0.45, half) };
  return { from: { x: key.x + key.width / 2, y: key.y }, to, bends: null };
}

/**
 * The way from a workload to the key that it holds, around the keys' side: the key is docked on the other side of its
 * user.
 */
function hook(source: NodeBox, target: NodeBox): Route {
  const from = { x: source.x - reach(source), y: source.y };
  const to = { x: target.x - target.width / 2, y: target.y };
  const bulge = Math.min(from.x, to.x) - 26 - Math.min(40, Math.abs(from.y - to.y) * 0.08);
  return {
    from,
    to,
    bends: [
      { x: bulge, y: from.y },
      { x: bulge, y: to.y },
    ],
  };
}

/** Returns the way of an edge between two nodes: keys are docked, a key's holder reaches around, all others curve. */
export function routeOf(kind: EdgeKind | 'call', source: NodeBox, target: NodeBox): Route {
  if (kind === 'key') return dock(source, target);
  if (kind === 'holds' && target.kind === 'key') return hook(source, target);
  return curve(source, target);
}

/** The point halfway along a route, by its control points. */
export function halfway({ from, to, bends }: Route): Point {
  const middle = bends ? Math.floor((bends.length - 1) / 2) : 0;
  const [a, b] = bends ? [bends[middle] ?? from, bends[middle + 1] ?? to] : [from, to];
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}
