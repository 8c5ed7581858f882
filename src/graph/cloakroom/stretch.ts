import type { Point } from '../picture/geometry.ts';
import type { Layout } from '../picture/layout.ts';
import type { Picture } from '../picture/stacks.ts';
import { withLines } from '../picture/layout.ts';
import type { Room } from './room.ts';
import { doorSize } from './room.ts';

/**
 * How many times its height a picture may be stretched: with more, its rows fall apart. A picture of few things bears
 * more.
 */
const mostStretch = (drawn: number): number => (drawn <= 18 ? 3.2 : 2);
/** How far every second column is moved down in a picture whose nodes would all stand in one row. */
const mostStagger = 220;

/** Returns the place of a node, or of whoever holds it as a key. */
const homes =
  ({ nodes }: Picture, places: Layout['places']) =>
  (id: string): Point => {
    const { kind, ownerId = null } = nodes.get(id) ?? {};
    const isKey = kind === 'key' || kind === 'temporaryKey';
    return (isKey && ownerId !== null && places.get(ownerId)) || (places.get(id) ?? { x: 0, y: 0 });
  };

/** Returns the height that decides how far a node moves: a page moves with its owner, a key with its user. */
function anchorsOf(picture: Picture, { places }: Layout): (id: string, place: Point) => number {
  const first = new Map<string, number>();
  for (const { id, page, ownerId } of picture.nodes.values()) {
    const y = places.get(id)?.y;
    if (page && y !== undefined) first.set(ownerId ?? '', Math.min(first.get(ownerId ?? '') ?? Infinity, y));
  }
  /** A user's pages move with the first of them, all others with their owner. */
  const ofPage = (owner: string | null): number | undefined => {
    const isBeside = owner !== null && picture.nodes.get(owner)?.kind !== 'user';
    const at = isBeside ? places.get(owner)?.y : undefined;
    return at ?? first.get(owner ?? '');
  };
  const homeOf = homes(picture, places);
  return (id, { y }) => {
    const node = picture.nodes.get(id);
    const owner = node?.ownerId ?? null;
    return node?.page ? (ofPage(owner) ?? y) : homeOf(id).y;
  };
}

/**
 * Moves the rows of a picture apart, for a container that is taller than the picture. The order stays, and pages and
 * keys stay beside their owners. `height` is in the picture's units; the picture reaches it unless its rows would
 * stand too far apart. Linear in what is drawn.
 */
export function stretched(picture: Picture, layout: Layout, height: number): Layout {
  const { top, bottom } = layout.bounds;
  const free = height - (bottom - top);
  if (free <= 0 || layout.places.size < 2) return layout;
  // A line around a column's side reaches further out if its ends are further apart, so the bounds change.
  return withLines(picture, drawnApart(picture, layout, free));
}

function drawnApart(picture: Picture, layout: Layout, free: number): Layout {
  const { places, bounds, room } = layout;
  if (!room && new Set([...places.values()].map(({ y }) => y)).size === 1)
    return staggered(picture, layout, free);
  const anchor = anchorsOf(picture, layout);
  const anchors = new Map([...places].map(([id, place]) => [id, anchor(id, place)]));
  const from = Math.min(...anchors.values());
  // The door may stand lower than everybody; it moves as they do.
  const length = Math.max(1, (room?.door?.y ?? from) - from, ...[...anchors.values()].map((y) => y - from));
  const more = Math.min(mostStretch(places.size) - 1, free / length);
  /** Returns how far down everything at this height moves. */
  const down = (y: number): number => Math.max(0, y - from) * more;
  const moved = new Map(
    [...places].map(([id, { x, y }]): [string, Point] => [id, { x, y: y + down(anchors.get(id) ?? y) }]),
  );
  const drawn = { ...layout, places: moved, bounds: { ...bounds, bottom: bounds.bottom + length * more } };
  return room ? { ...drawn, room: stretchedRoom(room, places, down) } : drawn;
}

/** Moves every second column of a single row down, so that names don't meet. A key stays beside its user. */
function staggered(picture: Picture, layout: Layout, free: number): Layout {
  const homeOf = homes(picture, layout.places);
  const columns = [...new Set([...layout.places.keys()].map((id) => homeOf(id).x))].sort((a, b) => a - b);
  if (columns.length < 2) return layout;
  const by = Math.min(mostStagger, free);
  const places = new Map(
    [...layout.places].map(([id, { x, y }]): [string, Point] => [
      id,
      { x, y: columns.indexOf(homeOf(id).x) % 2 === 1 ? y + by : y },
    ]),
  );
  return { ...layout, places, bounds: { ...layout.bounds, bottom: layout.bounds.bottom + by } };
}

function stretchedRoom(room: Room, places: Layout['places'], down: (y: number) => number): Room {
  const { walls, border } = room;
  const door = room.door && { x: room.door.x, y: room.door.y + down(room.door.y) };
  const lowest = Math.max(-Infinity, ...room.roles.map((id) => places.get(id)?.y ?? -Infinity));
  return {
    ...room,
    door,
    walls: walls && {
      ...walls,
      top: walls.top + down(walls.top),
      bottom: Math.max(walls.bottom + down(lowest), door ? door.y + doorSize.height / 2 + 12 : -Infinity),
    },
    passing: room.passing === null ? null : room.passing + down(room.passing),
    border: border && { ...border, y: border.y + down(border.y) },
  };
}
