import { columnsAt, pageSize, pageSizeAt, peg as at } from '../cloakroom/room.ts';
import type { Room } from '../cloakroom/room.ts';
import type { Point, Size } from '../picture/geometry.ts';
import type { Layout } from '../picture/layout.ts';
import type { Picture, PictureNode } from '../picture/stacks.ts';
import { heightToFill, insets, fitViewport } from '../picture/viewport.ts';

/** The most roles, and the least height of a page, at which enough of the pages' text can be read. */
const mostRoles = 3;
const leastInRoom = 110;
const roomGap = 8;
const roomMargin = { top: 12, bottom: 10, underPages: 10 } as const;

/** Makes a picture as tall as its place: those from outside stand at the bottom, all others in the middle. */
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
      walls: { ...walls, bottom: bottom - roomMargin.bottom },
      door: { x: door.x, y: door.y + more / 2 },
      border: border && { ...border, y: border.y + more },
      under: under + more,
    },
  };
}

/** Lays out a few roles: each of their pages is as large as the room allows, with its text on it. */
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
  const first = walls.top + roomMargin.top;
  const each = (walls.bottom - first) / pegs.length;
  const height = (each - at.pages - roomMargin.underPages - roomGap * (most - 1)) / most;
  const width = layout.paper?.width;
  if (height < leastInRoom || width === undefined) return layout;
  const places = new Map(tall.places);
  const put = (id: string, x: number, y: number): Point => {
    places.set(id, { x, y });
    return { x, y };
  };
  const hung = pegs.map(({ id }, i) => {
    const top = first + i * each;
    for (const [k, page] of (pages.get(id) ?? []).entries())
      put(page, columnsAt.roleText + width / 2, top + at.pages + k * (height + roomGap) + height / 2);
    return { id, top, ...put(id, columnsAt.hats, top + at.hat) };
  });
  return { ...tall, places, room: { ...tall.room, pegs: hung }, paper: { width, height } };
}

/** The greatest width of a page in CSS pixels: longer lines are hard to read. */
const widest = 460;
/** How much wider a page may get at any zoom. */
const least = 280;

/**
 * Makes a room wider by the free width of its place, so that its pages show whole names and first lines. Without a
 * room, the pages of people and groups get wider instead.
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

/** The most pages, and the least height of a page, at which enough of the pages' text can be read. */
const mostPages = 4;
const leastHeight = 120;
const gap = 14;
/** The height that a node needs in a column, including its name. */
const leastPitch = 80;
/** The zoom of such a picture: its text is as large as the page's own. */
const wantedZoom = 1.3;
const width = { least: 250, most: 640 } as const;
const margin = { side: 6, top: 12, bottom: 8 } as const;
/** The width of names: there is more room than in a house with roles. */
const nameWidth = { alone: 190, besideGroups: 150 } as const;
const groupsAt = 172;
const besideGroup = 94;

const isPerson = (kind: PictureNode['kind']): boolean => kind === 'user' || kind === 'root';
const isDrawnHere = (kind: PictureNode['kind']): boolean =>
  isPerson(kind) || kind === 'group' || kind === 'key';

/** Returns the columns of such a picture: their middles, and the left edge of the pages. */
function columnsIn(nodes: readonly PictureNode[]) {
  const has = (is: (kind: PictureNode['kind']) => boolean): boolean =>
    nodes.some(({ kind, page }) => !page && is(kind));
  const hasGroups = has((kind) => kind === 'group');
  const names = hasGroups ? nameWidth.besideGroups : nameWidth.alone;
  const most = hasGroups ? groupsAt + besideGroup : columnsAt.pages;
  const hasKeys = has((kind) => kind === 'key');
  const left = hasKeys ? columnsAt.keys - 44 : has(isPerson) ? -names / 2 : groupsAt - names / 2;
  return { names, groups: groupsAt, pages: most, left: has(isDrawnHere) ? left : most };
}

/** Spreads nodes that stand below each other over a height, in their order. */
function over(
  ids: readonly string[],
  places: Layout['places'],
  height: number,
  between = 0,
): ReadonlyMap<string, number> {
  const sorted = [...ids].sort((a, b) => (places.get(a)?.y ?? 0) - (places.get(b)?.y ?? 0));
  const each = (height - between * (ids.length - 1)) / ids.length;
  return new Map(sorted.map((id, i) => [id, i * (each + between) + each / 2]));
}

/**
 * Lays out few people and groups with few pages and no role: each page is as large as its place allows, with its text
 * on it. Somebody without a page has an empty place for one.
 */
export function opened(picture: Picture, layout: Layout & { readonly room: Room }, place: Size): Layout {
  const { places, bounds, room } = layout;
  const nodes = [...places.keys()].flatMap((id) => picture.nodes.get(id) ?? []);
  const idsOf = (is: (node: PictureNode) => boolean): string[] => nodes.filter(is).map(({ id }) => id);
  const pages = idsOf(({ page }) => page !== undefined);
  const people = idsOf(({ kind }) => isPerson(kind));
  const groups = idsOf(({ kind }) => kind === 'group');
  if (nodes.some(({ kind, page }) => !page && !isDrawnHere(kind))) return layout;
  const sheets = Math.max(1, pages.length);
  const isEmpty = pages.length === 0;
  if (isEmpty && nodes.some(({ stack }) => stack !== null)) return layout;
  const at = columnsIn(nodes);
  const left = at.left - margin.side;
  const wanted = (place.width - 2 * insets.side) / wantedZoom - (at.pages - left) - margin.side;
  const paper = Math.min(width.most, Math.max(width.least, wanted));
  const right = at.pages + paper + margin.side;
  const height = heightToFill({ ...bounds, left, right }, place) - margin.top - margin.bottom;
  const page = (height - gap * (sheets - 1)) / sheets;
  const tallest = Math.max(people.length, groups.length);
  if (sheets > mostPages || page < leastHeight || tallest * leastPitch > height || room.border)
    return isEmpty ? layout : widened(picture, layout, place);
  const moved = new Map<string, Point>();
  const put = (ys: ReadonlyMap<string, number>, x: number): void => {
    for (const [id, y] of ys) moved.set(id, { x, y });
  };
  put(over(people, places, height), columnsAt.who);
  put(over(groups, places, height), at.groups);
  put(over(pages, places, height, gap), at.pages + paper / 2);
  // Keys stay beside their owners.
  for (const { id, kind, ownerId } of nodes) {
    const [key, owner, now] = [places.get(id), places.get(ownerId ?? ''), moved.get(ownerId ?? '')];
    if (kind === 'key' && key)
      moved.set(id, { x: columnsAt.keys, y: key.y + (owner && now ? now.y - owner.y : 0) });
  }
  return {
    ...layout,
    places: moved,
    columns: layout.columns.map((head) => {
      if (head.column === 'groups') return { ...head, x: at.groups };
      return head.column === 'policies' ? { ...head, x: at.pages + paper / 2 } : head;
    }),
    bounds: { left, top: -margin.top, right, bottom: height + margin.bottom },
    room: { ...room, names: at.names },
    paper: {
      width: paper,
      height: page,
      ...(isEmpty && { empty: { x: at.pages + paper / 2, y: height / 2 } }),
    },
  };
}
