import type { Mark, Room } from '../cloakroom/room.ts';
import type { Column, Head, Lane } from './columns.ts';
import { laneOf } from '../kinds/kinds.ts';
import { columnPlaces, columns, lanes } from './columns.ts';
import type { GraphNode } from '../model/elements.ts';
import { widthOf } from '../drawing/letter-widths.ts';
import { isSession, labelGap, pitch, sizes, laneGap } from '../drawing/metrics.ts';
import { addTo } from './lists.ts';
import type { Memory } from './memory.ts';
import { merged, remember } from './memory.ts';
import { sortByNumber } from './sorting.ts';
import type { Bounds, Point, Size } from './geometry.ts';
import type { Picture, PictureNode, PictureEdge } from './stacks.ts';
import { nodeSize } from '../drawing/node-appearance.ts';
import { routeOf } from './route.ts';

/** Half of a line's width, and a little air. */
const margin = 4;

/** The bounds of a line that goes around a side: within a column, or to a key. */
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

/** Returns the layout with bounds that include its lines. Linear in edges. */
export function withLines<L extends LaidOut>(picture: Picture, layout: L): L {
  const { places, room } = layout;
  let { left, right } = layout.bounds;
  for (const edge of picture.edges.values()) {
    if (!places.has(edge.source) || !places.has(edge.target)) continue;
    // In a house, only the line from the holder of a key goes around a side of its own.
    if (room && edge.kind !== 'holds') continue;
    const reached = aroundSide(picture, places, edge);
    left = Math.min(left, reached.left ?? left);
    right = Math.max(right, reached.right ?? right);
  }
  return { ...layout, bounds: { ...layout.bounds, left, right } };
}

/** The order of every lane, top to bottom. */
type Order = Record<Lane, string[]>;

/** The lanes whose column stands at the height of its neighbours to the left: they are placed after those. */
const following: readonly Lane[] = ['holders'];
const left: ReadonlySet<Lane> = new Set(['workloads', 'people', 'outside']);

/** The most that another column may begin below the tallest column's top. */
const lowest = 140;

/** Places the lanes in their columns: every node has its pitch, and the tallest column is centred on 0. */
class Placing {
  readonly y = new Map<string, number>();
  #tallest = 0;

  constructor(
    private readonly picture: Picture,
    private readonly keys: ReadonlyMap<string, readonly PictureNode[]>,
    private readonly neighbours: ReadonlyMap<string, readonly string[]>,
    /** The free space around each node, in units. */
    private readonly air: number,
    private readonly mark: Mark,
  ) {}

  slot(id: string): number {
    const node = this.picture.nodes.get(id);
    if (!node) return 0;
    const keys = this.keys.get(id)?.length ?? 0;
    return Math.max(pitch[node.kind] + this.air, keys * pitch.key + 10) + this.#above(id);
  }

