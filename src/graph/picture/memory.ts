import type { Lane } from './columns.ts';

/**
 * In which order things stood, by lane, and the blocks between people and the door: those that are gone keep their
 * place, so that what comes back, by an undo or a reload, stands where it stood. Plain data, so that it can be kept.
 */
export type Memory = { readonly [L in Lane | 'blocks']?: readonly string[] };

/** How many nodes that are gone a lane remembers. */
const mostGone = 60;

/** Returns all ids that are there now, in their order, and each one that is gone behind the one that it stood behind. */
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
 * Newcomers among those whose order is known: each before the first that stands below where the newcomer wants to be.
 * Newcomers come sorted by what they want.
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
