/** A thing and what it names: a hard edge needs the other thing to exist, a soft one could name it by text. */
export interface Edges {
  readonly hard: ReadonlySet<string>;
  readonly soft: ReadonlySet<string>;
}

/**
 * Groups of things that name each other in circles, from those that nothing needs first to those that need them:
 * Tarjan's strongly connected components, with a stack of its own, because a chain may be longer than the machine's.
 */
function components(
  keys: readonly string[],
  next: (key: string) => Iterable<string>,
): readonly (readonly string[])[] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const onStack = new Set<string>();
  const stack: string[] = [];
  const found: string[][] = [];
  for (const start of keys) {
    if (index.has(start)) continue;
    const walk: { readonly key: string; readonly left: Iterator<string> }[] = [];
    const enter = (key: string): void => {
      index.set(key, index.size);
      low.set(key, index.get(key) ?? 0);
      stack.push(key);
      onStack.add(key);
      walk.push({ key, left: next(key)[Symbol.iterator]() });
    };
    enter(start);
    for (let top = walk.at(-1); top; top = walk.at(-1)) {
      const { value, done } = top.left.next() as { readonly value: string; readonly done?: boolean };
      const lowest = low.get(top.key) ?? 0;
      if (done !== true) {
        if (!index.has(value)) enter(value);
        else if (onStack.has(value)) low.set(top.key, Math.min(lowest, index.get(value) ?? 0));
        continue;
      }
      walk.pop();
      const above = walk.at(-1);
      if (above) low.set(above.key, Math.min(low.get(above.key) ?? 0, lowest));
      if (lowest !== index.get(top.key)) continue;
      const group: string[] = [];
      for (let member = stack.pop(); member !== undefined; member = stack.pop()) {
        onStack.delete(member);
        group.push(member);
        if (member === top.key) break;
      }
      found.push(group);
    }
  }
  return found;
}

/** The things that stand in a circle, each with the number of its circle. */
export function circlesOf(
  keys: readonly string[],
  edges: (key: string) => Edges,
): ReadonlyMap<string, number> {
  const circles = new Map<string, number>();
  const all = (key: string): Iterable<string> => [...edges(key).hard, ...edges(key).soft];
  components(keys, all).forEach((group, i) => {
    const [only = ''] = group;
    const isCircle = group.length > 1 || edges(only).hard.has(only) || edges(only).soft.has(only);
    if (isCircle) for (const key of group) circles.set(key, i);
  });
  return circles;
}

/** An order in which each thing comes after those that it names, and the edges that had to be cut for it. */
interface Ordered {
  readonly order: readonly string[];
  readonly cut: (from: string, to: string) => boolean;
}

/** Soft edges of a circle are cut first; hard ones only where nothing but hard edges close it. */
export function inOrder(keys: readonly string[], edges: (key: string) => Edges): Ordered {
  const cut = new Set<string>();
  const edge = (from: string, to: string): string => `${from}\n${to}`;
  const cutBackwards = (place: ReadonlyMap<string, number>, kind: 'hard' | 'soft'): void => {
    for (const from of keys)
      for (const to of edges(from)[kind])
        if ((place.get(to) ?? 0) >= (place.get(from) ?? 0)) cut.add(edge(from, to));
  };
  const numbered = (order: readonly string[]): Map<string, number> =>
    new Map(order.map((key, i) => [key, i]));
  // Hard edges alone: what closes a circle there can't be built in any order.
  const firm = depthFirst(keys, (key) => edges(key).hard);
  cutBackwards(numbered(firm), 'hard');
  const isKept = (from: string, to: string): boolean => !cut.has(edge(from, to));
  // Then, within each circle of both kinds, the order of the hard edges decides which soft ones stay.
  const place = numbered(firm);
  const all = (key: string): string[] =>
    [...edges(key).hard, ...edges(key).soft].filter((to) => isKept(key, to));
  const order = components(keys, all).flatMap((group) =>
    [...group].sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0)),
  );
  cutBackwards(numbered(order), 'soft');
  return { order, cut: (from, to) => cut.has(edge(from, to)) };
}

/** Things after those that they need, otherwise in their own order. */
function depthFirst(keys: readonly string[], next: (key: string) => Iterable<string>): string[] {
  const order: string[] = [];
  const seen = new Set<string>();
  for (const start of keys) {
    const walk: { readonly key: string; readonly left: Iterator<string> }[] = [];
    const enter = (key: string): void => {
      if (seen.has(key)) return;
      seen.add(key);
      walk.push({ key, left: next(key)[Symbol.iterator]() });
    };
    enter(start);
    for (let top = walk.at(-1); top; top = walk.at(-1)) {
      const { value, done } = top.left.next() as { readonly value: string; readonly done?: boolean };
      if (done !== true) enter(value);
      else {
        walk.pop();
        order.push(top.key);
      }
    }
  }
  return order;
}
