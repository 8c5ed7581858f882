import { widthOf } from '../drawing/letter-widths.ts';
import { isSession, pageDetailAt, pageLetters, textScaleAt } from '../drawing/metrics.ts';
import { nodeSize, plainAppearance } from '../drawing/node-appearance.ts';
import type { Bounds, Point, Size } from '../picture/geometry.ts';
import type { Layout } from '../picture/layout.ts';
import { docked, layout, withLines } from '../picture/layout.ts';
import type { Memory } from '../picture/memory.ts';
import { merged, remember } from '../picture/memory.ts';
import type { SceneNode } from '../picture/scene.ts';
import type { Picture, PictureNode } from '../picture/stacks.ts';
import { beside, doorStop, insideWall, outsiderName, stopOf, wishOf } from './lines.ts';
import {
  besideName,
  blockGap,
  channel,
  doorSize,
  letters,
  noteRoom,
  outsiderSize,
  overRoom,
  pageAir,
  pageSize,
  raised,
  roomAir,
  roomName,
  rowHeight,
  signHeight,
} from './room.ts';
import type { Column, Mark, Room, Side } from './room.ts';
import { settled } from './settle.ts';
import type { Stop } from './ways.ts';
import { Ways } from './ways.ts';

/** How far the words on a loop at the last column's side reach beyond it. */
const loopWords = 44;

/** The columns of a house, in their order. Only those that hold something take room. */
const order = ['who', 'via', 'sessions', 'door', 'owners', 'pages', 'what'] as const;
type Name = (typeof order)[number];

/** Half of what each column takes, with the names in it; pages have their own width. */
const half: { readonly [N in Exclude<Name, 'pages'>]: number } = {
  who: 64,
  via: 62,
  sessions: 76,
  door: 50,
  owners: 74,
  what: 64,
};
/** The x of keys, and of those from outside, whose names stand beside them. */
const keysAt = -124;
const outsidersAt = -157;
const leastGap = 34;
/** How far a name stays from the lines beside it, and how far it reaches beyond what the last column takes. */
const [besideLine, beyondLast] = [4, 14] as const;
/** Pages wider than this take too much from the rest: the names of theirs are cut. */
const widest = 290;
/** The least zoom at which a picture is made wider for its names. */
const leastWidened = 0.5;
/** Before the last column, a line has room for the words of a decision. */
const decisionGap = 104;
const borderXs = {
  from: outsidersAt - outsiderSize / 2,
  to: outsidersAt + outsiderSize / 2 + outsiderName,
} as const;

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

/** The nodes at the other ends of a node's lines. */
function neighboursOf({ edges }: Picture): (id: string) => readonly string[] {
  const all = new Map<string, string[]>();
  for (const { source, target } of edges.values()) {
    all.set(source, [...(all.get(source) ?? []), target]);
    all.set(target, [...(all.get(target) ?? []), source]);
  }
  return (id) => all.get(id) ?? [];
}

const mean = (numbers: readonly number[]): number | null =>
  numbers.length === 0 ? null : numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

/** A block of rows: a group with its pages, or the pages of one person. */
interface Block {
  readonly id: string;
  readonly isOwner: boolean;
  readonly pages: readonly PictureNode[];
  readonly height: number;
  readonly wanted: number | null;
}

/** Sorts blocks by the height they are wanted at; blocks in `known` keep their order. */
function inKnownOrder(blocks: readonly Block[], known: readonly string[]): readonly Block[] {
  const byId = new Map(blocks.map((block) => [block.id, block]));
  const wanted = (id: string): number => byId.get(id)?.wanted ?? Number.MAX_SAFE_INTEGER;
  const kept = known.filter((id) => byId.has(id));
  const newcomers = blocks.flatMap(({ id }) => (known.includes(id) ? [] : [id]));
  return merged(kept, newcomers, wanted, wanted).flatMap((id) => byId.get(id) ?? []);
}

