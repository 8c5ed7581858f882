import type { Lane } from './columns.ts';

/**
 * The order in which things stood, by lane, and that of the blocks between people and the door. Things that are gone
 * keep their place in it, so that they stand where they stood if an undo or a reload brings them back. Plain data, so
 * that it can be stored.
 */
export type Memory = { readonly [L in Lane | 'blocks']?: readonly string[] };

/** How many nodes that are gone a lane remembers. */
const mostGone = 60;

/** Returns all ids that are there now, in their order. An id that is gone stays behind the one that it stood behind. */
function withGone(before: readonly string[], now: readonly string[]): readonly string[] {
  const all = [...now];
  const there = new Set(now);
  let gone = 0;
  before.forEach((id, i) => {
    if (there.has(id) || gone === mostGone) return;
    gone += 1;
    there.add(id);
    const [previous] = before
      .slice(0, i)
      .filter((one) => there.has(one))
      .slice(-1);
    all.splice(previous === undefined ? 0 : all.indexOf(previous) + 1, 0, id);
  });
  return all;
}

/** Returns the memory after a picture was laid out in an order. */
export function remember(before: Memory | undefined, order: Memory): Memory {
  const lanes = Object.keys({ ...before, ...order }) as (keyof Memory)[];
  return Object.fromEntries(lanes.map((lane) => [lane, withGone(before?.[lane] ?? [], order[lane] ?? [])]));
}

/**
 * Merges newcomers into those whose order is known: each comes before the first that stands below the height that the
 * newcomer wants. Newcomers must be sorted by that height.
 */
export function merged(
  kept: readonly string[],
  newcomers: readonly string[],
  wanted: (id: string) => number,
  at: (id: string) => number,
): string[] {
  const result: string[] = [];
  const wishes = newcomers.map(wanted);
  let next = 0;
  for (const id of kept) {
    for (; next < newcomers.length && (wishes[next] ?? 0) < at(id); next++)
      result.push(newcomers[next] ?? '');
    result.push(id);
  }
  return [...result, ...newcomers.slice(next)];
}
