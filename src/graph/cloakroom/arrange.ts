import { isSession } from '../drawing/metrics.ts';
import { laneOf } from '../kinds/kinds.ts';
import type { Bounds, Point } from '../picture/geometry.ts';
import type { Layout } from '../picture/layout.ts';
import { docked, layout } from '../picture/layout.ts';
import type { Memory } from '../picture/memory.ts';
import { remember } from '../picture/memory.ts';
import { withLines } from '../picture/with-lines.ts';
import type { Picture, PictureNode } from '../picture/stacks.ts';
import { placeBlocks } from './blocks.ts';
import { placePages } from './place-pages.ts';
import {
  behindRoom,
  columnsAt,
  doorSize,
  pageSize,
  peg,
  pegPitch,
  pagePitch,
  rowHeight,
} from './measures.ts';
import type { Peg, Room, Side } from './room.ts';
import { rowsInside, rowsOutside } from './rows.ts';

/** The pages of each owner; those without an owner under ''. */
function pagesByOwner(picture: Picture): ReadonlyMap<string, readonly PictureNode[]> {
  const byOwner = new Map<string, PictureNode[]>();
  for (const node of picture.nodes.values()) {
    if (!node.page) continue;
    const owner = node.ownerId ?? '';
    byOwner.set(owner, [...(byOwner.get(owner) ?? []), node]);
  }
  return byOwner;
}

function hang(
  order: readonly string[],
  pages: ReadonlyMap<string, readonly PictureNode[]>,
  places: Map<string, Point>,
): { pegs: readonly Peg[]; bottom: number } {
  const pegs: Peg[] = [];
  let top = 0;
  for (const id of order) {
    const own = pages.get(id) ?? [];
    const place = { x: columnsAt.hats, y: top + peg.hat };
    places.set(id, place);
    pegs.push({ id, top, ...place });
    placePages(places, own, columnsAt.roleText, top + peg.pages);
    top += Math.max(pegPitch, peg.pages + own.length * pagePitch + 10);
  }
  return { pegs, bottom: top };
}

/** Keys beside their owners, active ones first. */
function dock(picture: Picture, places: Map<string, Point>): boolean {
  const keys = docked(picture);
  for (const [owner, list] of keys) {
    const at = places.get(owner);
    if (!at) continue;
    list.forEach((key, i) =>
      places.set(key.id, { x: columnsAt.keys, y: at.y + (i - (list.length - 1) / 2) * rowHeight.key }),
    );
  }
  return keys.size > 0;
}

function stackUp(ids: readonly string[], x: number, middle: number, places: Map<string, Point>): void {
  ids.forEach((id, i) => places.set(id, { x, y: middle + (i - (ids.length - 1) / 2) * rowHeight.box }));
}

/**
 * Where everything stands in a small account: callers at the left with their permissions beside them, and the
 * roles in a room of their own behind STS's door. `you` is the drawn node that acts. Linear in what is drawn,
 * apart from the order within columns, which follows the picture before.
 */
