import type { Bounds, Point } from '../../../src/graph/picture/geometry.ts';
import type { Route } from '../../../src/graph/picture/scene.ts';

/** Points along a route, as both renderers draw it. */
export function pointsOf({ from, to, bends }: Route): readonly Point[] {
  const points: Point[] = [];
  let at = from;
  const controls = bends ?? [{ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }];
  controls.forEach((bend, i) => {
    const next = controls[i + 1];
    const end = next ? { x: (bend.x + next.x) / 2, y: (bend.y + next.y) / 2 } : to;
    for (let step = 0; step <= 20; step++) {
      const t = step / 20;
      const [a, b, c] = [(1 - t) ** 2, 2 * (1 - t) * t, t ** 2];
      points.push({ x: a * at.x + b * bend.x + c * end.x, y: a * at.y + b * bend.y + c * end.y });
    }
    at = end;
  });
  return points;
}

/** The first point of a route that lies outside, or null. */
export const outside = (route: Route, { left, right, top, bottom }: Bounds): Point | null =>
  pointsOf(route).find(({ x, y }) => x < left || x > right || y < top || y > bottom) ?? null;
