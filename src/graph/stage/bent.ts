import type { Point } from '../picture/geometry.ts';
import type { Route, Scene } from '../picture/scene.ts';
import { between } from './curve.ts';

type Move = (point: Point) => Point;

/** Returns a route whose ends move: each of its points goes along with each end as far as it is near to it. */
export function bent(route: Route, withSource: Move, withTarget: Move): Route {
  const points = [route.from, ...(route.bends ?? []), route.to];
  const lengths = points.map((point, i) => {
    const before = points[i - 1];
    return before ? Math.hypot(point.x - before.x, point.y - before.y) : 0;
  });
  const whole = lengths.reduce((sum, one) => sum + one, 0) || 1;
  let far = 0;
  const moved = points.map((point, i) => {
    far += lengths[i] ?? 0;
    return between(withSource(point), withTarget(point), far / whole);
  });
  const [from = route.from, ...rest] = moved;
  return { from, to: rest.at(-1) ?? route.to, bends: route.bends && rest.slice(0, -1) };
}

/**
 * Returns a scene whose nodes stand where they are seen at the moment, while they are still moving to their places there.
 * The lines go along.
 */
export function asSeen(scene: Scene, placeOf: (id: string) => Point | null): Scene {
  const places = new Map(scene.nodes.map((node) => [node.id, placeOf(node.id) ?? node]));
  const byId = new Map(scene.nodes.map((node) => [node.id, node]));
  const moveOf = (id: string): Move => {
    const [node, place] = [byId.get(id), places.get(id)];
    return ({ x, y }) => (node && place ? { x: x + place.x - node.x, y: y + place.y - node.y } : { x, y });
  };
  return {
    nodes: scene.nodes.map((node) => {
      const { x, y } = places.get(node.id) ?? node;
      return x === node.x && y === node.y ? node : { ...node, x, y };
    }),
    edges: scene.edges.map((edge) => ({
      ...edge,
      route: bent(edge.route, moveOf(edge.source), moveOf(edge.target)),
    })),
  };
}