export function arrange(
  picture: Picture,
  { memory, you = null }: { readonly memory?: Memory | undefined; readonly you?: string | null } = {},
): Layout {
  const plain = layout(picture, { memory });
  const { order } = plain;
  const places = new Map<string, Point>();
  const pages = pagesByOwner(picture);
  const keys = docked(picture);
  const inside = rowsInside(picture, order, keys, you);
  for (const { id, y } of inside.rows) places.set(id, { x: columnsAt.who, y });
  const roles = order.roles.filter((id) => picture.nodes.get(id)?.kind === 'role');
  const blocks = placeBlocks(picture, order, pages, places, memory?.blocks ?? []);
  const { pegs, bottom: lowestPeg } = hang(roles, pages, places);
  const rail = Math.max(blocks.bottom + 12, doorSize.height / 2);
  const door = { x: columnsAt.door, y: rail - 14 };
  const doorBottom = door.y + doorSize.height / 2;
  const lineAt = Math.max(inside.bottom, rail + 8) + 4;
  const outside = rowsOutside(picture, order, lineAt + 4);
  for (const { id, x, y } of outside.rows) places.set(id, { x, y });
  const hasKeys = dock(picture, places);
  const wallBottom = Math.max(lowestPeg, doorBottom + 8);
  const hasRoom = pegs.length > 0;
  const behind = behindRoom(hasRoom);
  stackUp(order.resources, behind.resources, wallBottom / 2, places);
  stackUp(order.objects, behind.objects, wallBottom / 2, places);
  const sides = new Map<string, Side>([
    ...inside.rows.map(({ id }): [string, Side] => [id, 'inside']),
    ...blocks.owners.map((id): [string, Side] => [id, 'inside']),
    ...outside.rows.map(({ id }): [string, Side] => [id, 'outside']),
  ]);
  const room: Room = {
    walls: { ...columnsAt.walls, top: -14, bottom: wallBottom },
    door,
    pegs,
    border:
      outside.rows.length > 0
        ? { y: lineAt, from: columnsAt.keys - 30, to: columnsAt.walls.left - 60 }
        : null,
    sides,
    you: you !== null && places.has(you) ? you : null,
    over: -30,
    under: Math.max(wallBottom, outside.bottom) + 18,
  };
  const bounds = boundsOf(picture, places, hasRoom ? room : null, sides, outside.bottom);
  const columns = headsOf(
    order,
    hasKeys,
    pages,
    hasRoom,
    inside.rows.length + outside.rows.length > 0 || !hasRoom,
  );
  return hasRoom || outside.rows.length > 0 || places.size > 0
    ? withLines(picture, {
        places,
        order,
        memory: { ...plain.memory, ...remember({ blocks: memory?.blocks ?? [] }, { blocks: blocks.order }) },
        columns,
        bounds,
        room,
      })
    : plain;
}

function headsOf(
  order: Layout['order'],
  hasKeys: boolean,
  pages: ReadonlyMap<string, readonly PictureNode[]>,
  hasRoom: boolean,
  hasPeople: boolean,
): Layout['columns'] {
  const roles = new Set(order.roles);
  const behind = behindRoom(hasRoom);
  const hasPages = [...pages.keys()].some((owner) => !roles.has(owner));
  return [
    ...(hasKeys ? [{ column: 'keys', x: columnsAt.keys } as const] : []),
    ...(hasPeople ? [{ column: 'who', x: columnsAt.who } as const] : []),
    ...(order.groups.length > 0 ? [{ column: 'groups', x: columnsAt.groups } as const] : []),
    ...(hasPages ? [{ column: 'policies', x: columnsAt.pages + pageSize.width / 2 } as const] : []),
    ...(hasRoom
      ? [{ column: 'roles', x: (columnsAt.walls.left + 20 + columnsAt.walls.right) / 2 } as const]
      : []),
    ...(order.resources.length > 0 ? [{ column: 'resources', x: behind.resources } as const] : []),
    ...(order.objects.length > 0 ? [{ column: 'objects', x: behind.objects } as const] : []),
  ];
}

/** What stands above the door's frame. */
const signHeight = 34;

function boundsOf(
  picture: Picture,
  places: ReadonlyMap<string, Point>,
  room: Room | null,
  sides: ReadonlyMap<string, Side>,
  outsideBottom: number,
): Bounds {
  let [left, top, right, bottom] = room
    ? [
        columnsAt.door - doorSize.width,
        Math.min(room.walls.top, room.door.y - doorSize.height / 2 - signHeight),
        room.walls.right,
        room.walls.bottom,
      ]
    : [-60, 0, 240, 0];
  // What stands beyond the account's line is told at its left end.
  if (room?.border) left = Math.min(left, room.border.from);
  for (const [id, { x, y }] of places) {
    const node = picture.nodes.get(id);
    if (!node) continue;
    const half = node.page ? pageSize.width / 2 : laneOf[node.kind] === null ? 44 : 62;
    left = Math.min(left, x - half);
    right = Math.max(right, x + half);
    top = Math.min(top, y - (isSession(node.kind) ? 60 : 36));
    // Those from outside have their names beside them, and end with their row.
    if (sides.get(id) === 'outside' && x === columnsAt.who) continue;
    bottom = Math.max(bottom, y + (node.page ? pageSize.height / 2 : isSession(node.kind) ? 66 : 40));
  }
  return { left: left - 4, top, right: right + 4, bottom: Math.max(bottom, outsideBottom) + 6 };
}
