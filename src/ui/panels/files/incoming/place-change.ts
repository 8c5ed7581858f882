import type { ShownChange, ShownLine, ShownThing } from './shown-change.ts';

type ColumnId = 'who' | 'groups' | 'policies' | 'roles' | 'things';

export interface Placed {
  readonly thing: ShownThing;
  /** The middle of its shape. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface PlacedLine {
  readonly line: ShownLine;
  readonly path: string;
  /** Where the line ends, and the direction in which it arrives there: 1 to the right. */
  readonly end: readonly [x: number, y: number, direction: 1 | -1];
}

interface PlacedChange {
  readonly width: number;
  readonly height: number;
  readonly columns: readonly { readonly id: ColumnId; readonly x: number; readonly y: number }[];
  /** The most letters of a shape's name, of a page's, and of what a page says. */
  readonly letters: { readonly name: number; readonly page: number; readonly says: number };
  readonly things: readonly Placed[];
  readonly lines: readonly PlacedLine[];
  /** Arrows from what goes to what replaces it. */
  readonly replacing: readonly string[];
  /** Things for which there is no room. */
  readonly left: number;
}

const order: readonly ColumnId[] = ['who', 'groups', 'policies', 'roles', 'things'];
const people: readonly string[] = [
  ...['user', 'root', 'service', 'account', 'federated', 'anyone', 'identityPool', 'identity', 'guest'],
  ...['poolUser', 'oidcProvider', 'samlProvider', 'directoryUser', 'instanceProfile', 'function'],
];

/** Whether a thing is drawn as a page with its name and words. */
export const isPage = (kind: ShownThing['kind']): boolean => kind === 'policy' || kind === 'inlinePolicy';

function columnOf({ kind }: ShownThing): ColumnId {
  if (people.includes(kind)) return 'who';
  if (kind === 'group' || kind === 'poolGroup' || kind === 'userPool') return 'groups';
  if (isPage(kind)) return 'policies';
  return kind === 'role' || kind === 'otherRole' ? 'roles' : 'things';
}

const shape = 48;
const page = { width: 190, height: 56 };
const [columnWidth, policyWidth] = [150, 230];
const [pitch, top, edge] = [104, 64, 8];
/** The most things of a column. */
const most = 12;

/** Columns of a picture that has too little room for five: one below the other, and pages beside those that they say it of. */
const narrowBands: readonly (readonly ColumnId[])[] = [
  ['who', 'groups', 'roles'],
  ['policies', 'things'],
];
/** The least width of a picture, and that of what stands between its two bands; the most width of a band. */
const [leastWidth, betweenBands, mostBand] = [260, 44, 220];
/** The space between columns that stand side by side. */
const [leastGap, mostGap] = [40, 88];
/** The most letters of a shape's name: `ecs-tasks.amazonaws.com` has 23. */
const mostLetters = 24;
/** The height of a column's head where it stands below another column. */
const headHeight = 60;
/** The room that a page's mark needs at its corner, on both sides so that its middle stays. */
const markRoom = 24;

const sizeOf = ({ kind }: ShownThing, width: number) =>
  isPage(kind) ? { ...page, width } : { width: shape, height: shape };

/** Touched things come first where a column has no room for all. */
function fitting(things: readonly ShownThing[]): readonly ShownThing[] {
  if (things.length <= most) return things;
  return [...things.filter(({ mark }) => mark), ...things.filter(({ mark }) => !mark)].slice(0, most);
}

/** Puts each thing near the middle of those that it is connected with in the columns before, pairs beside each other. */
function sorted(
  things: readonly ShownThing[],
  rows: ReadonlyMap<string, number>,
  lines: readonly ShownLine[],
): readonly ShownThing[] {
  const weight = new Map(
    things.map((thing, index) => {
      const ends = lines.flatMap(({ from, to }) =>
        from === thing.id ? (rows.get(to) ?? []) : to === thing.id ? (rows.get(from) ?? []) : [],
      );
      const mean = ends.reduce((sum, row) => sum + row, 0) / Math.max(1, ends.length);
      return [thing.id, ends.length > 0 ? mean : index] as const;
    }),
  );
  const keyOf = ({ id, mark, pairedWith }: ShownThing): number => {
    const own = weight.get(id) ?? 0;
    // A thing that goes stands right above its replacement.
    return mark === 'replaced' && pairedWith !== null && weight.has(pairedWith)
      ? Math.min(own, weight.get(pairedWith) ?? own)
      : own;
  };
  return [...things].sort((a, b) => keyOf(a) - keyOf(b));
}

