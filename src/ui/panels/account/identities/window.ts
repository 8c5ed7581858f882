import type { Line } from './lines.ts';

/** Heights of the lines in CSS pixels: an entity has its summary under its name. */
export interface Heights {
  readonly entity: number;
  readonly other: number;
}

/** Where each line begins, and after them all where the last one ends. */
export function offsetsOf(lines: readonly Line[], heights: Heights): Float64Array {
  const offsets = new Float64Array(lines.length + 1);
  lines.forEach((line, index) => {
    const height = line.kind === 'entity' ? heights.entity : heights.other;
    offsets[index + 1] = (offsets[index] ?? 0) + height;
  });
  return offsets;
}

/** The index of the line at a height, by bisection. */
function lineAt(offsets: Float64Array, top: number): number {
  let low = 0;
  let high = offsets.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((offsets[middle] ?? 0) <= top) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

/** The lines from `first` up to, not including, `end` that a view of that place and height shows, with some more. */
export function windowOf(
  offsets: Float64Array,
  scrollTop: number,
  height: number,
  beyond = 8,
): { readonly first: number; readonly end: number } {
  const count = offsets.length - 1;
  const first = Math.max(0, lineAt(offsets, scrollTop) - beyond);
  const end = Math.min(count, lineAt(offsets, scrollTop + height) + 1 + beyond);
  return { first, end };
}
