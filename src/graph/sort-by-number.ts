/**
 * Items by ascending `numberOf`, equals in the order they had. Buckets of equal width, then insertion within
 * each: linear for numbers that are spread, as positions in a column are.
 */
export function sortByNumber<T>(items: readonly T[], numberOf: (item: T) => number): T[] {
  const keyed = items.map((item) => ({ item, number: numberOf(item) }));
  let low = Infinity;
  let high = -Infinity;
  for (const { number } of keyed) {
    low = Math.min(low, number);
    high = Math.max(high, number);
  }
  if (!(high > low)) return [...items];
  const scale = (items.length - 1) / (high - low);
  const buckets: (typeof keyed)[] = Array.from(items, () => []);
  for (const entry of keyed) {
    const bucket = buckets[Math.floor((entry.number - low) * scale)];
    if (!bucket) continue;
    let at = bucket.length;
    while (at > 0 && (bucket[at - 1]?.number ?? 0) > entry.number) at -= 1;
    bucket.splice(at, 0, entry);
  }
  return buckets.flat().map(({ item }) => item);
}
