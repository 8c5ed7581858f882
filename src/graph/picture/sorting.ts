/**
 * Sorts items by ascending `numberOf`; equal ones keep their order. It counts them into buckets of equal width and
 * then sorts by insertion: linear for numbers that are spread evenly, as positions in a column are.
 */
export function sortByNumber<T>(items: readonly T[], numberOf: (item: T) => number): T[] {
  const count = items.length;
  const numbers = Float64Array.from(items, numberOf);
  let low = Infinity;
  let high = -Infinity;
  for (const number of numbers) {
    if (number < low) low = number;
    if (number > high) high = number;
  }
  if (!(high > low)) return [...items];
  const scale = (count - 1) / (high - low);
  // The numbers lie too close together for buckets.
  if (!Number.isFinite(scale)) return insertionOnly(items, numbers);
  const bucketOf = (i: number): number => Math.floor(((numbers[i] ?? low) - low) * scale);
  const starts = new Int32Array(count + 1);
  for (let i = 0; i < count; i++) starts[bucketOf(i) + 1] = (starts[bucketOf(i) + 1] ?? 0) + 1;
  for (let i = 0; i < count; i++) starts[i + 1] = (starts[i + 1] ?? 0) + (starts[i] ?? 0);
  const order = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const at = starts[bucketOf(i)] ?? 0;
    starts[bucketOf(i)] = at + 1;
    order[at] = i;
  }
  insertionSort(order, numbers);
  return Array.from(order, (i) => items[i] as T);
}

function insertionSort(order: Int32Array, numbers: Float64Array): void {
  for (let i = 1; i < order.length; i++) {
    const item = order[i] ?? 0;
    const number = numbers[item] ?? 0;
    let at = i;
    for (; at > 0 && (numbers[order[at - 1] ?? 0] ?? 0) > number; at--) order[at] = order[at - 1] ?? 0;
    order[at] = item;
  }
}

function insertionOnly<T>(items: readonly T[], numbers: Float64Array): T[] {
  const order = Int32Array.from(items, (_, i) => i);
  insertionSort(order, numbers);
  return Array.from(order, (i) => items[i] as T);
}

/** Returns the `count` items that come first by `before`, in that order. Linear if `count` doesn't grow. */
export function keepSmallest<T>(items: Iterable<T>, count: number, before: (a: T, b: T) => boolean): T[] {
  const kept: T[] = [];
  for (const item of items) {
    const last = kept[count - 1];
    if (last !== undefined && !before(item, last)) continue;
    let at = kept.length;
    for (let prior = kept[at - 1]; prior !== undefined && before(item, prior); prior = kept[at - 1]) at -= 1;
    kept.splice(at, 0, item);
    if (kept.length > count) kept.pop();
  }
  return kept;
}
