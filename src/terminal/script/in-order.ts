/**
 * Items in an order in which each comes after those that it needs. Otherwise they keep their order. `cut`: items in a
 * circle; they keep the order in which they were found.
 */
export function inOrder<T>(
  items: readonly T[],
  needs: (item: T) => readonly T[],
): { readonly ordered: readonly T[]; readonly cut: ReadonlySet<T> } {
  const ordered: T[] = [];
  const cut = new Set<T>();
  const open = new Set<T>();
  const done = new Set<T>();
  // It has a stack of its own: a chain of roles may be longer than the machine's stack.
  for (const start of items) {
    const stack: { readonly item: T; readonly left: T[] }[] = [];
    const enter = (item: T): void => {
      if (done.has(item)) return;
      if (open.has(item)) {
        const top = stack.at(-1);
        if (top) cut.add(top.item);
        return;
      }
      open.add(item);
      stack.push({ item, left: [...needs(item)] });
    };
    enter(start);
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const next = top.left.shift();
      if (next !== undefined) {
        enter(next);
        continue;
      }
      stack.pop();
      open.delete(top.item);
      done.add(top.item);
      ordered.push(top.item);
    }
  }
  return { ordered, cut };
}
