import type { Point } from '../picture/geometry.ts';
import type { Layout } from '../picture/layout.ts';
import type { Picture } from '../picture/stacks.ts';
import { withLines } from '../picture/layout.ts';
import type { Room } from './room.ts';
import { doorSize, outsiderSize } from './room.ts';

/**
 * How many times its height a picture may be stretched: with more, its rows fall apart. A picture of few things bears
 * more.
 */
const mostStretch = (drawn: number): number => (drawn <= few ? 3.2 : 2);
const few = 18;
/** The most air above and below the few things in a room: with it, the picture isn't a thin strip. */
const mostAir = 100;
/** How far every second column is moved down in a picture whose nodes would all stand in one row. */
const mostStagger = 220;

/** Returns the height that decides how far a node moves: a page moves with its owner, a key with its user. */
function anchorsOf(picture: Picture, { places, room }: Layout): (id: string, place: Point) => number {
  const tops = new Map(room?.pegs.map(({ id, top }) => [id, top]));
  const first = new Map<string, number>();
  for (const { id, page, ownerId } of picture.nodes.values()) {
    const y = places.get(id)?.y;
    if (page && y !== undefined) first.set(ownerId ?? '', Math.min(first.get(ownerId ?? '') ?? Infinity, y));
  }
  /** A user's pages move with the first of them, all others with their owner. */
  const ofPage = (owner: string | null): number | undefined => {
    const isBesides = owner !== null && picture.nodes.get(owner)?.kind !== 'user';
    const at = isBesides ? (tops.get(owner) ?? places.get(owner)?.y) : undefined;
    return at ?? first.get(owner ?? '');
  };
  return (id, { y }) => {
    const node = picture.nodes.get(id);
    const owner = node?.ownerId ?? null;
    if (node?.page) return ofPage(owner) ?? y;
    const isKey = node?.kind === 'key' || node?.kind === 'temporaryKey';
    const ofOwner = isKey && owner !== null ? places.get(owner)?.y : undefined;
    return ofOwner ?? tops.get(id) ?? y;
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
  if (!room && new Set([...places.values()].map(({ y }) => y)).size === 1) return staggered(layout, free);
  const anchor = anchorsOf(picture, layout);
  const anchors = new Map([...places].map(([id, place]) => [id, anchor(id, place)]));
  const from = room ? 0 : Math.min(...anchors.values());
  // The door may stand lower than everybody; it moves as they do.
  const lowest = room && room.pegs.length > 0 ? room.door.y : 1;
  const length = Math.max(1, lowest, ...[...anchors.values()].map((y) => y - from));
  const more = Math.min(mostStretch(places.size) - 1, free / length);
  /** Returns how far down everything at this height moves. */
  const down = (y: number): number => (y - from) * more;
  const moved = new Map(
    [...places].map(([id, { x, y }]): [string, Point] => [id, { x, y: y + down(anchors.get(id) ?? y) }]),
  );
  const drawn = { ...layout, places: moved, bounds: { ...bounds, bottom: bounds.bottom + length * more } };
  if (!room) return drawn;
  const inRoom = { ...drawn, room: stretchedRoom(room, moved, down) };
  return places.size <= few && room.pegs.length > 0 ? aired(inRoom, free - length * more) : inRoom;
}

/** Moves every second column of a single row down, so that names don't meet. */
function staggered(layout: Layout, free: number): Layout {
  const by = Math.min(mostStagger, free);
  const columns = [...new Set([...layout.places.values()].map(({ x }) => x))].sort((a, b) => a - b);
  const places = new Map(
    [...layout.places].map(([id, { x, y }]): [string, Point] => [
      id,
      { x, y: columns.indexOf(x) % 2 === 1 ? y + by : y },
    ]),
  );
  return { ...layout, places, bounds: { ...layout.bounds, bottom: layout.bounds.bottom + by } };
}

/** Makes the room taller, and moves those from outside down by as much. */
function aired(layout: Layout & { readonly room: Room }, free: number): Layout {
  const { bounds, room } = layout;
  const { walls, sides, border } = room;
  const air = Math.min(mostAir, Math.max(0, free / 2));
  const places = new Map(
    [...layout.places].map(([id, { x, y }]): [string, Point] => [
      id,
      { x, y: sides.get(id) === 'outside' ? y + air : y },
    ]),
  );
  return {
    ...layout,
    places,
    bounds: { ...bounds, top: bounds.top - air, bottom: bounds.bottom + air },
    room: {
      ...room,
      walls: { ...walls, top: walls.top - air, bottom: walls.bottom + air },
      border: border && { ...border, y: border.y + air },
      over: room.over - air,
      under: room.under + air,
    },
  };
}

function stretchedRoom(room: Room, places: Layout['places'], down: (y: number) => number): Room {
  const { walls, sides, border } = room;
  const pegs = room.pegs.map((peg) => ({ ...peg, top: peg.top + down(peg.top), y: peg.y + down(peg.top) }));
  const door = { x: room.door.x, y: room.door.y + down(room.door.y) };
  const lowest = room.pegs.at(-1);
  const bottom = Math.max(
    walls.bottom + down(lowest?.top ?? 0),
    lowest ? door.y + doorSize.height / 2 + 8 : 0,
  );
  const outside = [...sides].flatMap(([id, side]) => (side === 'outside' ? (places.get(id)?.y ?? []) : []));
  return {
    ...room,
    walls: { ...walls, bottom },
    door,
    pegs,
    border: border && { ...border, y: border.y + down(border.y) },
    under: Math.max(bottom, ...outside.map((y) => y + outsiderSize)) + 18,
  };
}