interface ArrangeOptions {
  readonly memory?: Memory | undefined;
  /** The drawn node that acts. */
  readonly you?: string | null;
  /** The size of pages, if there is room for larger ones. */
  readonly paper?: Size | undefined;
  /** The zoom at which a picture with these bounds is seen: its pages are as wide as their names need at it. */
  readonly zoomOf?: (bounds: Bounds) => number;
}

/** Puts everything in a small account into rows, then into columns as far apart as their lines need. */
class Arranging {
  readonly #plain: Layout;
  /** The height of each node's middle, and its column. */
  readonly #ys = new Map<string, number>();
  readonly #columns = new Map<string, Name>();
  readonly #pages: ReadonlyMap<string, readonly PictureNode[]>;
  readonly #keys: ReadonlyMap<string, readonly PictureNode[]>;
  readonly #near: (id: string) => readonly string[];
  readonly #sides = new Map<string, Side>();
  readonly #outsiders = new Set<string>();
  readonly #paper: Size;
  readonly #you: string | null;
  /** The owners of pages past which a request goes: the one who asked, and the groups. */
  readonly #passed: ReadonlySet<string>;
  readonly #limited: ReadonlySet<string>;
  #blocks: readonly string[] = [];
  #bottom = 0;

  constructor(
    private readonly picture: Picture,
    private readonly options: ArrangeOptions,
  ) {
    this.#plain = layout(picture, { memory: options.memory });
    this.#pages = pagesByOwner(picture);
    this.#keys = docked(picture);
    this.#near = neighboursOf(picture);
    this.#paper = options.paper ?? pageSize;
    this.#you = options.you ?? null;
    this.#passed = this.#pagesPassed();
    this.#limited = this.#limits();
  }

