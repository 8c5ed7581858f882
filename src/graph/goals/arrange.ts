import type { Bounds, Point, Size } from '../picture/geometry.ts';
import type { Route } from '../picture/scene.ts';
import type { Belonging, GoalLine, GoalNode, GoalPage, GoalPicture, GoalWay } from './goals.ts';
import {
  headsHeight,
  leastZoom,
  letters,
  namesBox,
  noteHeight,
  pageSize,
  pageWidth,
  pill,
  pillParts,
  pillSize,
  reachOf,
  type Room,
  roomOf,
  sizeOf,
  widthOf,
} from './measures.ts';
import { heightOf, pack, type Packed } from './pack.ts';
import { type Beside, gate, levelled } from './level.ts';
import { bendsThrough, type Leads, leftOf, rightOf, type Stop } from './ways.ts';

export interface Box extends Point, Size {}

interface Heads {
  readonly who: number;
  readonly groups: number;
  readonly policies: number;
  readonly what: number;
}

/** The places of one state's picture, in CSS pixels. */
export interface Arranged {
  readonly room: Room;
  readonly nodes: ReadonlyMap<string, Box>;
  readonly pages: ReadonlyMap<string, Box>;
  readonly pills: ReadonlyMap<string, Box>;
  /** By `wayKey`, `beyondKey` and `belongingKey`. */
  readonly routes: ReadonlyMap<string, Route>;
  /** Where lines enter a page, from its middle. */
  readonly ports: readonly { readonly page: string; readonly y: number; readonly line: string }[];
  readonly heads: Heads;
  readonly bounds: Bounds;
  /** The height that all of it needs, also that which is folded away. */
  readonly needs: number;
}

export const wayKey = (line: GoalLine, way: GoalWay): string => `${line.id}>${way.id}>${way.page ?? ''}`;
/** The line beyond the page that refuses, on which the request doesn't go on. */
export const beyondKey = ({ id }: GoalLine): string => `beyond:${id}`;
export const belongingKey = ({ from, to }: Belonging): string => `${from}>>${to}`;

/** The gaps between what stands in one column, and the free space above all. */
const gaps: { readonly [R in Room]: number } = { wide: 14, middle: 8, small: 8 };
const tops: { readonly [R in Room]: number } = {
  wide: 52,
  middle: Math.ceil((headsHeight + 7) / leastZoom),
  small: 12,
};
const foot = 10;
/** Half the height that a line takes where it passes a column. */
const passing = 7;
/** The least distance between a pill and its page. */
const under = 26;
const portStep = 20;
/** The room between two things of which one is tied to the other: the line, and the words on it. */
const tieHeight = noteHeight + 36;

const middleOf = (values: readonly number[], otherwise: number): number =>
  values.length === 0 ? otherwise : values.reduce((sum, value) => sum + value, 0) / values.length;

/** Ports side by side, `step` apart if there is room, around the middle. */
const portsFor = (count: number, room: number): number[] => {
  const step = count < 2 ? 0 : Math.min(portStep, room / (count - 1));
  return Array.from({ length: count }, (_, i) => (i - (count - 1) / 2) * step);
};

interface Columns extends Heads {
  readonly room: Room;
  /** The least width between pages and things, beside which pills have room. */
  readonly pills: number;
  /** Between these, pills may stand in the pages' column. */
  readonly limits: readonly [left: number, right: number];
}

/** The middle of pills between two sides, given by their sum: a head needs its place at the thing. */
const pillsAt = (room: Room, sides: number): number => sides / 2 - (room === 'small' ? 6 : 0);

/** Whether a line goes through a page. */
const isPaged = ({ ways }: GoalLine): boolean => ways.some(({ page }) => page !== null);

/**
 * Shares the room for pills: the width of those between pages and things, and where those among the pages have to end.
 * On phones no pill stands behind the pages if another would have to leave out part of what should be.
 */
function pillColumns(
  pictures: readonly GoalPicture[],
  room: Room,
  [left, right]: readonly [number, number],
  least: number,
): { readonly pills: number; readonly end: number } {
  const pillGap = room === 'small' ? 4 : 24;
  // A line's head needs its place at the thing.
  const pills = right - left - 2 * pillGap - (room === 'small' ? 4 : 0);
  const lines = pictures.flatMap((picture) => picture.lines);
  const isBehind = (line: GoalLine): boolean =>
    isPaged(line) && !line.endsAtPage && pillSize(line, room).width <= pills;
  const beside = Math.max(0, ...lines.filter(isBehind).map((line) => pillSize(line, room).width));
  if (beside === 0) return { pills, end: Infinity };
  const end = Math.max(left, pillsAt(room, left + right) - beside / 2 - Math.max(10, pillGap));
  const should = lines.flatMap((line) =>
    line.should === null || isBehind(line) ? [] : pillParts(line, room).widths.should + 2 * pill.side,
  );
  return room === 'small' && Math.max(0, ...should) > end - least
    ? { pills: 0, end: Infinity }
    : { pills, end };
}

