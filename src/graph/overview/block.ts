import type { Block } from './flow.ts';

type Given = Pick<Block, 'id' | 'column' | 'size' | 'name'> & Partial<Block>;

/** A block of which only what is said isn't the usual. */
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

/** Only what holds something has a row. */
export function classed<C extends string, T extends { readonly id: string }>(
  order: readonly C[],
  things: Iterable<T>,
  classOfThing: (thing: T) => C,
  block: (name: C, members: readonly string[]) => Block,
): Block[] {
  const lists = new Map<C, string[]>();
  for (const thing of things) {
    const list = lists.get(classOfThing(thing));
    if (list) list.push(thing.id);
    else lists.set(classOfThing(thing), [thing.id]);
  }
  return order.flatMap((name) => {
    const members = lists.get(name);
    return members ? [block(name, members)] : [];
  });
}