/** Bands of columns, from left to right: each column a band of its own, or two bands where these are too wide. */
function bandsFor(
  full: readonly ColumnId[],
  room: number,
): readonly { readonly ids: readonly ColumnId[]; readonly width: number; readonly gap: number }[] {
  const widthOf = (id: ColumnId): number => (id === 'policies' ? policyWidth : columnWidth);
  const needed = full.reduce((sum, id) => sum + widthOf(id) + leastGap, 2 * edge - leastGap);
  // Names reach into the gaps beside their column.
  const gap = Math.min(mostGap, leastGap + Math.floor((room - needed) / full.length));
  if (needed <= room) return full.map((id) => ({ ids: [id], width: widthOf(id), gap }));
  const both = Math.max(leastWidth, room) - 2 * edge - betweenBands;
  return narrowBands
    .map((ids) => ids.filter((id) => full.includes(id)))
    .filter((ids) => ids.length > 0)
    .map((ids, at) => {
      // Pages have more words in them than shapes below them.
      const width = Math.min(mostBand, Math.floor(both * (at === 0 ? 0.42 : 0.58)));
      return { ids, width, gap: betweenBands };
    });
}

/**
 * Lays what a deployment touches out in columns: who, groups, policies, roles, and all else. `room`: the width that the
 * picture may have; columns that need more stand below each other.
 */
export function placeChange(
  { things, lines }: Pick<ShownChange, 'things' | 'lines'>,
  room = Infinity,
): PlacedChange {
  const rows = new Map<string, number>();
  const placed = new Map<string, Placed>();
  const columns: { id: ColumnId; x: number; y: number }[] = [];
  const of = (id: ColumnId) => things.filter((thing) => columnOf(thing) === id);
  const bands = bandsFor(
    order.filter((id) => of(id).length > 0),
    room,
  );
  const letters = { name: mostLetters, page: 20, says: 28 };
  let [x, left, deepest, bottom] = [edge, 0, 1, top + pitch];
  for (const { ids, width, gap } of bands) {
    let from = top;
    let row = 0;
    for (const id of ids) {
      const own = of(id);
      const fits = sorted(
        [...fitting(own)].sort((a, b) => Number(b.wasThere) - Number(a.wasThere)),
        rows,
        lines,
      );
      left += own.length - fits.length;
      columns.push({ id, x: x + width / 2, y: from - top + 28 });
      fits.forEach((thing, at) => {
        rows.set(thing.id, row + at);
        const size = sizeOf(thing, Math.min(page.width, width - markRoom));
        placed.set(thing.id, { thing, x: x + width / 2, y: from + pitch / 2 + at * pitch, ...size });
      });
      row += fits.length;
      from += fits.length * pitch + headHeight;
    }
    deepest = Math.max(deepest, row);
    bottom = Math.max(bottom, from - headHeight);
    const isOfPages = ids.includes('policies');
    if (isOfPages) letters.page = Math.min(letters.page, Math.floor((width - markRoom - 24) / 8.3));
    if (isOfPages) letters.says = Math.min(letters.says, Math.floor((width - markRoom - 12) / 6.4));
    letters.name = Math.min(letters.name, Math.floor((width + gap / 2) / 8.3));
    x += width + gap;
  }
  const lanes = new Lanes(deepest);
  return {
    width: x - (bands[0]?.gap ?? 0) + edge,
    height: bottom,
    columns,
    letters,
    things: [...placed.values()],
    lines: lines.flatMap((line) => between(line, placed, lanes)),
    replacing: [...placed.values()].flatMap(({ thing, x: at, y }) => {
      const other = thing.pairedWith === null ? undefined : placed.get(thing.pairedWith);
      if (!other || !thing.wasThere || other.y <= y) return [];
      return [`M${String(at)} ${String(y + 54)}V${String(other.y - 36)}m-5 -7l5 7 5-7`];
    }),
    left,
  };
}