/** The horizontal places of the columns: the same in all three states. */
function columnsOf(pictures: readonly GoalPicture[], { width }: Size): Columns {
  const room = roomOf(width);
  const nodes = pictures.flatMap((picture) => picture.nodes);
  const reach = (column: GoalNode['column']) =>
    nodes.filter((node) => node.column === column).map((node) => reachOf(node, room));
  const margin = room === 'small' ? 8 : 16;
  const whoHalf = Math.max(23, ...reach('who').map(({ half }) => half));
  const whatHalf = Math.max(
    23,
    ...reach('what').map(({ half }) => half),
    ...tiesOf(pictures).map(({ label = '' }) => widthOf(label, letters.note, 'bold') / 2),
  );
  const hasGroups = nodes.some(({ column }) => column === 'groups');
  const who = margin + Math.max(whoHalf, room === 'wide' ? 70 : room === 'middle' ? 40 : 23);
  const rights = reach('what').map(({ right }) => right);
  const what = width - margin - Math.max(whatHalf, ...rights, room === 'wide' ? 60 : 0);
  const page = pageWidth[room];
  const groupHalf = Math.max(29, ...reach('groups').map(({ half }) => half));
  const keepsPlace = hasGroups || room === 'wide';
  const groups =
    who +
    (room === 'small'
      ? Math.max(whoHalf + groupHalf + 10, 62)
      : Math.max(whoHalf + groupHalf + 14, room === 'wide' ? 140 : 90));
  const left = keepsPlace ? groups + (hasGroups ? groupHalf : 0) : who + 23;
  const through = pictures.flatMap(({ lines }) =>
    lines.filter((line) => isPaged(line) && !line.endsAtPage).map((line) => pillSize(line, room).width),
  );
  const widest = Math.max(0, ...through.map((one) => Math.min(room === 'wide' ? 300 : 190, one)));
  const right = what - 23;
  const free = right - left - page;
  const pillGap = room === 'small' ? 4 : 24;
  const wanted = room === 'small' ? Math.min(widest, 78) : widest;
  // The pages stand where their lines have room at both sides.
  const head = room === 'small' ? 18 : 0;
  const before = Math.max(
    room === 'small' ? Math.max(14, whoHalf - 11) : 40,
    Math.min(free * 0.42, free - wanted - 2 * pillGap - head),
  );
  const policies = left + before + page / 2;
  const most = what - whatHalf - (room === 'small' ? 16 : 24);
  const least = (hasGroups ? groups + groupHalf : who + whoHalf) + 8;
  const sides = [policies + page / 2, right] as const;
  const { pills, end } = pillColumns(pictures, room, sides, least);
  const limits = [least, Math.min(most, end)] as const;
  return { room, limits, who, groups, policies, what, pills };
}

type Places = ReadonlyMap<string, Box>;

const boxAt = (node: GoalNode, room: Room, x: number, y: number): Box => ({ x, y, ...sizeOf(node, room) });

/** All different nodes of the three states. */
function union(pictures: readonly GoalPicture[], column: GoalNode['column']): readonly GoalNode[] {
  const nodes = new Map<string, GoalNode>();
  for (const node of pictures.flatMap((picture) => picture.nodes)) {
    const before = nodes.get(node.id);
    const isLarger =
      before && before.beside.length + before.notes.length >= node.beside.length + node.notes.length;
    if (node.column !== column) continue;
    // Whoever acts in one state has room for that in all of them.
    const isYou = node.isYou || before?.isYou === true;
    nodes.set(node.id, { ...(isLarger ? before : node), isYou });
  }
  return [...nodes.values()];
}

/** The ties of things to each other, which have words. */
const tiesOf = (pictures: readonly GoalPicture[]): readonly Belonging[] =>
  pictures.flatMap(({ belongings }) => belongings.filter(({ label }) => label));

/** Something in a column other than the pages'. */
interface Standing extends Packed {
  readonly node: GoalNode;
}

