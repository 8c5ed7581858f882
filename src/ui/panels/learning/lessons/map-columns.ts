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
