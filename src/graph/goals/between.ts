import type { Point } from '../picture/geometry.ts';
import type { Route, Scene, SceneEdge, SceneNode } from '../picture/scene.ts';

const mix = (a: number, b: number, part: number): number => a + (b - a) * part;
const mixed = (a: Point, b: Point, part: number): Point => ({
  x: mix(a.x, b.x, part),
  y: mix(a.y, b.y, part),
});

/** A way between two ways of as many control points. */
function routeBetween(from: Route, to: Route, part: number): Route {
  const [a, b] = [from.bends ?? [], to.bends ?? []];
  if (a.length !== b.length) return part < 0.5 ? from : to;
  return {
    from: mixed(from.from, to.from, part),
    to: mixed(from.to, to.to, part),
    bends: a.map((point, i) => mixed(point, b[i] ?? point, part)),
  };
}

/** The part of the way at which pages have gone, and others begin to come: they take 250 of 400 ms. */
const fading = 0.62;

const seenOf = (part: number, comes: boolean): number =>
  comes ? Math.max(0, (part - 1 + fading) / fading) : Math.max(0, 1 - part / fading);

interface Pair<T> {
  readonly from: T | null;
  readonly to: T | null;
}

function pairs<T extends { readonly id: string }>(from: readonly T[], to: readonly T[]): Pair<T>[] {
  const before = new Map(from.map((one) => [one.id, one]));
  const after = new Set(to.map(({ id }) => id));
  return [
    ...from.filter(({ id }) => !after.has(id)).map((one) => ({ from: one, to: null })),
    ...to.map((one) => ({ from: before.get(one.id) ?? null, to: one })),
  ];
}

function nodeBetween({ from, to }: Pair<SceneNode>, part: number): SceneNode[] {
  if (from && to) {
    // It looks as it will as soon as it is halfway there.
    const look = part < 0.5 ? from : to;
    return [{ ...look, ...mixed(from, to, part) }];
  }
  const one = from ?? to;
  return one ? [{ ...one, seen: seenOf(part, to !== null) }] : [];
}

function edgeBetween({ from, to }: Pair<SceneEdge>, part: number): SceneEdge[] {
  if (from && to) {
    const look = part < 0.5 ? from : to;
    return [
      { ...look, width: mix(from.width, to.width, part), route: routeBetween(from.route, to.route, part) },
    ];
  }
  const one = from ?? to;
  return one ? [{ ...one, seen: seenOf(part, to !== null) }] : [];
}

/**
 * Returns the scene at a part (0 to 1) of the way from one scene to another: lines, pills and nodes that are in both
 * move, others fade.
 */
export function between(from: Scene, to: Scene, part: number): Scene {
  if (part >= 1) return to;
  if (part <= 0) return from;
  return {
    nodes: pairs(from.nodes, to.nodes).flatMap((pair) => nodeBetween(pair, part)),
    edges: pairs(from.edges, to.edges).flatMap((pair) => edgeBetween(pair, part)),
  };
}
