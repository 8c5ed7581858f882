/** The `count` items that come first by `before`, in that order. Linear for a count that doesn't grow. */
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
