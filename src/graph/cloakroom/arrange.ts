import { isSession } from '../drawing/metrics.ts';
import { laneOf } from '../kinds/kinds.ts';
import type { Bounds, Point } from '../picture/geometry.ts';
import type { Layout } from '../picture/layout.ts';
import { docked, layout, withLines } from '../picture/layout.ts';
import type { Memory } from '../picture/memory.ts';
import { remember, merged } from '../picture/memory.ts';
import type { Picture, PictureNode } from '../picture/stacks.ts';
import {
  behindRoom,
  columnsAt,
  doorSize,
  pageSize,
  peg,
  pegPitch,
  pagePitch,
  rowHeight,
  blockGap,
  pageSizeAt,
} from './room.ts';
import type { Peg, Room, Side } from './room.ts';

/** A block of rows between the people and the door: a group, a holder, or the pages of one person. */
interface Block {
  /** The owner's id; empty for pages that nobody has. */
  readonly id: string;
  /** The node in the groups' column; null where only pages stand in these rows. */
  readonly ownerId: string | null;
  readonly pages: readonly PictureNode[];
  readonly height: number;
  /** The height at which its middle should be: near those it serves. */
  readonly wanted: number;
}

/** The mean height of a node's neighbours to its left. */
function wantedAt(picture: Picture, id: string, places: ReadonlyMap<string, Point>): number {
  let [sum, count] = [0, 0];
  for (const { source, target } of picture.edges.values()) {
    const other = source === id ? target : target === id ? source : null;
    const place = other === null ? undefined : places.get(other);
    if (!place) continue;
    sum += place.y;
    count += 1;
  }
  return count === 0 ? Number.MAX_SAFE_INTEGER : sum / count;
}

const groupHeight = rowHeight.box + 10;

/** Sorts blocks by the height they are wanted at; blocks in `known` keep their order. */
function inKnownOrder(blocks: readonly Block[], known: readonly string[]): readonly Block[] {
  const byId = new Map(blocks.map((block) => [block.id, block]));
  const wanted = (id: string): number => byId.get(id)?.wanted ?? 0;
  const kept = known.filter((id) => byId.has(id));
  const newcomers = blocks.flatMap(({ id }) => (known.includes(id) ? [] : [id]));
  return merged(kept, newcomers, wanted, wanted).flatMap((id) => byId.get(id) ?? []);
}

/**
 * Places groups, holders and pages in blocks, one below the other, each as near to those it serves as there is room.
 * No two share a row, so that a line past one of them meets nothing. Those in `known` keep its order, so that nobody
 * moves when a membership goes. @returns the owners, the order of all blocks, and where the last one ends
 */
function placeBlocks(
  picture: Picture,
  order: Layout['order'],
  pages: ReadonlyMap<string, readonly PictureNode[]>,
  places: Map<string, Point>,
  known: readonly string[],
): { readonly owners: readonly string[]; readonly order: readonly string[]; readonly bottom: number } {
  const owners = [...order.groups, ...order.holders];
  const ownerIds = new Set(owners);
  const groups = new Set(order.groups);
  const blocks: Block[] = owners.map((id) => {
    const own = pages.get(id) ?? [];
    return {
      id,
      ownerId: id,
      pages: own,
      height: Math.max(groups.has(id) ? groupHeight : rowHeight.holder, own.length * pagePitch),
      wanted: wantedAt(picture, id, places),
    };
  });
  for (const [ownerId, own] of pages) {
    const place = places.get(ownerId);
    if (ownerIds.has(ownerId) || (ownerId !== '' && !place)) continue;
    blocks.push({
      id: ownerId,
      ownerId: null,
      pages: own,
      height: own.length * pagePitch,
      wanted: place?.y ?? Number.MAX_SAFE_INTEGER,
    });
  }
  // A person's own page stands before the person's group: the line to it is the shorter one.
  blocks.sort((a, b) => a.wanted - b.wanted || Number(a.ownerId !== null) - Number(b.ownerId !== null));
  const sorted = inKnownOrder(blocks, known);
  let bottom = 0;
  for (const { ownerId, pages: own, height, wanted } of sorted) {
    const top = Math.max(bottom, wanted === Number.MAX_SAFE_INTEGER ? bottom : wanted - height / 2);
    if (ownerId !== null) places.set(ownerId, { x: columnsAt.groups, y: top + height / 2 - 9 });
    placePages(places, own, columnsAt.pages, top + (height - own.length * pagePitch) / 2 + 3);
    bottom = top + height + blockGap;
  }
  return { owners, order: sorted.map(({ id }) => id), bottom: Math.max(0, bottom - blockGap) };
}