  /** Finds the owners of the limit at which a decision's line ends: the words of what it leaves out stand below it. */
  #limits(): ReadonlySet<string> {
    const owners = [...this.picture.edges.values()].flatMap(({ kind, source }) => {
      const node = this.picture.nodes.get(source);
      return kind === 'decided' && node?.page?.limits ? (node.ownerId ?? []) : [];
    });
    return new Set(owners);
  }

  /** Finds the owners of the pages past which a decision's own line goes from who asked. */
  #pagesPassed(): ReadonlySet<string> {
    const all = [...this.picture.edges.values()];
    const askers = all.filter(({ kind, source }) => kind === 'decided' && !this.#pageOf(source));
    const asked = new Set(askers.map(({ source }) => source));
    const onward = all.filter(({ kind, source }) => /^(member|assumed)$/.test(kind) && asked.has(source));
    return new Set([...asked, ...onward.map(({ target }) => target)]);
  }

  #pageOf(id: string): PictureNode['page'] {
    return this.picture.nodes.get(id)?.page;
  }

  #put(id: string, column: Name, y: number): void {
    this.#ys.set(id, y);
    this.#columns.set(id, column);
  }

  #kindOf(id: string): PictureNode['kind'] | undefined {
    return this.picture.nodes.get(id)?.kind;
  }

  get #roles(): readonly string[] {
    return this.#plain.order.roles.filter((id) => this.#kindOf(id) === 'role');
  }

  /** Lists the sessions that somebody wears. */
  #sessionsOf(id: string): string[] {
    const worn: string[] = [];
    for (const { kind, source, target } of this.picture.edges.values()) {
      const node = this.picture.nodes.get(target);
      if (kind === 'assumed' && source === id && node && isSession(node.kind)) worn.push(target);
    }
    return worn;
  }

  /** A holder of a role or a function for a workload that is drawn stands between the two. */
  #isHeld(id: string): boolean {
    return [...this.picture.edges.values()].some(({ kind, target }) => kind === 'holds' && target === id);
  }

  /** Everybody inside the account who asks, one below the other. */
  #placeInside(): void {
    const { order: lanes } = this.#plain;
    const holders = lanes.holders.filter((id) => !this.#isHeld(id));
    let top = 0;
    for (const id of [...lanes.inside, ...lanes.workloads, ...holders]) {
      const kind = this.#kindOf(id);
      if (!kind || this.#ys.has(id)) continue;
      const isPerson = kind === 'user' || kind === 'root';
      const height = Math.max(
        isPerson ? rowHeight.person : rowHeight.box,
        (this.#keys.get(id)?.length ?? 0) * rowHeight.key + 6,
        this.#sessionsOf(id).length * rowHeight.session,
      );
      if (id === this.#you) top += rowHeight.you;
      this.#put(id, 'who', top + height / 2 - raised);
      this.#sides.set(id, 'inside');
      top += height;
    }
    this.#bottom = top;
    const held = lanes.holders.filter((id) => this.#isHeld(id));
    this.#settle(held, 'via', rowHeight.box, raised);
  }

  /** Places nodes in a column, each as near as possible to those at the other ends of its lines. */
  #settle(ids: readonly string[], column: Name, height: number, lift: number): void {
    const wishes = ids.map((id) => ({
      id,
      height,
      wanted: mean(this.#near(id).flatMap((other) => this.#ys.get(other) ?? [])),
    }));
    wishes.sort((a, b) => (a.wanted ?? Infinity) - (b.wanted ?? Infinity));
    const middles = settled(
      wishes.map((one) => ({ ...one, wanted: one.wanted === null ? null : one.wanted + lift })),
    );
    wishes.forEach(({ id }, i) => this.#put(id, column, (middles[i] ?? 0) - lift));
  }

  /**
   * Groups and pages in blocks, one below the other, each as near to those it serves as there is room. No two share a
   * row, so that a line past one of them meets nothing.
   * @returns where the last one ends
   */
  #placeBlocks(): number {
    const { groups } = this.#plain.order;
    const roles = new Set(this.#roles);
    const heightOf = (pages: readonly unknown[]): number =>
      pages.length * (this.#paper.height + pageAir) - pageAir;
    const wantedBy = (id: string): number | null =>
      mean(this.#near(id).flatMap((other) => this.#ys.get(other) ?? []));
    const blocks: Block[] = groups.map((id) => {
      const pages = this.#pages.get(id) ?? [];
      const height = Math.max(rowHeight.group, heightOf(pages)) + blockGap;
      return { id, isOwner: true, pages, height, wanted: wantedBy(id) };
    });
    for (const [owner, pages] of this.#pages) {
      if (roles.has(owner) || groups.includes(owner)) continue;
      const wanted = this.#ys.get(owner) ?? null;
      blocks.push({ id: owner, isOwner: false, pages, height: heightOf(pages) + blockGap, wanted });
    }
    // A person's own page stands before the person's group: the line to it is the shorter one.
    blocks.sort(
      (a, b) => (a.wanted ?? Infinity) - (b.wanted ?? Infinity) || Number(a.isOwner) - Number(b.isOwner),
    );
    const sorted = inKnownOrder(blocks, this.options.memory?.blocks ?? []);
    this.#blocks = sorted.map(({ id }) => id);
    const noted = sorted.findLastIndex(({ id, pages }) => this.#passed.has(id) && pages.length > 0);
    const rows = sorted.map((block, i) => {
      const note = this.#noteRoomOf(block.id, i === noted);
      return { ...block, note, height: block.height + note };
    });
    const middles = settled(rows);
    rows.forEach(({ id, isOwner, pages, note }, i) => {
      const middle = (middles[i] ?? 0) - (blockGap + note) / 2;
      if (isOwner) this.#put(id, 'owners', middle - raised / 2);
      this.#placePages(pages, middle - raised / 2);
    });
    const last = rows.at(-1);
    return last ? (middles.at(-1) ?? 0) + last.height / 2 - blockGap : 0;
  }

  /** The room below somebody's pages for a line that passes them, and for words. */
  #noteRoomOf(owner: string, isPassed: boolean): number {
    if (isPassed) return noteRoom.words + noteRoom.line;
    return this.#limited.has(owner) ? noteRoom.words : 0;
  }

  #placePages(pages: readonly PictureNode[], middle: number): void {
    const pitch = this.#paper.height + pageAir;
    pages.forEach(({ id }, i) => this.#put(id, 'pages', middle + (i - (pages.length - 1) / 2) * pitch));
  }

  /** The roles in their room, below everything that stands in their column. */
  #placeRoles(top: number): number {
    let y = top + roomAir.top;
    for (const id of this.#roles) {
      const pages = this.#pages.get(id) ?? [];
      const note = this.#noteRoomOf(id, this.#passed.has(id));
      const height = Math.max(rowHeight.role, pages.length * (this.#paper.height + pageAir) + 10) + note;
      this.#put(id, 'owners', y + (height - note) / 2 - raised);
      this.#placePages(pages, y + (height - note) / 2 - raised);
      y += height;
    }
    return y + roomAir.bottom;
  }

  /** Everybody from outside, below the account's line. @returns the line's height, or null */
  #placeOutside(): number | null {
    const { order: lanes } = this.#plain;
    const others = lanes.roles.filter((id) => this.#kindOf(id) !== 'role');
    const alone = [...lanes.people, ...lanes.outside, ...others];
    if (alone.length + lanes.pools.length === 0) return null;
    const line = this.#bottom + 8;
    let top = line + rowHeight.words;
    const add = (id: string): void => {
      if (this.#ys.has(id)) return;
      const worn = this.#sessionsOf(id).length * rowHeight.session;
      const height = Math.max(rowHeight.outside, worn);
      if (id === this.#you) top += rowHeight.you;
      this.#put(id, 'who', top + height / 2);
      this.#sides.set(id, 'outside');
      this.#outsiders.add(id);
      top += height;
    };
    const pools = new Set(lanes.pools);
    const isOfPool = (id: string): boolean => this.#near(id).some((other) => pools.has(other));
    for (const id of alone) if (!isOfPool(id)) add(id);
    for (const pool of lanes.pools) for (const id of this.#near(pool)) if (alone.includes(id)) add(id);
    this.#settle(lanes.pools, 'via', rowHeight.pool, raised);
    for (const id of lanes.pools) {
      this.#sides.set(id, 'outside');
      const y = Math.max(this.#ys.get(id) ?? 0, line + rowHeight.words + rowHeight.pool / 2 - raised);
      this.#ys.set(id, y);
    }
    this.#keepApart(lanes.pools, rowHeight.pool);
    return line;
  }

  /** Moves those down that stand too close below another one. */
  #keepApart(ids: readonly string[], pitch: number): void {
    let least = -Infinity;
    for (const id of [...ids].sort((a, b) => (this.#ys.get(a) ?? 0) - (this.#ys.get(b) ?? 0))) {
      const y = Math.max(this.#ys.get(id) ?? 0, least);
      this.#ys.set(id, y);
      least = y + pitch;
    }
  }

  /** Sessions stand at the height of those who wear them. */
  #placeSessions(): void {
    const { sessions } = this.#plain.order;
    // The middle of a session's row lies below its ring's: it has two lines of words.
    const lift = 24;
    const wearerOf = (id: string): number | null => {
      for (const { kind, source, target } of this.picture.edges.values()) {
        if (kind === 'assumed' && target === id) return this.#ys.get(source) ?? null;
      }
      return null;
    };
    const wishes = sessions.map((id) => ({ id, wanted: wearerOf(id) }));
    wishes.sort((a, b) => (a.wanted ?? Infinity) - (b.wanted ?? Infinity));
    const rows = wishes.map(({ id, wanted }, i) => {
      // The mark “you” stands below the words of the session before.
      const above = i > 0 && id === this.#you ? rowHeight.you : 0;
      const down = lift - above / 2;
      return { height: rowHeight.session + above, down, wanted: wanted === null ? null : wanted + down };
    });
    const middles = settled(rows);
    wishes.forEach(({ id }, i) => {
      this.#put(id, 'sessions', (middles[i] ?? 0) - (rows[i]?.down ?? 0));
      if (!this.#sides.has(id)) this.#sides.set(id, 'inside');
    });
  }

  /** Things in the order of the pages that name them; the others below. Its objects and its key stand below a bucket. */
  #placeThings(): void {
    const { nodes, edges } = this.picture;
    const { resources, objects } = this.#plain.order;
    const ids = new Set<string>();
    const [bucketOf, keyOf] = [new Map<string, string>(), new Map<string, string>()];
    for (const { kind, source, target } of edges.values()) {
      if (kind === 'within') bucketOf.set(target, source);
      if (kind === 'encrypts' && nodes.has(target)) keyOf.set(source, target);
    }
    const add = (id: string): void => {
      const bucket = bucketOf.get(id);
      if (bucket !== undefined && nodes.has(bucket)) ids.add(bucket);
      ids.add(id);
      for (const object of objects) if (bucketOf.get(object) === id) ids.add(object);
      const key = keyOf.get(id);
      if (key !== undefined) ids.add(key);
    };
    const pages = [...nodes.values()].filter(({ page, id }) => page && this.#ys.has(id));
    pages.sort((a, b) => (this.#ys.get(a.id) ?? 0) - (this.#ys.get(b.id) ?? 0));
    const things = new Set([...resources, ...objects]);
    for (const { id } of pages) for (const other of this.#near(id)) if (things.has(other)) add(other);
    const keys = new Set(keyOf.values());
    for (const id of things) if (!keys.has(id)) add(id);
    for (const id of keys) add(id);
    const wanted = (id: string): number | null =>
      mean(this.#near(id).flatMap((other) => (nodes.get(other)?.page ? (this.#ys.get(other) ?? []) : []))) ??
      this.#reachedAt(id);
    const named = [...ids].filter((id) => nodes.has(id));
    // A thing of which no page speaks stands beside those of the pages past which the line to it goes.
    const unnamed = named.filter(
      (id) => this.#reachedAt(id) !== null && !this.#near(id).some((one) => nodes.get(one)?.page),
    );
    const wishes = named.filter((id) => !unnamed.includes(id));
    for (const id of unnamed) {
      const at = wanted(id) ?? 0;
      const before = wishes.findIndex((one) => (wanted(one) ?? Infinity) > at);
      wishes.splice(before < 0 ? wishes.length : before, 0, id);
    }
    const middles = settled(wishes.map((id) => ({ height: rowHeight.box, wanted: wanted(id) })));
    wishes.forEach((id, i) => this.#put(id, 'what', (middles[i] ?? 0) - raised / 2));
  }

  /** The height below the pages past which a decision's own line goes; null if there are none. */
  get #passing(): number | null {
    const pages = [...this.#passed].flatMap((owner) => this.#pages.get(owner) ?? []);
    const ys = pages.flatMap((page) => this.#ys.get(page.id) ?? []);
    return ys.length === 0
      ? null
      : Math.max(...ys) + this.#paper.height / 2 + noteRoom.words + noteRoom.line / 2;
  }

  /** The height at which a decision's own line would best reach a thing; null if none leads to it. */
  #reachedAt(id: string): number | null {
    if (this.#passed.size === 0) return null;
    const line = [...this.picture.edges.values()].find(
      ({ kind, source, target }) => kind === 'decided' && target === id && !this.#pageOf(source),
    );
    return line ? (this.#passing ?? this.#ys.get(line.source) ?? 0) + raised / 2 : null;
  }

  /** Arranges everything. */
  arranged(): Layout {
    this.#placeInside();
    const blocksEnd = this.#placeBlocks();
    const hasRoom = this.#roles.length > 0;
    const named = [...this.picture.edges.values()].filter(
      ({ kind, target }) => (kind === 'allows' || kind === 'denies') && this.#roles.includes(target),
    ).length;
    const gap = blocksEnd === 0 ? 0 : Math.max(overRoom.least, 22 + named * overRoom.each);
    const roomTop = blocksEnd + (named > 0 && blocksEnd === 0 ? 22 + named * overRoom.each : gap);
    const roomBottom = hasRoom ? this.#placeRoles(roomTop) : blocksEnd;
    const line = this.#placeOutside();
    this.#placeSessions();
    const doorY = Math.max(
      (roomTop + roomBottom) / 2,
      roomTop + signHeight + doorSize.height / 2 + roomName.bottom,
    );
    const bottomOfRoom = Math.max(roomBottom, doorY + doorSize.height / 2 + 12);
    this.#placeThings();
    if (this.#ys.size === 0) return this.#plain;
    return this.#inColumns(hasRoom ? { top: roomTop, bottom: bottomOfRoom, door: doorY } : null, line);
  }

  /** The scene's node as it will about be drawn: lines only need to know how large it is. */
  #asDrawn(node: PictureNode): SceneNode {
    const isOutsider = this.#outsiders.has(node.id);
    const size = node.page
      ? this.#paper
      : isOutsider
        ? { width: outsiderSize, height: outsiderSize }
        : nodeSize(node.kind);
    return {
      id: node.id,
      kind: node.kind,
      x: 0,
      y: this.#ys.get(node.id) ?? 0,
      ...size,
      appearance: plainAppearance(node.kind),
      label: node.page || isOutsider ? '' : node.label,
      sublabel: isSession(node.kind) ? ' ' : null,
      emphasis: 'plain',
      glow: null,
      textScale: 1.26,
      ring: null,
      draggable: false,
      ...(node.page && { page: node.page }),
    };
  }

  /** The column in which the sessions stand, or null if there are none. */
  get #sessionsColumn(): Name | null {
    const [first] = this.#plain.order.sessions;
    return first === undefined ? null : (this.#columns.get(first) ?? null);
  }

  /** Sessions share the door's column if all of them stand above the room, else the pools' if they have room beside these. */
  #columnNames(walls: { readonly top: number; readonly door: number } | null): readonly Name[] {
    const used = new Set(this.#columns.values());
    if (walls) used.add('door');
    const heights = this.#plain.order.sessions.map((id) => this.#ys.get(id) ?? 0);
    const isAboveRoom =
      walls !== null &&
      Math.max(-Infinity, ...heights) + 100 <
        Math.min(walls.top, walls.door - doorSize.height / 2 - signHeight);
    const between = [...this.#columns].flatMap(([id, name]) =>
      name === 'via' ? (this.#ys.get(id) ?? 0) : [],
    );
    const isClear = heights.every((y) =>
      between.every((other) => other < y - rowHeight.session || other > y + rowHeight.session),
    );
    const shared = isAboveRoom ? 'door' : between.length > 0 && isClear ? 'via' : null;
    if (shared !== null && used.delete('sessions'))
      for (const [id, column] of this.#columns) if (column === 'sessions') this.#columns.set(id, shared);
    return order.filter((name) => used.has(name));
  }

  /** The columns, as far from each other as the lines between them need. */
  #apart(names: readonly Name[], ways: Ways, hasRoom: boolean): readonly Column[] {
    const columns: Column[] = [];
    const wallAir = hasRoom ? insideWall + Math.max(0, ways.over - 1) * channel + 14 : 0;
    const sessions = this.#sessionsColumn;
    const halfOf = (name: Name): number => {
      if (name === 'pages') return this.#paper.width / 2;
      return name === sessions ? half.sessions : half[name];
    };
    names.forEach((name, i) => {
      const previous = columns[i - 1];
      const wide = halfOf(name);
      const lines = ways.channels[i - 1] ?? 0;
      const gap = Math.max(
        name === 'what' ? decisionGap : leastGap,
        2 * beside + Math.max(0, lines - 1) * channel,
      );
      const x = previous ? previous.right + gap + wide : 0;
      columns.push({ x, left: x - wide, right: x + wide + (name === 'pages' ? wallAir : 0) });
    });
    return columns;
  }

  /** The place of everybody, and of the keys beside their owners. */
  #places(columns: readonly Column[], columnOf: ReadonlyMap<string, number>): Map<string, Point> {
    const places = new Map<string, Point>();
    for (const [id, y] of this.#ys) {
      const x = this.#outsiders.has(id) ? outsidersAt : (columns[columnOf.get(id) ?? 0]?.x ?? 0);
      places.set(id, { x, y });
    }
    for (const [owner, keys] of this.#keys) {
      const at = places.get(owner);
      if (!at) continue;
      keys.forEach((key, i) =>
        places.set(key.id, { x: keysAt, y: at.y + (i - (keys.length - 1) / 2) * rowHeight.key }),
      );
    }
    return places;
  }

  /** Finds the one who acts, and whether the mark “you” has room at the left. */
  #mark(places: ReadonlyMap<string, Point>): Mark {
    const you = this.#you !== null && places.has(this.#you) ? this.#you : null;
    const isFree = you !== null && !this.#keys.has(you) && !this.#plain.order.sessions.includes(you);
    return { you, points: isFree ? 'right' : 'corner' };
  }

  #inColumns(
    room: { readonly top: number; readonly bottom: number; readonly door: number } | null,
    line: number | null,
  ): Layout {
    const { picture } = this;
    const names = this.#columnNames(room);
    const columnOf = new Map<string, number>();
    for (const [id, name] of this.#columns) columnOf.set(id, names.indexOf(name));
    const doorColumn = names.indexOf('door');
    const ways = this.#ways(names, columnOf, room);
    const columns = this.#apart(names, ways, room !== null);
    const places = this.#places(columns, columnOf);
    const pages = columns[names.indexOf('pages')];
    const owners = columns[names.indexOf('owners')];
    const door = columns[doorColumn];
    const wallsRight = pages ? pages.right : (owners?.right ?? 0) + 10;
    const walls =
      room && door ? { left: door.x, top: room.top, right: wallsRight, bottom: room.bottom } : null;
    const hasKeys = this.#keys.size > 0;
    const { right, widths } = this.#edges(columns, ways);
    const bounds = this.#bounds({ walls, right, hasOutsiders: this.#outsiders.size > 0, hasKeys });
    const laidOut: Room = {
      columns,
      columnOf,
      doorColumn,
      names: widths,
      walls,
      door: room && door ? { x: door.x, y: room.door } : null,
      roles: this.#roles,
      border: line === null ? null : { y: line, ...borderXs },
      passing: this.#passing,
      sides: this.#sides,
      outsiders: this.#outsiders,
      ...this.#mark(places),
    };
    return withLines(picture, {
      places,
      order: this.#plain.order,
      memory: {
        ...this.#plain.memory,
        ...remember({ blocks: this.options.memory?.blocks ?? [] }, { blocks: this.#blocks }),
      },
      columns: this.#heads(names, columns, hasKeys),
      bounds,
      room: laidOut,
      ...(this.options.paper && { paper: this.options.paper }),
    });
  }

  /** Measures the picture's right edge, and how wide names in each column can be. */
  #edges(
    columns: readonly Column[],
    { channels }: Ways,
  ): { readonly right: number; readonly widths: readonly number[] } {
    const last = columns.length - 1;
    const [own, before] = [columns[last], columns[last - 1]];
    // A loop at the last column's side needs room, too, and so do the words on it.
    const loops = channels[last] ?? 0;
    const hasWords = [...this.picture.edges.values()].some(({ kind }) => kind === 'encrypts');
    const beyond = (loops > 0 ? beside + loops * channel : 0) + (hasWords ? loopWords : 0);
    // Lines turn in the middle of a gap, and pass only other columns at the side of their names.
    const turning = (channels[last - 1] ?? 1) - 1;
    const gap = (own?.left ?? 0) - (before?.right ?? 0) - turning * channel;
    const more = loops > 0 ? 0 : Math.min(beyondLast, gap / 2 - besideLine);
    return {
      right: (own?.right ?? 0) + beyond,
      widths: columns.map(
        ({ left, right }, i) => right - left + 2 * (i === 0 ? -besideLine : i === last ? more : 0),
      ),
    };
  }

  /** The lines of a house, to count the channels that they need. */
  #ways(
    names: readonly Name[],
    columnOf: ReadonlyMap<string, number>,
    room: { readonly top: number; readonly bottom: number; readonly door: number } | null,
  ): Ways {
    const stops = new Map<string, Stop>();
    for (const node of this.picture.nodes.values()) {
      const column = columnOf.get(node.id);
      if (column !== undefined)
        stops.set(node.id, stopOf(this.#asDrawn(node), column, this.#outsiders.has(node.id)));
    }
    const door = room && doorStop({ x: 0, y: room.door }, names.indexOf('door'));
    if (door) stops.set(door.id, door);
    const walls = room && { left: 0, right: 0, ...room };
    return new Ways(
      {
        columns: names.map(() => ({ x: 0, left: 0, right: 0 })),
        stops,
        walls,
        door,
        roles: this.#roles,
        passing: this.#passing,
      },
      [...this.picture.edges.values()].map(wishOf),
    );
  }

  #heads(names: readonly Name[], columns: readonly Column[], hasKeys: boolean): Layout['columns'] {
    const xOf = (name: Name): number | null => columns[names.indexOf(name)]?.x ?? null;
    const heads = [
      { column: 'keys', x: hasKeys ? keysAt : null },
      { column: 'who', x: xOf('who') },
      { column: 'sessions', x: this.#sessionsColumn && xOf(this.#sessionsColumn) },
      { column: 'groups', x: this.#plain.order.groups.length > 0 ? xOf('owners') : null },
      { column: 'policies', x: this.#pages.size > 0 ? xOf('pages') : null },
      { column: 'what', x: xOf('what') },
    ] as const;
    return heads.flatMap(({ column, x }) => (x === null ? [] : [{ column, x }]));
  }

  #bounds({
    walls,
    right,
    hasOutsiders,
    hasKeys,
  }: {
    readonly walls: Bounds | null;
    readonly right: number;
    readonly hasOutsiders: boolean;
    readonly hasKeys: boolean;
  }): Bounds {
    const isYouAtSide = this.#you !== null && this.#ys.has(this.#you);
    const first = hasOutsiders ? outsidersAt - outsiderSize / 2 : -half.who;
    const left = Math.min(first, hasKeys ? keysAt - 50 : 0, isYouAtSide ? -90 : 0, walls?.left ?? 0);
    let [top, bottom] = [walls ? walls.top : 0, walls ? walls.bottom : 0];
    for (const [id, y] of this.#ys) {
      const node = this.picture.nodes.get(id);
      if (!node) continue;
      const { top: highest, bottom: lowest } = stopOf(
        { ...this.#asDrawn(node), y },
        0,
        this.#outsiders.has(id),
      );
      top = Math.min(top, highest - 6);
      bottom = Math.max(bottom, lowest + 4);
    }
    for (const [owner, keys] of this.#keys) {
      const y = this.#ys.get(owner);
      if (y === undefined) continue;
      const reached = ((keys.length - 1) / 2) * rowHeight.key;
      top = Math.min(top, y - reached - 16);
      bottom = Math.max(bottom, y + reached + 34);
    }
    if (this.#you !== null && this.#ys.has(this.#you))
      top = Math.min(top, (this.#ys.get(this.#you) ?? 0) - 26 - 2.4 * letters.text);
    return { left: left - 6, top, right: right + 4, bottom: bottom + 4 };
  }
}

/**
 * Places everything in a small account in columns, so that every line reads who → what: keys, those who ask, groups and
 * below them the roles in a room of their own behind STS's door, policies, and what they reach.
 */
export function arrange(picture: Picture, options: ArrangeOptions = {}): Layout {
  const laidOut = new Arranging(picture, options).arranged();
  const { paper = pageSize, zoomOf } = options;
  const zoom = zoomOf?.(laidOut.bounds) ?? 0;
  if (zoom < leastWidened) return laidOut;
  const letters = pageLetters(textScaleAt(zoom), pageDetailAt(zoom));
  const needed = [...picture.nodes.values()].map(({ page }) =>
    Math.ceil(widthOf(page?.name ?? '', letters, true) + besideName),
  );
  const width = Math.max(...needed.filter((one) => one < widest));
  return width > paper.width ? arrange(picture, { ...options, paper: { ...paper, width } }) : laidOut;
}