  #above(id: string): number {
    return id === this.mark.you ? markRoom[this.mark.points] : 0;
  }

  place(order: Order): void {
    this.#tallest = Math.max(...columns.map((column) => this.#height(column.lanes, order)));
    for (const { lanes: stacked } of columns) this.#placeColumn(stacked, order);
    for (const lane of following) this.placeAround(lane, order);
  }

  /** Places a lane's column again after the order of its nodes has changed. */
  placeAround(lane: Lane, order: Order): void {
    const own = columns.find((column) => column.lanes.includes(lane));
    if (own) this.#placeColumn(own.lanes, order);
  }

  #height(stacked: readonly Lane[], order: Order): number {
    const filled = stacked.filter((lane) => order[lane].length > 0);
    let height = Math.max(0, filled.length - 1) * laneGap;
    for (const lane of filled) for (const id of order[lane]) height += this.slot(id);
    return height;
  }

  /** Places a column: its middle beside that of the tallest one, but never far below the top, where reading begins. */
  #placeColumn(stacked: readonly Lane[], order: Order): void {
    const free = this.#tallest - this.#height(stacked, order);
    const offset = stacked.includes('holders') ? this.#beside(stacked, order, free) : null;
    let y = -this.#tallest / 2 + (offset ?? Math.min(free / 2, lowest));
    for (const lane of stacked) {
      for (const id of order[lane]) {
        const slot = this.slot(id);
        this.y.set(id, y + (slot + this.#above(id)) / 2);
        y += slot;
      }
      if (order[lane].length > 0) y += laneGap;
    }
  }

  /**
   * Returns how far below the top a column begins, so that it stands beside the callers at its left that go through
   * it; null if there are none.
   */
  #beside(stacked: readonly Lane[], order: Order, free: number): number | null {
    let [sum, count, height] = [0, 0, 0];
    for (const id of stacked.flatMap((lane) => order[lane])) {
      const slot = this.slot(id);
      for (const other of this.neighbours.get(id) ?? []) {
        const y = this.picture.nodes.get(other);
        const at = y && left.has(laneOf[y.kind] ?? 'roles') ? this.y.get(other) : undefined;
        if (at === undefined) continue;
        sum += at - (height + slot / 2);
        count += 1;
      }
      height += slot;
    }
    if (count === 0) return null;
    return Math.max(0, Math.min(free, sum / count + this.#tallest / 2));
  }

  /** Returns the mean height of a node's neighbours, or the node's own if it has none. */
  middle(neighbours: ReadonlyMap<string, readonly string[]>, id: string): number {
    let sum = 0;
    let count = 0;
    for (const other of neighbours.get(id) ?? []) {
      const y = this.y.get(other);
      if (y === undefined) continue;
      sum += y;
      count += 1;
    }
    return count > 0 ? sum / count : (this.y.get(id) ?? 0);
  }
}

/** The places of all nodes' middles, in the picture's units, and the order of each lane. */
export interface Layout {
  readonly places: ReadonlyMap<string, Point>;
  readonly order: { readonly [L in Lane]: readonly string[] };
  /** The order that the next layout keeps to. */
  readonly memory: Memory;
  /** The columns that hold something, left to right. */
  readonly columns: readonly { readonly column: Head; readonly x: number }[];
  readonly bounds: Bounds;
  /** The account as a house, if it is small enough for one. */
  readonly room?: Room;
  /** A narrow picture’s mark “you”; a house has its own. */
  readonly mark?: Mark;
  /** The greatest width of a name, if the columns don't tell it. */
  readonly names?: number;
  /** The size of pages that have more room than usual: a role's pages in a wide room, or all pages if they are few. */
  readonly paper?: Size & {
    /** The middle of an empty page's place, if nobody has a page. */
    readonly empty?: Point;
  };
}

interface LayoutOptions {
  /** The memory of the layout before: it keeps its order, newcomers go beside their neighbours. */
  readonly memory?: Memory | undefined;
  /** For narrow containers: absent columns take no room, the others little. */
  readonly compact?: boolean;
  /** The node that acts: a narrow picture keeps room for the mark “you” there. */
  readonly you?: string | null | undefined;
}

const sweeps = 4;
const compactPitch = 122;
/** The size of letters on a small phone, and the widths that a column of a narrow picture can claim for names in it. */
const phoneLetters = 23;
const claims = { least: 92, most: compactPitch } as const;
/** Room above the letters of a narrow picture, which are larger where it is shown small. */
const compactAir = 10;
/** The room above somebody for the mark “you”, which points down at the ring of a session. */
const markRoom = { right: 0, corner: 38, down: 58 } as const;
/** The room that it takes at somebody's left, from the middle. */
const markBeside = 89;
/** The least distance between two names beside each other. */
export const betweenNames = 7;
const mostNewcomers = 0.3;

/** Each node's neighbours in other lanes; keys and their edges don't pull. */
function neighboursOf(picture: Picture): Map<string, string[]> {
  const neighbours = new Map<string, string[]>();
  for (const { kind, source, target } of picture.edges.values()) {
    const [from, to] = [picture.nodes.get(source), picture.nodes.get(target)];
    if (kind === 'key' || !from || !to || laneOf[from.kind] === laneOf[to.kind]) continue;
    addTo(neighbours, source, target);
    addTo(neighbours, target, source);
  }
  return neighbours;
}

/** Returns the keys that hang on each owner. */
export function docked(picture: Picture): Map<string, PictureNode[]> {
  const keys = new Map<string, PictureNode[]>();
  for (const node of picture.nodes.values()) {
    if (laneOf[node.kind] !== null || node.ownerId === null) continue;
    addTo(keys, node.ownerId, node);
  }
  for (const list of keys.values()) list.sort(byStatus);
  return keys;
}

/** Sorts keys: long-term before temporary, active before inactive, then by id. */
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

/** Sorts each lane by the mean height of its neighbours, in sweeps from left to right and back. */
function sweep(placing: Placing, order: Order, neighbours: ReadonlyMap<string, readonly string[]>): void {
  placing.place(order);
  for (let i = 0; i < sweeps; i++) {
    for (const lane of i % 2 === 0 ? lanes : [...lanes].reverse()) {
      order[lane] = sortByNumber(order[lane], (id) => placing.middle(neighbours, id));
      placing.placeAround(lane, order);
    }
  }
}

/** Keeps the order from before and adds newcomers beside their neighbours; those without any come last. */
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
  const { length: newcomers } = [...picture.nodes.values()].filter(
    ({ id, kind }) => laneOf[kind] !== null && !known.has(id),
  );
  return newcomers <= 12 + picture.nodes.size * mostNewcomers && known.size > 0;
}

function columnsOf(
  { nodes }: Picture,
  order: Order,
  keys: ReadonlyMap<string, unknown>,
  compact: boolean,
): readonly { readonly column: Column; readonly lanes: readonly Lane[]; readonly x: number }[] {
  const used = columns.filter(({ column, lanes: own }) =>
    column === 'keys' ? keys.size > 0 : own.some((lane) => order[lane].length > 0),
  );
  const places = compact
    ? compactPlaces(
        used.map(({ column, lanes: own }) => [column, own.flatMap((lane) => order[lane])]),
        nodes,
      )
    : columnPlaces(new Set(used.map(({ column }) => column)));
  return used.map(({ column, lanes }) => ({ column, lanes, x: places.get(column) ?? 0 }));
}

