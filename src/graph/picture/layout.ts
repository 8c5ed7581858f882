import type { Room } from '../cloakroom/room.ts';
import type { Column, Head, Lane } from './columns.ts';
import { laneOf } from '../kinds/kinds.ts';
import { columnPlaces, columns, lanes } from './columns.ts';
import type { GraphNode } from '../model/elements.ts';
import { isSession, labelGap, pitch, sizes } from '../drawing/metrics.ts';
import type { Memory } from './memory.ts';
import { merged, remember } from './memory.ts';
import type { Order } from './placing.ts';
import { Placing } from './placing.ts';
import { sortByNumber } from './sort-by-number.ts';
import type { Bounds, Point, Size } from './geometry.ts';
import type { Picture, PictureNode } from './stacks.ts';
import { withLines } from './with-lines.ts';

/** Where everything stands: node middles, in the picture's units, and the order of each lane. */
export interface Layout {
  readonly places: ReadonlyMap<string, Point>;
  readonly order: { readonly [L in Lane]: readonly string[] };
  /** What the next layout keeps to. */
  readonly memory: Memory;
  /** The columns that hold something, left to right. */
  readonly columns: readonly { readonly column: Head; readonly x: number }[];
  readonly bounds: Bounds;
  /** The cloakroom behind STS's door, where the account is small enough to be drawn so. */
  readonly room?: Room;
  /** How wide a name may be where the columns don't say it. */
  readonly names?: number;
  /** How large pages are where they have more of the place than usual: a role's in a wide room, or all where they are few. */
  readonly paper?: Size & {
    /** The middle of a page's place where nobody has one. */
    readonly empty?: Point;
  };
}

interface LayoutOptions {
  /** What is remembered of the layout before: it keeps its order, newcomers go beside their neighbours. */
  readonly memory?: Memory | undefined;
  /** For narrow containers: absent columns take no room, the others little. */
  readonly compact?: boolean;
}

const sweeps = 4;
const compactPitch = 122;
const mostNewcomers = 0.3;

/** Each node's neighbours in other lanes; keys and their edges don't pull. */
function neighboursOf(picture: Picture): Map<string, string[]> {
  const neighbours = new Map<string, string[]>();
  const add = (from: string, to: string): void => {
    const list = neighbours.get(from);
    if (list) list.push(to);
    else neighbours.set(from, [to]);
  };
  for (const { kind, source, target } of picture.edges.values()) {
    const [from, to] = [picture.nodes.get(source), picture.nodes.get(target)];
    if (kind === 'key' || !from || !to || laneOf[from.kind] === laneOf[to.kind]) continue;
    add(source, target);
    add(target, source);
  }
  return neighbours;
}

/** How many keys hang on each owner, and which. */
export function docked(picture: Picture): Map<string, PictureNode[]> {
  const keys = new Map<string, PictureNode[]>();
  for (const node of picture.nodes.values()) {
    if (laneOf[node.kind] !== null || node.ownerId === null) continue;
    const list = keys.get(node.ownerId);
    if (list) list.push(node);
    else keys.set(node.ownerId, [node]);
  }
  for (const list of keys.values()) list.sort(byStatus);
  return keys;
}

/** Long-term before temporary, active before inactive, then by id. */
function byStatus(a: GraphNode, b: GraphNode): number {
  const rank = (node: GraphNode): string => `${node.kind}${node.inactive ? '1' : '0'}${node.id}`;
  return rank(a) < rank(b) ? -1 : 1;
}

const emptyOrder = (): Order =>
  Object.fromEntries(lanes.map((lane): [Lane, string[]] => [lane, []])) as Order;

function byLabel(picture: Picture): Order {
  const order = emptyOrder();
  const nodes = [...picture.nodes.values()].sort((a, b) =>
    a.label === b.label ? (a.id < b.id ? -1 : 1) : a.label < b.label ? -1 : 1,
  );
  for (const node of nodes) {
    const lane = laneOf[node.kind];
    if (lane !== null) order[lane].push(node.id);
  }
  return order;
}

/** Barycentre sweeps, left to right and back: each lane is ordered by the middle of its neighbours. */
function sweep(placing: Placing, order: Order, neighbours: ReadonlyMap<string, readonly string[]>): void {
  placing.place(order);
  for (let i = 0; i < sweeps; i++) {
    for (const lane of i % 2 === 0 ? lanes : [...lanes].reverse()) {
      order[lane] = sortByNumber(order[lane], (id) => placing.middle(neighbours, id));
      placing.placeAround(lane, order);
    }
  }
}

