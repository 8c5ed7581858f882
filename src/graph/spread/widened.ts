import { columnsAt, pageSize, pageSizeAt } from '../cloakroom/measures.ts';
import type { Room } from '../cloakroom/room.ts';
import type { Size } from '../picture/geometry.ts';
import type { Layout } from '../picture/layout.ts';
import type { Picture } from '../picture/stacks.ts';
import { fitViewport, insets } from '../picture/viewport.ts';

/** No wider than this a page is drawn, in CSS pixels: a line would be far to read. */
const widest = 460;
/** So much wider it may be at any zoom. */
const least = 280;

/**
 * A room as much wider as its place is than the picture, with pages on which names and first lines stand whole; where
 * there is no room, so much wider pages of people and groups.
 */
export function widened(
  picture: Picture,
  layout: Layout & { readonly room: Room },
  place: Size,
): Layout & { readonly room: Room } {
  const { places, bounds, room } = layout;
  const { zoom } = fitViewport(bounds, place.width, place.height);
  const free = (place.width - 2 * insets.side) / zoom - (bounds.right - bounds.left);
  const by = Math.min(Math.max(least, widest / zoom - pageSize.width), Math.max(0, Math.floor(free)));
  const hasRoom = room.pegs.length > 0;
  const from = hasRoom ? columnsAt.roleText : columnsAt.pages;
  const isWider = (id: string): boolean =>
    picture.nodes.get(id)?.page !== undefined && (places.get(id)?.x ?? 0) > from;
  const { width, height } = pageSizeAt(from);
  const wider = hasRoom ? 'roles' : 'policies';
  return {
    ...layout,
    places: new Map([...places].map(([id, { x, y }]) => [id, { x: isWider(id) ? x + by / 2 : x, y }])),
    columns: layout.columns.map((head) => (head.column === wider ? { ...head, x: head.x + by / 2 } : head)),
    bounds: { ...bounds, right: bounds.right + by },
    room: { ...room, walls: { ...room.walls, right: room.walls.right + by } },
    paper: { width: width + by, height },
  };
}