/** All that stands in a column. What another thing is tied to stands below that, with room for the tie. */
function standing(
  pictures: readonly GoalPicture[],
  column: GoalNode['column'],
  room: Room,
): readonly Standing[] {
  const upper = new Map(tiesOf(pictures).map(({ from, to }) => [to, from]));
  const all = union(pictures, column).map((node) => {
    const { above, below } = reachOf(node, room);
    return { node, want: 0, above: above + (upper.has(node.id) ? tieHeight : 0), below };
  });
  const below = (id?: string) => all.filter(({ node }) => upper.get(node.id) === id);
  return below().flatMap((one) => [one, ...below(one.node.id)]);
}

/** The places of people and things, which are the same in all three states. */
function fixedPlaces(pictures: readonly GoalPicture[], columns: Columns, height: number): Places {
  const { room } = columns;
  const places = new Map<string, Box>();
  const [top, bottom] = [tops[room], height - foot];
  const place = (items: readonly Standing[], x: number): void => {
    const ys = pack(items, gaps[room], top, bottom);
    items.forEach(({ node }, i) => places.set(node.id, boxAt(node, room, x, ys[i] ?? 0)));
  };
  const shareOf = (all: readonly unknown[], i: number): number =>
    top + ((i + 0.5) * (bottom - top)) / all.length;
  const things = standing(pictures, 'what', room);
  const lift = things.length < 3 ? 10 : 0;
  place(
    things.map((one, i) => ({ ...one, want: shareOf(things, i) - lift })),
    columns.what,
  );
  const lines = pictures.flatMap((picture) => picture.lines);
  const centre = (top + bottom) / 2;
  const targets = (id: string): number[] =>
    lines
      .filter(({ ways }) => ways.some(({ who }) => who === id))
      .map(({ target }) => places.get(target)?.y ?? centre);
  const people = standing(pictures, 'who', room)
    .map((one) => ({ ...one, want: middleOf(targets(one.node.id), centre) }))
    .sort((a, b) => a.want - b.want);
  place(
    people.length < 3 ? people : people.map((one, i) => ({ ...one, want: shareOf(people, i) })),
    columns.who,
  );
  return places;
}

/** Something in the pages' column: a page with the pills under it, or the pill of a line that no page decides. */
interface Item extends Packed {
  readonly id: string;
  readonly page: GoalPage | null;
  readonly line: GoalLine | null;
  readonly pills: readonly GoalLine[];
}

const bareItem: Pick<Item, 'page' | 'line' | 'pills'> = { page: null, line: null, pills: [] };

/** One person's way along a line. */
interface Walk {
  readonly line: GoalLine;
  readonly way: GoalWay;
}

/** Whether a box lies between two heights, or so near to one of them. */
const isBetween = ({ y, height }: Point & Size, from: number, to: number, near = 4): boolean =>
  y + height / 2 > Math.min(from, to) - near && y - height / 2 < Math.max(from, to) + near;

/** Arranges one state. */
class Arranging implements Arranged {
  readonly room: Room;
  readonly heads: Columns;
  readonly bounds: Bounds;
  readonly nodes = new Map<string, Box>();
  readonly pages = new Map<string, Box>();
  readonly pills = new Map<string, Box>();
  readonly #crossings = new Map<string, number>();
  /** Heights at which lines meet things, pages, groups and people. */
  readonly #intoThing = new Map<GoalLine, number>();
  readonly #throughPage = new Map<string, number>();
  /** Where a refused line would leave the page that refuses it. */
  readonly #outOfPage = new Map<GoalLine, number>();
  readonly #intoGroup = new Map<string, number>();
  readonly #outOfGroup = new Map<string, number>();
  readonly #outOfWho = new Map<string, number>();
  readonly routes = new Map<string, Route>();
  readonly ports: { page: string; y: number; line: string }[] = [];
  readonly #top: number;

  constructor(
    private readonly picture: GoalPicture,
    columns: Columns,
    fixed: Places,
    { width, height }: Size,
    readonly needs = height,
  ) {
    this.room = columns.room;
    this.heads = columns;
    this.bounds = { left: 0, top: 0, right: width, bottom: height };
    this.#top = tops[this.room];
    const here = new Set(picture.nodes.map(({ id }) => id));
    for (const [id, box] of fixed) if (here.has(id)) this.nodes.set(id, box);
    this.#placePages();
    this.#placeGroups();
    this.#placePills();
    this.#route();
  }

