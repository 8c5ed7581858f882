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
  readonly columns: readonly { readonly id: ColumnId; readonly x: number }[];
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

function columnOf({ kind }: ShownThing): ColumnId {
  if (people.includes(kind)) return 'who';
  if (kind === 'group' || kind === 'poolGroup' || kind === 'userPool') return 'groups';
  if (kind === 'policy') return 'policies';
  return kind === 'role' || kind === 'otherRole' ? 'roles' : 'things';
}

const shape = 48;
const page = { width: 170, height: 56 };
const [columnWidth, policyWidth] = [150, 210];
const [pitch, top, edge] = [104, 64, 8];
/** The most things of a column. */
const most = 12;

const sizeOf = ({ kind }: ShownThing) => (kind === 'policy' ? page : { width: shape, height: shape });

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

/** Lays what a deployment touches out in columns: who, groups, policies, roles, and all else. */
export function placeChange({ things, lines }: Pick<ShownChange, 'things' | 'lines'>): PlacedChange {
  const rows = new Map<string, number>();
  const placed = new Map<string, Placed>();
  const columns: { id: ColumnId; x: number }[] = [];
  let [x, left, deepest] = [edge, 0, 1];
  for (const id of order) {
    const own = things.filter((thing) => columnOf(thing) === id);
    if (own.length === 0) continue;
    const width = id === 'policies' ? policyWidth : columnWidth;
    const fits = sorted(
      [...fitting(own)].sort((a, b) => Number(b.wasThere) - Number(a.wasThere)),
      rows,
      lines,
    );
    left += own.length - fits.length;
    deepest = Math.max(deepest, fits.length);
    columns.push({ id, x: x + width / 2 });
    fits.forEach((thing, row) => {
      rows.set(thing.id, row);
      placed.set(thing.id, { thing, x: x + width / 2, y: top + pitch / 2 + row * pitch, ...sizeOf(thing) });
    });
    x += width + 40;
  }
  return {
    width: x - 40 + edge,
    height: top + deepest * pitch,
    columns,
    things: [...placed.values()],
    lines: lines.flatMap((line) => between(line, placed)),
    replacing: [...placed.values()].flatMap(({ thing, x: at, y }) => {
      const other = thing.pairedWith === null ? undefined : placed.get(thing.pairedWith);
      if (!other || !thing.wasThere || other.y <= y) return [];
      return [`M${String(at)} ${String(y + 54)}V${String(other.y - 36)}m-5 -7l5 7 5-7`];
    }),
    left,
  };
}

function between(line: ShownLine, placed: ReadonlyMap<string, Placed>): readonly PlacedLine[] {
  const [from, to] = [placed.get(line.from), placed.get(line.to)];
  if (!from || !to) return [];
  if (from.x === to.x) {
    // Both stand in one column: the line runs around at its right.
    const [start, end] = [from.x + from.width / 2 + 4, to.x + to.width / 2 + 6];
    const path = `M${String(start)} ${String(from.y)}C${String(start + 46)} ${String(from.y)} ${String(end + 46)} ${String(to.y)} ${String(end)} ${String(to.y)}`;
    return [{ line, path, end: [end, to.y, -1] }];
  }
  const direction = to.x > from.x ? 1 : -1;
  const start = from.x + direction * (from.width / 2 + 4);
  const end = to.x - direction * (to.width / 2 + 6);
  const middle = (start + end) / 2;
  const path = `M${String(start)} ${String(from.y)}C${String(middle)} ${String(from.y)} ${String(middle)} ${String(to.y)} ${String(end)} ${String(to.y)}`;
  return [{ line, path, end: [end, to.y, direction] }];
}