interface Row {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

interface Rows {
  readonly rows: readonly Row[];
  readonly bottom: number;
}

/** Returns the wearer of each session. */
function wearers(picture: Picture): ReadonlyMap<string, string> {
  const wearer = new Map<string, string>();
  for (const { kind, source, target } of picture.edges.values()) {
    const node = picture.nodes.get(target);
    if (kind === 'assumed' && node && isSession(node.kind)) wearer.set(target, source);
  }
  return wearer;
}

/** Lists everybody in the account who asks, top to bottom: a session stands below its wearer. */
function insideOrder(picture: Picture, order: Layout['order']): string[] {
  const wearer = wearers(picture);
  const worn = new Map<string, string[]>();
  for (const session of order.sessions) {
    const who = wearer.get(session) ?? '';
    worn.set(who, [...(worn.get(who) ?? []), session]);
  }
  const ids: string[] = [];
  const add = (id: string): void => {
    if (ids.includes(id)) return;
    ids.push(id);
    for (const session of worn.get(id) ?? []) add(session);
  };
  for (const id of [...order.inside, ...order.workloads]) add(id);
  for (const id of order.sessions) add(id);
  return ids;
}

function heightOf(node: PictureNode, keys: number): number {
  if (isSession(node.kind)) return rowHeight.session;
  const least = node.kind === 'user' || node.kind === 'root' ? rowHeight.person : rowHeight.box;
  return Math.max(least, keys * rowHeight.key + 8);
}

/** How far a shape's middle stands above its row's middle: the name needs room below it. */
const raised = 9;

function rowsInside(
  picture: Picture,
  order: Layout['order'],
  keys: ReadonlyMap<string, readonly unknown[]>,
  you: string | null,
): Rows {
  const rows: Row[] = [];
  let top = 0;
  for (const id of insideOrder(picture, order)) {
    const node = picture.nodes.get(id);
    if (!node) continue;
    const height = heightOf(node, keys.get(id)?.length ?? 0);
    if (id === you) top += rowHeight.you;
    rows.push({ id, x: columnsAt.who, y: top + height / 2 - (isSession(node.kind) ? 14 : raised) });
    top += height;
  }
  return { rows, bottom: top };
}

/** The people that each pool takes in, by pool: they stand right above and below it. */
function aroundPools(picture: Picture, pools: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const around = new Map<string, string[]>();
  const taken = new Set<string>(pools);
  for (const pool of pools) {
    const own: string[] = [];
    for (const { source, target } of picture.edges.values()) {
      const other = source === pool ? target : target === pool ? source : null;
      if (other === null || taken.has(other) || picture.nodes.get(other)?.kind === 'role') continue;
      taken.add(other);
      own.push(other);
    }
    around.set(pool, own);
  }
  return around;
}

/** Gives everybody from outside a row of their own, so that a line to the door passes nobody. */
function rowsOutside(picture: Picture, order: Layout['order'], from: number): Rows {
  const around = aroundPools(picture, order.pools);
  const grouped = new Set([...around.values()].flat());
  const alone = [...order.people, ...order.outside, ...order.roles].filter(
    (id) => !grouped.has(id) && picture.nodes.get(id)?.kind !== 'role',
  );
  const rows: Row[] = [];
  let top = from;
  const add = (id: string, x: number, height: number, lift = 0): void => {
    rows.push({ id, x, y: top + height / 2 - lift });
    top += height;
  };
  for (const id of alone) add(id, columnsAt.who, rowHeight.outside);
  for (const [pool, own] of around) {
    const half = Math.ceil(own.length / 2);
    for (const id of own.slice(0, half)) add(id, columnsAt.who, rowHeight.outside);
    add(pool, columnsAt.pools, rowHeight.pool, raised);
    for (const id of own.slice(half)) add(id, columnsAt.who, rowHeight.outside);
  }
  return { rows, bottom: top };
}

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
 * Places everything in a small account: callers at the left with their permissions beside them, and the roles in a
 * room of their own behind STS's door. `you` is the drawn node that acts. Linear in what is drawn, apart from the
 * order within columns, which follows the picture before.
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

/** The height of the sign above the door's frame. */
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
  // The words for those beyond the account's line stand at its left end.
  if (room?.border) left = Math.min(left, room.border.from);
  for (const [id, { x, y }] of places) {
    const node = picture.nodes.get(id);
    if (!node) continue;
    const half = node.page ? pageSize.width / 2 : laneOf[node.kind] === null ? 44 : 62;
    left = Math.min(left, x - half);
    right = Math.max(right, x + half);
    top = Math.min(top, y - (isSession(node.kind) ? 60 : 36));
    // Callers from outside have their names beside them, and end with their row.
    if (sides.get(id) === 'outside' && x === columnsAt.who) continue;
    bottom = Math.max(bottom, y + (node.page ? pageSize.height / 2 : isSession(node.kind) ? 66 : 40));
  }
  return { left: left - 4, top, right: right + 4, bottom: Math.max(bottom, outsideBottom) + 6 };
}

/** Places pages beside their owner, one below the other from `top` down. */
function placePages(
  places: Map<string, Point>,
  pages: readonly PictureNode[],
  left: number,
  top: number,
): void {
  const { width, height } = pageSizeAt(left);
  pages.forEach((page, i) =>
    places.set(page.id, { x: left + width / 2, y: top + i * pagePitch + height / 2 }),
  );
}