  get #centre(): number {
    return (this.#top + this.bounds.bottom) / 2;
  }
  #y(id: string): number {
    return this.nodes.get(id)?.y ?? this.pages.get(id)?.y ?? this.#centre;
  }

  /** Whether a line's pill stands under its page, as there is no room for it at the right. */
  #isUnder(line: GoalLine): boolean {
    return isPaged(line) && (line.endsAtPage || pillSize(line, this.room).width > this.heads.pills);
  }
  /** The first page that a line goes through; empty if it goes through none. */
  #pageOf(line: GoalLine): string {
    return line.ways.find(({ page }) => page !== null)?.page ?? '';
  }

  #items(): Item[] {
    const { lines, pages, belongings } = this.picture;
    const between = (line: GoalLine): number[] =>
      line.ways.map(({ who }) => (this.#y(who) + this.#y(line.target)) / 2);
    const items: Item[] = pages.map((page) => {
      const through = lines.filter((line) => this.#pageOf(line) === page.id);
      const pills = through.filter((line) => this.#isUnder(line));
      const owners = belongings.filter(({ to }) => to === page.id).map(({ from }) => this.#y(from));
      const { height } = pageSize(page, this.room);
      const below = pills.reduce((sum, line) => sum + this.#underGap + pillSize(line, this.room).height, 0);
      const want = middleOf(through.flatMap(between), middleOf(owners, this.#centre));
      return { id: page.id, page, line: null, pills, want, above: height / 2, below: height / 2 + below };
    });
    for (const [line, way] of this.#past()) {
      const want = (this.#y(way.who) + this.#y(line.target)) / 2;
      items.push({ ...bareItem, id: wayKey(line, way), want, above: passing, below: passing });
    }
    for (const line of lines) {
      if (isPaged(line)) continue;
      const half = pillSize(line, this.room).height / 2;
      const want = middleOf(between(line), this.#centre);
      items.push({ ...bareItem, id: line.id, line, want, above: half, below: half });
    }
    return items;
  }

  /** The ways past all pages of those lines whose pill stands behind a page, which is somebody else's. */
  #past(): [GoalLine, GoalWay][] {
    return this.picture.lines.flatMap((line) =>
      isPaged(line) && !this.#isUnder(line)
        ? line.ways.flatMap((way): [GoalLine, GoalWay][] => (way.page === null ? [[line, way]] : []))
        : [],
    );
  }

  /** The size and horizontal place of a pill in the pages' column. */
  #inColumn(line: GoalLine): Size & { readonly x: number } {
    const [left, right] = this.heads.limits;
    const size = pillSize(line, this.room, right - left);
    const x = Math.max(left + size.width / 2, Math.min(right - size.width / 2, this.heads.policies));
    return { ...size, x };
  }
  get #underGap(): number {
    return this.room === 'small' ? 16 : under;
  }

  #placePages(): void {
    const items = this.#items().sort((a, b) => a.want - b.want);
    const ys = pack(items, gaps[this.room], this.#top, this.bounds.bottom - foot);
    const x = this.heads.policies;
    items.forEach(({ page, line, pills, id }, i) => {
      const y = ys[i] ?? 0;
      if (line) this.pills.set(id, { y, ...this.#inColumn(line) });
      else if (!page) this.#crossings.set(`pages>${id}`, y);
      if (!page) return;
      const size = pageSize(page, this.room);
      this.pages.set(id, { x, y, ...size });
      let bottom = y + size.height / 2;
      for (const one of pills) {
        const own = this.#inColumn(one);
        bottom += this.#underGap + own.height;
        this.pills.set(one.id, { y: bottom - own.height / 2, ...own });
      }
    });
  }

  /** Where a way goes after its group: to its page, or to its pill. */
  #after(line: GoalLine, way: GoalWay): number {
    if (line.endsAtPage) return this.pills.get(line.id)?.y ?? 0;
    const past = this.#crossings.get(`pages>${wayKey(line, way)}`) ?? this.pills.get(line.id)?.y ?? 0;
    return way.page === null ? past : this.#y(way.page);
  }

  #placeGroups(): void {
    const { lines, nodes, belongings } = this.picture;
    const groups = nodes.filter(({ column }) => column === 'groups');
    if (groups.length === 0) return;
    const isGroup = new Set(groups.map(({ id }) => id));
    const items: (Packed & { readonly id: string; readonly node: GoalNode | null })[] = groups.map((node) => {
      const ways = lines.flatMap((line) => line.ways.filter(({ group }) => group === node.id));
      const members = [
        ...ways.map(({ who }) => who),
        ...belongings.filter(({ to }) => to === node.id).map(({ from }) => from),
      ];
      const want = middleOf(
        members.map((id) => this.#y(id)),
        this.#centre,
      );
      return { id: node.id, node, want, ...reachOf(node, this.room) };
    });
    const pass = (id: string, from: number, to: number): void => {
      items.push({ id, node: null, want: from + (to - from) * 0.25, above: passing, below: passing });
    };
    for (const line of lines)
      for (const way of line.ways)
        if (way.group === null) pass(wayKey(line, way), this.#y(way.who), this.#after(line, way));
    for (const one of this.#quiet())
      if (!one.label && !isGroup.has(one.from) && !isGroup.has(one.to))
        pass(belongingKey(one), this.#y(one.from), this.#y(one.to));
    items.sort((a, b) => a.want - b.want);
    const ys = pack(items, 4, this.#top, this.bounds.bottom - foot);
    items.forEach(({ id, node }, i) => {
      const y = ys[i] ?? 0;
      if (node) this.nodes.set(id, boxAt(node, this.room, this.heads.groups, y));
      else this.#crossings.set(id, y);
    });
  }

  /** Everybody who belongs somewhere, if no line says so. */
  #quiet(): readonly Belonging[] {
    const told = new Set<string>();
    for (const { ways } of this.picture.lines)
      for (const { who, group, page } of ways) {
        if (group !== null) told.add(belongingKey({ from: who, to: group }));
        if (page !== null) told.add(belongingKey({ from: group ?? who, to: page }));
      }
    return this.picture.belongings.filter((one) => !told.has(belongingKey(one)));
  }

  /** Places the pills between pages and things, and lets other lines pass them. */
  #placePills(): void {
    const { what, policies } = this.heads;
    const right = policies + pageWidth[this.room] / 2;
    const x = pillsAt(this.room, right + what - 23);
    const items: (Packed & { readonly line: GoalLine; readonly isPill: boolean })[] = [];
    for (const line of this.picture.lines) {
      const to = this.#y(line.target);
      const own = line.endsAtPage ? this.pages.get(this.#pageOf(line)) : this.pills.get(line.id);
      if (own) items.push({ line, isPill: false, want: (own.y + to) / 2, above: passing, below: passing });
      else {
        const { width, height } = pillSize(line, this.room);
        const from = this.#y(this.#pageOf(line));
        // Where a name leaves no room for a turn behind the pill, it stands no lower than its thing, above lines that pass.
        const isTight = this.#names('what', from, to).some(
          (name) => leftOf(name) - 6 - this.#turn < x + width / 2,
        );
        items.push({
          line,
          isPill: true,
          want: isTight ? to - height / 2 - 6 : from + (to - from) * 0.55,
          above: height / 2,
          below: height / 2,
        });
      }
    }
    items.sort((a, b) => a.want - b.want);
    const gap = this.room === 'small' ? 6 : 12;
    const ys = pack(items, gap, this.#top, this.bounds.bottom - foot);
    items.forEach(({ line, isPill }, i) => {
      const y = ys[i] ?? 0;
      if (isPill) this.pills.set(line.id, { x, y, ...pillSize(line, this.room) });
      else this.#crossings.set(`pills>${line.id}`, y);
    });
  }

  /** Where a line passes the column of pills. */
  #atPills(line: GoalLine): number {
    return this.#crossings.get(`pills>${line.id}`) ?? this.pills.get(line.id)?.y ?? 0;
  }

  /** How much of a node's side lines may take. */
  #side(id: string, most: number): number {
    return Math.min(most, (this.nodes.get(id)?.height ?? most) - 6);
  }

  #portsOf<T>(all: readonly T[], at: (one: T) => number, room: number): ReadonlyMap<T, number> {
    const sorted = [...all].sort((a, b) => at(a) - at(b));
    const offsets = portsFor(sorted.length, room);
    return new Map(sorted.map((one, i) => [one, offsets[i] ?? 0]));
  }

  /** Where lines come to a thing: in the order in which they come, side by side. */
  #meetThings(lines: readonly GoalLine[]): void {
    for (const id of new Set(lines.map(({ target }) => target))) {
      const own = lines.filter(({ target }) => target === id);
      for (const [line, y] of this.#portsOf(own, (one) => this.#atPills(one), this.#side(id, 36)))
        this.#intoThing.set(line, this.#y(id) + y);
    }
  }

  #meetPages(lines: readonly GoalLine[]): void {
    for (const [id, box] of this.pages) {
      const own = lines.filter((line) => line.ways.some(({ page }) => page === id));
      const order = (line: GoalLine): number =>
        (this.#isUnder(line) && !line.endsAtPage ? 1e5 : 0) + this.#atPills(line);
      for (const [line, y] of this.#portsOf(own, order, box.height - 28)) {
        if (line.endsAtPage) this.#outOfPage.set(line, box.y + y);
        else {
          this.#throughPage.set(`${line.id}>${id}`, box.y + y);
          this.ports.push({ page: id, y, line: line.id });
        }
      }
    }
  }

  #meetGroups(walks: readonly Walk[]): void {
    for (const { id, column } of this.picture.nodes) {
      if (column !== 'groups') continue;
      const own = walks.filter(({ way }) => way.group === id);
      const different = [...new Map(own.map((walk) => [walk.line, walk])).values()];
      for (const [{ line }, y] of this.#portsOf(different, (walk) => this.#after(walk.line, walk.way), 30))
        this.#outOfGroup.set(`${line.id}>${id}`, this.#y(id) + y);
      const out = ({ line }: Walk): number => (this.#outOfGroup.get(`${line.id}>${id}`) ?? 0) / 1e4;
      for (const [{ line, way }, y] of this.#portsOf(own, (one) => this.#y(one.way.who) + out(one), 30))
        this.#intoGroup.set(wayKey(line, way), this.#y(id) + y);
    }
  }

  #leavePeople(walks: readonly Walk[]): void {
    const next = ({ line, way }: Walk): number => {
      if (way.group !== null)
        return this.#y(way.group) + (this.#outOfGroup.get(`${line.id}>${way.group}`) ?? 0) / 1e4;
      const port = this.#throughPage.get(`${line.id}>${way.page ?? ''}`);
      return this.#crossings.get(wayKey(line, way)) ?? port ?? this.#after(line, way);
    };
    for (const { id, column } of this.picture.nodes) {
      if (column !== 'who') continue;
      const own = walks.filter(({ way }) => way.who === id);
      for (const [{ line, way }, y] of this.#portsOf(own, next, this.#side(id, 34)))
        this.#outOfWho.set(wayKey(line, way), this.#y(id) + y);
    }
  }

  /** The group that a way goes through, or the gap between groups. */
  #stopsAtGroups({ line, way }: Walk): Stop[] {
    const key = wayKey(line, way);
    const crossing = this.#crossings.get(key);
    if (way.group === null) return crossing === undefined ? [] : [gate(this.heads.groups, 50, crossing)];
    const box = this.nodes.get(way.group);
    const leave = this.#outOfGroup.get(`${line.id}>${way.group}`);
    return box ? [{ box, enter: this.#intoGroup.get(key) ?? box.y, leave: leave ?? box.y }] : [];
  }

  /** The page and the pill of a way. */
  #stopsAtPages({ line, way }: Walk, pill: Box): Stop[] {
    const page = way.page === null ? undefined : this.pages.get(way.page);
    const atPill: Stop = { box: pill, enter: pill.y, leave: pill.y };
    if (line.endsAtPage) return [atPill];
    const past = this.#crossings.get(`pages>${wayKey(line, way)}`);
    if (past !== undefined) return [gate(this.heads.policies, this.#pageWidth, past), atPill];
    // It stays level as long as it is under or above pages, which may be wider than its pill.
    if (!page) {
      const [half, { policies }] = [this.#pageWidth / 2, this.heads];
      const left = Math.min(leftOf(pill), policies - half);
      const right = Math.max(rightOf(pill), policies + half);
      return [gate((left + right) / 2, right - left, pill.y)];
    }
    const port = this.#throughPage.get(`${line.id}>${way.page ?? ''}`) ?? page.y;
    const atPage: Stop = { box: page, enter: port, leave: port };
    if (!this.#isUnder(line)) return [atPage, atPill];
    // The pill of a line through two pages stands under the first.
    return way.page === this.#pageOf(line) ? [{ ...atPage, drop: pill }] : [atPage];
  }

  /** The gap between pills that a line passes. */
  #stopsAtPills(line: GoalLine): Stop[] {
    const past = this.#crossings.get(`pills>${line.id}`);
    if (past === undefined) return [];
    const own = line.endsAtPage ? this.pages.get(this.#pageOf(line)) : this.pills.get(line.id);
    const into = this.#intoThing.get(line) ?? past;
    const heights = [past, own?.y ?? past, into];
    // A line that comes near none of them need not be led past.
    const isNear = (box: Box): boolean => isBetween(box, Math.min(...heights), Math.max(...heights), 40);
    if (!this.#pillsBehind.some(isNear)) return [];
    const { x, width } = this.#pillColumn;
    // A line without a page turns already under a pill's end where a name follows, if no pill is in its way.
    const isFree = !isPaged(line) && !this.#pillsBehind.some((box) => isBetween(box, past, into));
    const names = isFree ? this.#names('what', past, into) : [];
    const left = x - width / 2;
    const right = Math.min(left + width, ...names.map((name) => leftOf(name) - 6 - this.#turn));
    return [gate((left + right) / 2, right - left, past)];
  }

  get #pageWidth(): number {
    return Math.max(0, ...[...this.pages.values()].map(({ width }) => width));
  }

  /** The pills between pages and things. */
  get #pillsBehind(): Box[] {
    const behind = this.picture.lines.filter((line) => isPaged(line) && !this.#isUnder(line));
    return behind.flatMap((line) => this.pills.get(line.id) ?? []);
  }

  /** The middle of the pills between pages and things, and the width of the widest. */
  get #pillColumn(): { readonly x: number; readonly width: number } {
    const boxes = this.#pillsBehind;
    return { x: boxes[0]?.x ?? 0, width: Math.max(30, ...boxes.map(({ width }) => width)) };
  }

  /** Where a line ends at its thing. */
  #atThing(line: GoalLine, thing: Box): Point {
    return { x: leftOf(thing) - 5, y: this.#intoThing.get(line) ?? thing.y };
  }

  #routeOf(walk: Walk): Route | null {
    const { line, way } = walk;
    const pill = this.pills.get(line.id);
    const target = this.nodes.get(line.target);
    if (!pill || !target) return null;
    const start = {
      x: this.heads.who,
      y: this.#outOfWho.get(wayKey(line, way)) ?? this.#y(way.who),
    };
    const stops = [...this.#stopsAtGroups(walk), ...this.#stopsAtPages(walk, pill)];
    const page = way.page === null ? undefined : this.pages.get(way.page);
    if (line.endsAtPage && page)
      return this.#way(start, stops, { x: page.x, y: page.y + page.height / 2 + 2 }, 'up');
    const end = this.#atThing(line, target);
    return this.#way(start, [...stops, ...this.#stopsAtPills(line)], end, 'right');
  }

  #way(start: Point, stops: readonly Stop[], end: Point, heading: 'right' | 'up'): Route {
    const leads = this.#leads(start, stops, end);
    return bendsThrough(start, this.#levelled(start, stops, end, leads, heading), end, heading, leads);
  }

  #levelled(
    start: Point,
    stops: readonly Stop[],
    end: Point,
    leads: Leads,
    heading: 'right' | 'up' = 'right',
  ): Stop[] {
    const beside: Beside = (box, from, to) => this.#beside(box, from, to);
    return levelled(start, stops, end, { isUp: heading === 'up', turn: this.#turn, leads, beside });
  }

  /** The least width in which a way turns from one height to another. */
  get #turn(): number {
    return this.room === 'small' ? 7 : 16;
  }

  /** Leads a way past the names that it would meet where it leaves somebody and where it comes to something. */
  #leads(start: Point, stops: readonly Stop[], end: Point): Leads {
    const [first, last] = [stops[0], stops.at(-1)];
    const behind = last?.drop ?? last?.box;
    const left = this.#names('who', start.y, first?.enter ?? end.y).map((one) => rightOf(one) + 1);
    const right = this.#names('what', last?.drop?.y ?? last?.leave ?? start.y, end.y).map(
      (one) => leftOf(one) - 6,
    );
    const most = (first ? leftOf(first.box) : end.x) - this.#turn;
    const least = behind ? rightOf(behind) + this.#turn : start.x;
    return {
      start: Math.max(20, Math.min(most, Math.max(0, ...left)) - start.x),
      end: Math.max(0, end.x - Math.max(least, Math.min(end.x, ...right))),
    };
  }

  /** The names of a column that lie between two heights. */
  #names(column: GoalNode['column'], from: number, to: number): Box[] {
    return this.picture.nodes.flatMap((node) => {
      const box = this.nodes.get(node.id);
      if (!box || node.column !== column) return [];
      const name = namesBox(node, box, this.room);
      return isBetween(name, from, to) ? [name] : [];
    });
  }

  /** The pages and pills, or the groups' names, of a box's column that lie between two heights. */
  #beside(box: Point, from: number, to: number): Box[] {
    const { x: pills } = this.#pillColumn;
    const isBehind = ({ x }: Point): boolean => Math.abs(x - pills) < Math.abs(x - this.heads.policies);
    if (box.x < this.heads.policies - this.#pageWidth / 2) return this.#names('groups', from, to);
    return [...this.pages.values(), ...this.pills.values()].filter(
      (one) => isBehind(one) === isBehind(box) && isBetween(one, from, to),
    );
  }

  #route(): void {
    const { lines } = this.picture;
    const walks = lines.flatMap((line) => line.ways.map((way) => ({ line, way })));
    this.#meetThings(lines);
    this.#meetPages(lines);
    this.#meetGroups(walks);
    this.#leavePeople(walks);
    for (const walk of walks) {
      const route = this.#routeOf(walk);
      if (route) this.routes.set(wayKey(walk.line, walk.way), route);
    }
    for (const line of lines) this.#routeBeyond(line);
    for (const one of this.#quiet()) this.#routeQuiet(one);
  }

  #routeBeyond(line: GoalLine): void {
    const page = this.pages.get(this.#pageOf(line));
    const target = this.nodes.get(line.target);
    if (!line.endsAtPage || !page || !target) return;
    const at = this.#outOfPage.get(line) ?? page.y;
    const start = { x: rightOf(page) - 20, y: at };
    const end = this.#atThing(line, target);
    const stops = [{ box: page, enter: at, leave: at }, ...this.#stopsAtPills(line)];
    const leads = { ...this.#leads(start, stops, end), start: 20 };
    const [first, ...others] = this.#levelled({ x: page.x - page.width, y: at }, stops, end, leads);
    if (!first) return;
    const begun = { x: rightOf(first.box) - 20, y: at };
    const route = bendsThrough(begun, others, end, 'right', leads);
    this.routes.set(beyondKey(line), { ...route, from: start });
  }

  #routeQuiet(one: Belonging): void {
    const from = this.nodes.get(one.from);
    const to = this.nodes.get(one.to) ?? this.pages.get(one.to);
    if (from && to && one.label) this.#routeTie(one, from, to);
    if (!from || !to || from.x >= to.x) return;
    const crossing = this.#crossings.get(belongingKey(one));
    const stops = crossing === undefined ? [] : [gate(this.heads.groups, 50, crossing)];
    this.routes.set(
      belongingKey(one),
      this.#way({ x: from.x, y: from.y }, stops, { x: leftOf(to) - 2, y: to.y }, 'right'),
    );
  }

  /** A tie leads down from the name of a thing. */
  #routeTie(tie: Belonging, { x, y }: Box, to: Box): void {
    const node = this.picture.nodes.find(({ id }) => id === tie.from);
    const start = y + (node ? reachOf({ ...node, beside: [] }, this.room).below : 0);
    const end = to.y - to.height / 2 - 4;
    const bends = [{ x, y: (start + end) / 2 }];
    this.routes.set(belongingKey(tie), { from: { x, y: start }, to: { x, y: end }, bends });
  }

  /** The height that the fullest column needs. */
  static needs(picture: GoalPicture, columns: Columns): number {
    const one = new Arranging(picture, columns, new Map(), { width: 0, height: 100_000 });
    const { room } = columns;
    const groups = standing([picture], 'groups', room);
    const ways = picture.lines.flatMap(({ ways: all }) => all).filter(({ group }) => group === null);
    const free = ways.map(() => ({ want: 0, above: passing, below: passing }));
    return Math.max(
      heightOf(one.#items(), gaps[room]),
      groups.length === 0 ? 0 : heightOf([...groups, ...free], 4),
    );
  }
}

/** Leaves out the policies that decide nothing, apart from those that the learner has made. */
function withoutMinor(picture: GoalPicture): GoalPicture {
  return { ...picture, pages: picture.pages.filter(({ isMinor, isMade }) => !isMinor || isMade) };
}

/** Leaves out of the states of one picture what has no room: `isTooHigh` tells whether the rest still has none. */
export type Fold = (
  all: readonly GoalPicture[],
  isTooHigh: (some: readonly GoalPicture[]) => boolean,
) => readonly GoalPicture[];

/**
 * Arranges the states of one lesson's picture in a place of this size, so that people and things keep their places from
 * one to the next. If there isn't height for all, policies that decide nothing are left out where that helps, and then
 * what `fold` leaves out; what still needs more height gets it.
 */
export function arrange(pictures: readonly GoalPicture[], size: Size, fold?: Fold): readonly Arranged[] {
  const columns = columnsOf(pictures, size);
  const { room } = columns;
  const needs = (some: readonly GoalPicture[]): number =>
    Math.ceil(
      tops[room] +
        foot +
        Math.max(
          heightOf(standing(some, 'who', room), gaps[room]),
          heightOf(standing(some, 'what', room), gaps[room]),
          ...some.map((picture) => Arranging.needs(picture, columns)),
        ),
    );
  const fewer = pictures.map((picture) => withoutMinor(picture));
  const all = needs(pictures) > Math.max(size.height, needs(fewer)) ? fewer : pictures;
  const shown = fold?.(all, (some) => needs(some) > size.height / leastZoom) ?? all;
  const height = Math.max(size.height, needs(shown));
  const fixed = fixedPlaces(shown, columns, height);
  return shown.map(
    (picture) => new Arranging(picture, columns, fixed, { width: size.width, height }, needs(all)),
  );
}
