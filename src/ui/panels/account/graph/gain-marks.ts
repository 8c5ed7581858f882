import type { ToldGain } from '../../use/access/told-gains.ts';

/** How many actions somebody in the picture gains and loses. */
interface GainMark {
  /** The drawn node. */
  readonly id: string;
  readonly gained: number;
  readonly lost: number;
}

/** The marks of a change's sets, one for each drawn node; an action counts once for whoever a node stands for. */
export function marksOf(
  sets: readonly ToldGain[],
  standsFor: (id: string) => string | null,
): readonly GainMark[] {
  const found = new Map<string, { readonly gains: Set<string>; readonly loses: Set<string> }>();
  for (const { sign, who, line } of sets)
    for (const { id } of who) {
      const node = id === null ? null : standsFor(id);
      if (node === null) continue;
      const mark = found.get(node) ?? { gains: new Set(), loses: new Set() };
      found.set(node, mark);
      for (const action of line.hasOthers ? [...line.actions, '*'] : line.actions) mark[sign].add(action);
    }
  return [...found].map(([id, { gains, loses }]) => ({ id, gained: gains.size, lost: loses.size }));
}
