/** Up to so many steps every combination is dropped; of longer solutions one and two steps together. */
const mostForAll = 5;

/** Which steps to leave out of a solution: every way to leave out some and keep the order of the rest. */
export function subsetsOf(steps: readonly number[]): readonly ReadonlySet<number>[] {
  if (steps.length <= mostForAll)
    return Array.from({ length: 2 ** steps.length - 1 }, (_none, i) => {
      const bits = i + 1;
      return new Set(steps.filter((_step, at) => (bits >> at) & 1));
    });
  const pairs = steps.flatMap((one, i) => steps.slice(i + 1).map((other) => new Set([one, other])));
  return [...steps.map((one) => new Set([one])), ...pairs];
}
