/** A chapter's heading is about as tall as two of its lessons. */
const heading = 2;

interface Chapter {
  /** The chapter's lessons. */
  readonly rows: readonly unknown[];
}

const heightOf = ({ rows }: Chapter): number => rows.length + heading;

/** Puts chapters below each other as long as a column isn't taller than the limit, in lessons. */
function stack<One extends Chapter>(chapters: readonly One[], limit: number): One[][] {
  const columns: One[][] = [];
  let height = Infinity;
  for (const chapter of chapters) {
    if (height + heightOf(chapter) > limit) {
      columns.push([]);
      height = 0;
    }
    columns.at(-1)?.push(chapter);
    height += heightOf(chapter);
  }
  return columns;
}

/**
 * Distributes chapters over at most so many columns, in their order, so that the tallest column is as short as it can
 * be.
 */
export function mapColumns<One extends Chapter>(chapters: readonly One[], most: number): One[][] {
  let limit = Math.max(0, ...chapters.map(heightOf));
  let columns = stack(chapters, limit);
  while (columns.length > Math.max(1, most)) columns = stack(chapters, ++limit);
  return columns;
}

/** The place of a lesson on the map, in CSS pixels from the map's corner. */
export interface MapBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How far from the left edge of its lesson a line to another one in the same chapter begins. */
const along = 12;

/** How far lines stay from lessons to which they don't belong, in pixels. */
const clear = 10;

/** A curve that leaves and arrives horizontally. */
function curve(x: number, y: number, toX: number, toY: number): string {
  const bend = Math.max(14, Math.min(28, (toX - x) / 2));
  return `C${String(x + bend)} ${String(y)} ${String(toX - bend)} ${String(toY)} ${String(toX)} ${String(toY)}`;
}

/** Returns the lessons of the chapters between two. */
const between = (from: MapBox, to: MapBox, all: readonly MapBox[]): readonly MapBox[] =>
  all.filter(({ x, width }) => x > from.x + from.width && x + width < to.x);

/**
 * The way of a line from a lesson to one that builds on it: down within a chapter, across to another one. Past the
 * chapters between, it is level: at the height at which it began, or below their last lesson.
 */
export function mapLine(from: MapBox, to: MapBox, all: readonly MapBox[] = []): string {
  const middle = to.y + to.height / 2;
  const isBelow = Math.abs(from.x - to.x) < 40;
  if (isBelow && from.y < to.y) {
    const x = from.x + along;
    const start = `M${String(x)} ${String(from.y + from.height)}`;
    // A line to an indented lesson ends at the lesson's side.
    return to.x > from.x + 4
      ? `${start}V${String(middle - 8)}Q${String(x)} ${String(middle)} ${String(to.x)} ${String(middle)}`
      : `${start}V${String(to.y)}`;
  }
  const [x, y] = [from.x + from.width, from.y + from.height / 2];
  const start = `M${String(x)} ${String(y)}`;
  const passed = between(from, to, all);
  if (passed.length === 0) return start + curve(x, y, to.x - 4, middle);
  const isClear = passed.every((box) => box.y > y + clear || box.y + box.height < y - clear);
  const level = isClear ? y : Math.max(...passed.map((box) => box.y + box.height)) + clear;
  const [left, right] = [
    Math.min(...passed.map((box) => box.x)),
    Math.max(...passed.map((box) => box.x + box.width)),
  ];
  const down = isClear ? '' : curve(x, y, left - 4, level);
  return `${start}${down}H${String(right + 4)}${curve(right + 4, level, to.x - 4, middle)}`;
}