/** The columns of a narrow picture: together as wide as ever, each with its share by the longest name in it. */
function compactPlaces(
  used: readonly (readonly [Column, readonly string[]])[],
  nodes: Picture['nodes'],
): ReadonlyMap<Column, number> {
  let [end, before] = [0, 0];
  const middles = used.map(([column, ids]) => {
    const names = ids.map((id) => widthOf(nodes.get(id)?.label ?? '', phoneLetters, true));
    const half =
      Math.min(claims.most, Math.max(column === 'sessions' ? claims.most : claims.least, ...names)) / 2;
    end += before + half;
    before = half;
    return end;
  });
  const first = middles[0] ?? 0;
  const scale = ((used.length - 1) * compactPitch) / (end - first || 1);
  return new Map(used.map(([column], i) => [column, ((middles[i] ?? 0) - first) * scale]));
}

function boundsOf(picture: Picture, places: ReadonlyMap<string, Point>, { you, points }: Mark): Bounds {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [id, { x, y }] of places) {
    const kind = picture.nodes.get(id)?.kind ?? 'user';
    const isYou = id === you;
    left = Math.min(left, x - (isYou && points === 'right' ? markBeside : laneOf[kind] === null ? 50 : 74));
    right = Math.max(right, x + 72);
    top = Math.min(top, y - sizes[kind].height / 2 - Math.max(10, isYou ? markRoom[points] : 0));
    bottom = Math.max(bottom, y + sizes[kind].height / 2 + labelGap[kind] + (isSession(kind) ? 27 : 23));
  }
  return places.size === 0
    ? { left: -160, top: -100, right: 720, bottom: 100 }
    : { left, top, right, bottom };
}

/** The room above a narrow picture for a decision's words, which stand above what it was about. */
const wordsAbove = 30;

/** Makes room for the words of a decision where a picture is too narrow for words between its columns. */
function withEnd({ edges }: Picture, bounds: Bounds, compact: boolean): Bounds {
  const hasEnd = [...edges.values()].some(({ kind }) => /^(allows|denies|decided)$/.test(kind));
  return compact && hasEnd ? { ...bounds, top: bounds.top - wordsAbove } : bounds;
}

/** Places the nodes of a narrow picture's only column in rows, so that they have room beside each other. */
function inRows(ids: readonly string[]): Map<string, Point> {
  const inRow = Math.ceil(Math.sqrt(ids.length));
  return new Map(
    ids.map((id, i) => [
      id,
      { x: ((i % inRow) - (inRow - 1) / 2) * compactPitch, y: Math.floor(i / inRow) * compactPitch },
    ]),
  );
}

/** Finds the mark “you” of a narrow picture. Keys and lines to a session come from the left. */
function markIn({ nodes }: Picture, keys: ReadonlyMap<string, unknown>, options: LayoutOptions): Mark {
  const you = (options.compact && options.you) || null;
  const isOfSession = isSession(nodes.get(you ?? '')?.kind ?? 'user');
  return { you, points: isOfSession ? 'down' : keys.size === 0 ? 'right' : 'corner' };
}

/** Lays out a picture. Linear in nodes and edges. */
export function layout(picture: Picture, options: LayoutOptions = {}): Layout {
  const { memory, compact = false } = options;
  const neighbours = neighboursOf(picture);
  const keys = docked(picture);
  const mark = markIn(picture, keys, options);
  const placing = new Placing(picture, keys, neighbours, compact ? compactAir : 0, mark);
  let order: Order;
  if (memory && keepsMost(picture, memory)) order = insert(picture, placing, memory, neighbours);
  else {
    order = byLabel(picture);
    sweep(placing, order, neighbours);
  }
  const used = columnsOf(picture, order, keys, compact);
  const places = new Map<string, Point>();
  for (const { lanes: own, x } of used)
    for (const lane of own) for (const id of order[lane]) places.set(id, { x, y: placing.y.get(id) ?? 0 });
  settleSessions(places, order.sessions, placing, neighbours);
  for (const [owner, list] of keys) {
    const y = placing.y.get(owner) ?? 0;
    // Their column is the first.
    list.forEach((key, i) => {
      places.set(key.id, { x: used[0]?.x ?? 0, y: y + (i - (list.length - 1) / 2) * pitch.key });
    });
  }
  // Lines would run through what stands beside their ends.
  const isPlain = compact && used.length === 1 && picture.edges.size === 0;
  const placed = isPlain ? inRows([...places.keys()]) : places;
  const bounds = withEnd(picture, boundsOf(picture, placed, mark), compact);
  return withLines(picture, {
    places: placed,
    order,
    memory: remember(memory, order),
    columns: used.map(({ column, x }) => ({ column, x })),
    bounds,
    mark,
    ...(isPlain && { names: compactPitch - betweenNames }),
  });
}

/** Moves sessions between caller and role, as near as their column allows. */
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
    const y = Math.max(placing.middle(neighbours, id), below + placing.slot(id));
    places.set(id, { x: place.x, y });
    below = y;
  }
}
