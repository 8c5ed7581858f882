import { columnsAt, peg as at } from '../cloakroom/measures.ts';
import type { Room } from '../cloakroom/room.ts';
import type { Point, Size } from '../picture/geometry.ts';
import type { Layout } from '../picture/layout.ts';
import type { Picture } from '../picture/stacks.ts';
import { heightToFill } from '../picture/viewport.ts';

/** More roles than this, or lower pages, would show little of their text. */
const mostRoles = 3;
const leastHeight = 110;
const gap = 8;
const margin = { top: 12, bottom: 10, underPages: 10 } as const;

/** The same picture as tall as its place: those from outside stand at its bottom, all others in the middle. */
function asTall<L extends Layout & { readonly room: Room }>(layout: L, place: Size): L {
  const { bounds, places, room } = layout;
  const more = Math.max(0, heightToFill(bounds, place) - (bounds.bottom - bounds.top));
  const { walls, door, border, sides, under } = room;
  const bottom = bounds.bottom + more;
  return {
    ...layout,
    places: new Map(
      [...places].map(([id, { x, y }]) => [
        id,
        { x, y: y + (sides.get(id) === 'outside' ? more : more / 2) },
      ]),
    ),
    bounds: { ...bounds, bottom },
    room: {
      ...room,
      walls: { ...walls, bottom: bottom - margin.bottom },
      door: { x: door.x, y: door.y + more / 2 },
      border: border && { ...border, y: border.y + more },
      under: under + more,
    },
  };
}

/** A few roles: each of their pages as large as the room allows, with its text on it. */
export function openedRoom<L extends Layout & { readonly room: Room }>(
  picture: Picture,
  layout: L,
  place: Size,
): L {
  const pages = new Map<string, string[]>();
  for (const { id, page, ownerId } of picture.nodes.values())
    if (page && ownerId !== null) pages.set(ownerId, [...(pages.get(ownerId) ?? []), id]);
  const { pegs } = layout.room;
  const most = Math.max(...pegs.map(({ id }) => pages.get(id)?.length ?? 0));
  if (pegs.length > mostRoles || most === 0) return layout;
  const tall = asTall(layout, place);
  const { walls } = tall.room;
  const first = walls.top + margin.top;
  const each = (walls.bottom - first) / pegs.length;
  const height = (each - at.pages - margin.underPages - gap * (most - 1)) / most;
  const width = layout.paper?.width;
  if (height < leastHeight || width === undefined) return layout;
  const places = new Map(tall.places);
  const put = (id: string, x: number, y: number): Point => {
    places.set(id, { x, y });
    return { x, y };
  };
  const hung = pegs.map(({ id }, i) => {
    const top = first + i * each;
    for (const [k, page] of (pages.get(id) ?? []).entries())
      put(page, columnsAt.roleText + width / 2, top + at.pages + k * (height + gap) + height / 2);
    return { id, top, ...put(id, columnsAt.hats, top + at.hat) };
  });
  return { ...tall, places, room: { ...tall.room, pegs: hung }, paper: { width, height } };
}
