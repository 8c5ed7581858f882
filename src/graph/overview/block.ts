import type { Block, FlowColumn } from './flow.ts';

type Given = Pick<Block, 'id' | 'column' | 'size' | 'name'> & Partial<Block>;

/** A block with the usual value of every field that isn't given. */
export const make = (given: Given): Block => ({
  short: given.name,
  count: given.size,
  note: null,
  icon: null,
  members: [],
  opens: null,
  isWarned: false,
  isIdle: false,
  ...given,
});

interface Classes<C extends string, T> {
  readonly column: FlowColumn;
  /** From top to bottom. */
  readonly order: readonly C[];
  readonly names: { readonly [K in C]: readonly [name: string, short: string] };
  readonly classOf: (thing: T) => C;
  /** What isn't the usual about a class. */
  readonly marks?: (name: C) => Partial<Block>;
}

/** Things counted by class, a block each, which opens. Only what holds something has one. */
export function classed<C extends string, T extends { readonly id: string }>(
  things: Iterable<T>,
  { column, order, names, classOf, marks }: Classes<C, T>,
): Block[] {
  const lists = new Map<C, string[]>();
  for (const thing of things) {
    const list = lists.get(classOf(thing));
    if (list) list.push(thing.id);
    else lists.set(classOf(thing), [thing.id]);
  }
  return order.flatMap((id) => {
    const members = lists.get(id);
    if (!members) return [];
    const [name, short] = names[id];
    const size = members.length;
    return make({
      id: `${column}:${id}`,
      column,
      size,
      name,
      short,
      members,
      opens: 'block',
      ...marks?.(id),
    });
  });
}