function between(line: ShownLine, placed: ReadonlyMap<string, Placed>, lanes: Lanes): readonly PlacedLine[] {
  const [from, to] = [placed.get(line.from), placed.get(line.to)];
  if (!from || !to) return [];
  if (from.x === to.x) {
    // Both stand in one column: the line runs around at its right.
    const [start, end] = [from.x + from.width / 2 + 4, to.x + to.width / 2 + 6];
    const path = `M${String(start)} ${String(from.y)}C${String(start + 46)} ${String(from.y)} ${String(end + 46)} ${String(to.y)} ${String(end)} ${String(to.y)}`;
    return [{ line, path, end: [end, to.y, -1] }];
  }
  const direction = to.x > from.x ? 1 : -1;
  const start: Point = [from.x + direction * (from.width / 2 + 4), from.y];
  const end: Point = [to.x - direction * (to.width / 2 + 6), to.y];
  const crossed = [...placed.values()].filter(({ x }) => (x - from.x) * (x - to.x) < 0);
  const way = crossed.some((thing) => meets(start, end, thing))
    ? around(crossed, start, end, lanes)
    : bend(start, end);
  return [{ line, path: `M${String(start[0])} ${String(from.y)}${way}`, end: [...end, direction] }];
}

type Point = readonly [x: number, y: number];

/** Leaves and arrives level. */
function bend([x1, y1]: Point, [x2, y2]: Point): string {
  const middle = (x1 + x2) / 2;
  return `C${String(middle)} ${String(y1)} ${String(middle)} ${String(y2)} ${String(x2)} ${String(y2)}`;
}

/** How far things reach below their shapes: with their names, which pages have inside. */
const nameHeight = 30;

/** Whether a bend meets a thing or its name. */
function meets([x1, y1]: Point, [x2, y2]: Point, { thing, x, y, width, height }: Placed): boolean {
  const below = thing.kind === 'policy' ? 0 : nameHeight;
  return Array.from({ length: 33 }, (_, at) => at / 32).some((t) => {
    const along = 1.5 * t * (1 - t) + t ** 3;
    const across = t * t * (3 - 2 * t);
    const [px, py] = [x1 + (x2 - x1) * along, y1 + (y2 - y1) * across];
    return Math.abs(px - x) < width / 2 && py > y - height / 2 && py < y + height / 2 + below;
  });
}

/** How far below the middle between two rows lines go, as names stand above it, and how far they keep from each other. */
const [belowNames, apart] = [8, 7];

/** Gives each line that goes between two rows a height of its own there. */
class Lanes {
  readonly #taken = new Map<number, number>();

  constructor(readonly rows: number) {}

  /** The height for a line that would be at `y` in the middle of its way. */
  near(y: number): number {
    const row = Math.min(this.rows - 1, Math.round((y - top) / pitch));
    const taken = this.#taken.get(row) ?? 0;
    this.#taken.set(row, taken + 1);
    // In turns below and above the first, and on each other only where there is no more room.
    const step = Math.ceil((taken % 5) / 2) * (taken % 2 === 0 ? -1 : 1);
    return top + row * pitch + belowNames + step * apart;
  }
}

/** The room beside columns that a line goes around. */
const clear = 6;

/** Goes through columns between their rows, where nothing of them stands. */
function around(crossed: readonly Placed[], start: Point, end: Point, lanes: Lanes): string {
  const edges = crossed.flatMap(({ x, width }) => [x - width / 2 - clear, x + width / 2 + clear]);
  const [left, right] = [Math.min(...edges), Math.max(...edges)];
  const lane = lanes.near((start[1] + end[1]) / 2);
  const [enter, leave] = start[0] < end[0] ? [left, right] : [right, left];
  return `${bend(start, [enter, lane])}H${String(leave)}${bend([leave, lane], end)}`;
}
