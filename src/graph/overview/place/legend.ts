import type { FlowLayout } from './place-flow.ts';

const columns = ['users', 'roles', 'policies'] as const;
type Scaled = (typeof columns)[number];

/** What a bar of that height stands for. */
interface LegendRow {
  readonly column: Scaled;
  readonly count: number;
  readonly bar: number;
  /** Its middle. */
  readonly y: number;
}

interface Legend {
  readonly x: number;
  /** Of its head. */
  readonly y: number;
  readonly rows: readonly LegendRow[];
}

const [rowHeight, headingHeight, mostBar] = [20, 24, 14];

/** The largest 1, 2 or 5 with noughts whose bar isn't taller than a row. */
function roundCount(scale: number, most: number): number {
  let best = 1;
  for (let power = 1; power * scale <= mostBar && power <= most; power *= 10)
    for (const step of [1, 2, 5])
      if (step * power * scale <= mostBar && step * power <= most) best = step * power;
  return best;
}

/** The scales in the corner below the keys, where there is room for them; null where there isn't. */
export function legendOf({ flow, room, spans, isNarrow, blocks, scales }: FlowLayout): Legend | null {
  if (isNarrow || room.isBare || room.isPart || spans.keys.width === 0) return null;
  const shown = columns.filter((column) => flow.totals[column] > 0 && scales[column] > 0);
  const y = room.height - shown.length * rowHeight - 8;
  const lowest = Math.max(
    0,
    ...[...blocks.values()].flatMap(({ block, top, height, y: at, bar }) =>
      block.column === 'keys' ? [top + height, at + bar] : [],
    ),
  );
  if (shown.length === 0 || lowest + headingHeight > y - headingHeight / 2) return null;
  const rows = shown.map((column, i): LegendRow => {
    const count = roundCount(scales[column], flow.totals[column]);
    return { column, count, bar: Math.max(1.5, count * scales[column]), y: y + (i + 0.5) * rowHeight };
  });
  return { x: spans.keys.x, y: y - headingHeight / 2, rows };
}
