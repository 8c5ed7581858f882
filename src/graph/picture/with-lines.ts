import type { Room } from '../cloakroom/room.ts';
import { nodeSize } from '../drawing/node-appearance.ts';
import { laneOf } from '../kinds/kinds.ts';
import type { Bounds, Point } from './geometry.ts';
import { routeOf } from './route.ts';
import type { Picture, PictureEdge } from './stacks.ts';

/** Half of a line's width, and a little air. */
const margin = 4;

/** Lines around a room, over it or under it, to what stands behind it. */
function aroundRoom({ nodes }: Picture, { source, target }: PictureEdge, room: Room): Partial<Bounds> {
  const kind = nodes.get(target)?.kind;
  if (!kind || laneOf[kind] !== 'resources' || room.pegs.some(({ id }) => id === source)) return {};
  return room.sides.get(source) === 'outside' ? { bottom: room.under + margin } : { top: room.over - margin };
}

/** Lines within a column, and to a key, which reach around the side. */
function aroundSide(
  { nodes }: Picture,
  places: ReadonlyMap<string, Point>,
  edge: PictureEdge,
): Partial<Bounds> {
  const [from, to] = [edge.source, edge.target].map((id) => {
    const [node, place] = [nodes.get(id), places.get(id)];
    return node && place ? { kind: node.kind, ...place, ...nodeSize(node.kind) } : null;
  });
  const bends = (from && to && routeOf(edge.kind, from, to).bends) ?? [];
  const xs = bends.map(({ x }) => x);
  return xs.length === 0 ? {} : { left: Math.min(...xs) - margin, right: Math.max(...xs) + margin };
}

interface LaidOut {
  readonly places: ReadonlyMap<string, Point>;
  readonly bounds: Bounds;
  readonly room?: Room;
}

/** The same layout with bounds that hold its lines, too. Linear in edges. */
export function withLines<L extends LaidOut>(picture: Picture, layout: L): L {
  const { places, room } = layout;
  let { left, top, right, bottom } = layout.bounds;
  for (const edge of picture.edges.values()) {
    if (!places.has(edge.source) || !places.has(edge.target)) continue;
    // In a house only who holds a key reaches around a side.
    const reached =
      room && edge.kind !== 'holds' ? aroundRoom(picture, edge, room) : aroundSide(picture, places, edge);
    left = Math.min(left, reached.left ?? left);
    right = Math.max(right, reached.right ?? right);
    top = Math.min(top, reached.top ?? top);
    bottom = Math.max(bottom, reached.bottom ?? bottom);
  }
  return { ...layout, bounds: { left, top, right, bottom } };
}
