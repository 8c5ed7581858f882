import type { Point } from '../picture/geometry.ts';
import type { Route } from '../picture/scene.ts';

const towards = (from: Point, to: Point, by: number): Point => {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return { x: from.x + ((to.x - from.x) * by) / length, y: from.y + ((to.y - from.y) * by) / length };
};

const distance = (a: Point, b: Point): number => Math.hypot(b.x - a.x, b.y - a.y);

/**
 * A way along straight runs with rounded corners, as a route's control points: straight from corner to corner, so
 * that it stays where nobody stands. Runs too short to turn in are left out.
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

/** The length of a route's first part, to where it passes `x` for the first time, by small steps. */
export function lengthTo(route: Route, x: number): number {
  const { from, to, bends } = route;
  if (!bends) return Math.max(0, x - from.x);
  let length = 0;
  let at = from;
  for (const [i, bend] of bends.entries()) {
    const next = bends[i + 1];
    const end = next ? { x: (bend.x + next.x) / 2, y: (bend.y + next.y) / 2 } : to;
    const start = at;
    for (let step = 1; step <= 24; step++) {
      const t = step / 24;
      const [a, b, c] = [(1 - t) * (1 - t), 2 * (1 - t) * t, t * t];
      const point = { x: a * start.x + b * bend.x + c * end.x, y: a * start.y + b * bend.y + c * end.y };
      if (at.x < x && point.x >= x) return length + (distance(at, point) * (x - at.x)) / (point.x - at.x);
      length += distance(at, point);
      at = point;
    }
  }
  return length;
}