/** The order before with newcomers merged in where their neighbours are; those without any come last. */
function insert(
  picture: Picture,
  placing: Placing,
  memory: Memory,
  neighbours: ReadonlyMap<string, string[]>,
): Order {
  const order = emptyOrder();
  for (const lane of lanes) order[lane] = (memory[lane] ?? []).filter((id) => picture.nodes.has(id));
  placing.place(order);
  const fresh = byLabel(picture);
  for (const lane of lanes) {
    const known = new Set(memory[lane]);
    const newcomers = fresh[lane].filter((id) => !known.has(id));
    const wanted = (id: string): number =>
      neighbours.has(id) ? placing.middle(neighbours, id) : Number.MAX_SAFE_INTEGER;
    order[lane] = merged(
      order[lane],
      sortByNumber(newcomers, wanted),
      wanted,
      (id) => placing.y.get(id) ?? 0,
    );
    placing.place(order);
  }
  return order;
}

function keepsMost(picture: Picture, memory: Memory): boolean {
  const known = new Set(lanes.flatMap((lane) => memory[lane] ?? []));
  let newcomers = 0;
  for (const { id, kind } of picture.nodes.values())
    if (laneOf[kind] !== null && !known.has(id)) newcomers += 1;
  return newcomers <= 12 + picture.nodes.size * mostNewcomers && known.size > 0;
}

function columnsOf(
  order: Order,
  keys: ReadonlyMap<string, unknown>,
  compact: boolean,
): readonly { readonly column: Column; readonly x: number }[] {
  const used = columns.filter(({ column, lanes: own }) =>
    column === 'keys' ? keys.size > 0 : own.some((lane) => order[lane].length > 0),
  );
  const places = columnPlaces(new Set(used.map(({ column }) => column)));
  return used.map(({ column }, i) => ({
    column,
    x: compact ? i * compactPitch : (places.get(column) ?? 0),
  }));
}

function boundsOf(picture: Picture, places: ReadonlyMap<string, Point>): Bounds {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [id, { x, y }] of places) {
    const kind = picture.nodes.get(id)?.kind ?? 'user';
    left = Math.min(left, x - (laneOf[kind] === null ? 50 : 74));
    right = Math.max(right, x + 72);
    top = Math.min(top, y - sizes[kind].height / 2 - 10);
    bottom = Math.max(bottom, y + sizes[kind].height / 2 + labelGap[kind] + (isSession(kind) ? 27 : 12));
  }
  return places.size === 0
    ? { left: -160, top: -100, right: 720, bottom: 100 }
    : { left, top, right, bottom };
}

/** Linear in nodes and edges. */
export function layout(picture: Picture, options: LayoutOptions = {}): Layout {
  const { memory, compact = false } = options;
  const neighbours = neighboursOf(picture);
  const keys = docked(picture);
  const placing = new Placing(picture, keys, neighbours);
  let order: Order;
  if (memory && keepsMost(picture, memory)) order = insert(picture, placing, memory, neighbours);
  else {
    order = byLabel(picture);
    sweep(placing, order, neighbours);
  }
  const used = columnsOf(order, keys, compact);
  const x = new Map(used.map((entry) => [entry.column, entry.x]));
  const places = new Map<string, Point>();
  for (const { column, lanes: own } of columns) {
    for (const lane of own) {
      for (const id of order[lane]) places.set(id, { x: x.get(column) ?? 0, y: placing.y.get(id) ?? 0 });
    }
  }
  settleSessions(places, order.sessions, placing, neighbours);
  for (const [owner, list] of keys) {
    const y = placing.y.get(owner) ?? 0;
    list.forEach((key, i) => {
      places.set(key.id, { x: x.get('keys') ?? 0, y: y + (i - (list.length - 1) / 2) * pitch.key });
    });
  }
  const bounds = boundsOf(picture, places);
  return withLines(picture, { places, order, memory: remember(memory, order), columns: used, bounds });
}

/** Sessions stand between caller and role, as close as their column allows. */
function settleSessions(
  places: Map<string, Point>,
  order: readonly string[],
  placing: Placing,
  neighbours: ReadonlyMap<string, readonly string[]>,
): void {
  let below = -Infinity;
  for (const id of sortByNumber(order, (session) => placing.middle(neighbours, session))) {
    const place = places.get(id);
    if (!place) continue;
    const y = Math.max(placing.middle(neighbours, id), below + pitch.session);
    places.set(id, { x: place.x, y });
    below = y;
  }
}
