/** Something in a column: its wished place, and how far it reaches above and below that place. */
export interface Packed {
  readonly want: number;
  readonly above: number;
  readonly below: number;
}

interface Run {
  /** Where its first item would stand, on average. */
  mean: number;
  count: number;
}

const needs = (items: readonly Packed[], gap: number): number[] => {
  const from: number[] = [];
  items.forEach(({ above }, i) => {
    const before = items[i - 1];
    from.push(before ? (from[i - 1] ?? 0) + before.below + gap + above : 0);
  });
  return from;
};

/** Returns the height that items need in a column. */
export function heightOf(items: readonly Packed[], gap: number): number {
  const [first, last] = [items[0], items.at(-1)];
  return first && last ? first.above + (needs(items, gap).at(-1) ?? 0) + last.below : 0;
}

/**
 * Places items, which are in the order of their wishes, between `top` and `bottom`: as near to the wishes as they can
 * be without touching each other (isotonic regression by pooling neighbours).
 */
export function pack(items: readonly Packed[], gap: number, top: number, bottom: number): number[] {
  const [first, last] = [items[0], items.at(-1)];
  if (!first || !last) return [];
  const from = needs(items, gap);
  const runs: Run[] = [];
  items.forEach(({ want }, i) => {
    let run: Run = { mean: want - (from[i] ?? 0), count: 1 };
    for (let before = runs.at(-1); before && before.mean > run.mean; before = runs.at(-1)) {
      runs.pop();
      const count = before.count + run.count;
      run = { mean: (before.mean * before.count + run.mean * run.count) / count, count };
    }
    runs.push(run);
  });
  const least = top + first.above;
  const most = bottom - last.below - (from.at(-1) ?? 0);
  const limited = (at: number): number => Math.max(least, Math.min(most, at));
  let i = 0;
  return runs.flatMap(({ mean, count }) =>
    Array.from({ length: count }, () => limited(mean) + (from[i++] ?? 0)),
  );
}
