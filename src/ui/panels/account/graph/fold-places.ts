/** The least gap between two counts, in pixels. */
const gap = 8;

/** A count of rows that are folded away: the middle of its column, and its own width, in pixels. */
interface Count {
  readonly middle: number;
  readonly width: number;
}

/**
 * Returns each count's left side: below its column's middle, moved to the right where the one before would touch it, and
 * back to the left where it would end beyond the picture's `room`.
 */
export function foldPlaces(counts: readonly Count[], room: number): number[] {
  let free = gap;
  const lefts = counts.map(({ middle, width }) => {
    const left = Math.max(free, middle - width / 2);
    free = left + width + gap;
    return left;
  });
  let end = room - gap;
  for (let i = counts.length - 1; i >= 0; i--) {
    lefts[i] = Math.min(lefts[i] ?? 0, end - (counts[i]?.width ?? 0));
    end = (lefts[i] ?? 0) - gap;
  }
  return lefts;
}
