import type { Change } from '../../engine/index.ts';
import frozen from './bases/lesson-starts.json' with { type: 'json' };
import { type Base, type Rows, rowsByPlace, type Tables, canonical } from './base.ts';

/**
 * The accounts in which lessons begin, frozen. `LESSON-1` is a lesson's first start. When the start changes,
 * the new one is added as `LESSON-2`. Links name these, so never change or remove one. `npm run freeze-base
 * lessons` adds what is missing.
 */
const starts = new Map(Object.entries(frozen as Readonly<Record<string, Tables>>));

export const startNames: readonly string[] = [...starts.keys()];

/** The newest of a lesson's starts, with its number; null if none was frozen. */
export function newestStart(lesson: string): { readonly name: string; readonly number: number } | null {
  for (let number = startNames.length; number > 0; number--)
    if (starts.has(`${lesson}-${number}`)) return { name: `${lesson}-${number}`, number };
  return null;
}

/** The time at which all of them were made, ms. */
export const frozenAt = 1_767_603_600_000;
/** Whether a number is a time in ms: no other number in a start is as large. */
const isTime = (value: unknown): value is number => typeof value === 'number' && value > 1e12;

/** Shifts all times in a start's value by `shift`, in ms. */
function later(value: unknown, shift: number): unknown {
  if (isTime(value)) return value + shift;
  if (Array.isArray(value)) return value.map((one) => later(one, shift));
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([field, one]) => [field, later(one, shift)]))
    : value;
}

/** Whether a row is AWS's own: those have the same dates in every account. */
const isOfAws = ({ after }: Change): boolean =>
  (after as { readonly account?: string } | null)?.account === 'aws';

/** The rows of a start that was made at `began`, ms; null if there is none of that name. */
export function startOf(name: string, began = frozenAt): Rows | null {
  const tables = starts.get(name);
  if (!tables) return null;
  const shift = began - frozenAt;
  const rows = [...rowsByPlace(tables)];
  return new Map(
    rows.map(([place, row]) => [
      place,
      isOfAws(row) ? row : ({ ...row, after: later(row.after, shift) } as unknown as Change),
    ]),
  );
}

interface Dated {
  readonly createDate?: number;
}
const createdAt = ({ after }: Change): number | undefined => (after as Dated | null)?.createDate;

/**
 * How much later than the frozen start a start was made, in ms. The first row that is still there tells it.
 */
function shiftOf(start: Rows, there: Rows): number | null {
  for (const [place, row] of start) {
    if (isOfAws(row)) continue;
    const own = there.get(place);
    const [before, now] = [createdAt(row), own && createdAt(own)];
    if (before !== undefined && now !== undefined) return now - before;
  }
  return null;
}

/** The start of which an account still has the most rows unchanged; null if it has none. */
export function nearestStart(rows: readonly Change[]): Base | null {
  const there: Rows = new Map(rows.map((row) => [`${row.table}/${row.key}`, row]));
  let nearest: Base | null = null;
  let most = 0;
  for (const [name, tables] of starts) {
    const shift = shiftOf(rowsByPlace(tables), there);
    const began = frozenAt + (shift ?? 0);
    const start = shift === null || began < 0 ? null : startOf(name, began);
    if (!start) continue;
    // Rows that the account lacks count against a start, because a link must name them, too.
    const same = [...start].filter(([place, row]) => {
      const own = there.get(place);
      return own && canonical(own.after) === canonical(row.after);
    }).length;
    const score = 2 * same - start.size;
    if (nearest && score <= most) continue;
    [nearest, most] = [{ name, rows: start, began }, score];
  }
  return nearest;
}
