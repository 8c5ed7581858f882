import type { ToldGain } from '../../use/access/told-gains.ts';

/** How many actions somebody gains and loses; an action counts once. */
interface Counts {
  readonly gained: number;
  readonly lost: number;
}

/** Somebody of the account whom nothing that is drawn stands for. */
interface Undrawn extends Counts {
  readonly id: string;
  readonly name: string;
}

class Actions {
  readonly gains = new Set<string>();
  readonly loses = new Set<string>();

  get counts(): Counts {
    return { gained: this.gains.size, lost: this.loses.size };
  }
}

function known<V>(found: Map<string, V>, key: string, make: () => V): V {
  const value = found.get(key) ?? make();
  found.set(key, value);
  return value;
}

/** When a change was told: the change, and who was selected and which frame of the story was read then. */
export interface Moment {
  readonly newest: object | null;
  readonly selected: string | null;
  readonly storyFrame: string | null;
}

/** Whether nobody was selected, and no frame turned, since a change was told: until then those who aren't drawn are named. */
export const isStill = (heard: Moment | null, now: Moment): boolean =>
  heard !== null &&
  heard.newest === now.newest &&
  heard.selected === now.selected &&
  heard.storyFrame === now.storyFrame;

/** A drawn node, and where its mark begins, in pixels. */
export interface MarkPlace {
  readonly node: string;
  readonly x: number;
  readonly y: number;
}

/**
 * The marks of a change's sets, one for each drawn node, and whoever isn't drawn. `markAt`: the mark's place for a user
 * or role, or null; `has`: whether the account in the picture has it.
 */
export function marksOf(
  sets: readonly ToldGain[],
  markAt: (id: string) => MarkPlace | null,
  has: (id: string) => boolean,
): { readonly drawn: readonly (MarkPlace & Counts)[]; readonly undrawn: readonly Undrawn[] } {
  const nodes = new Map<string, { readonly place: MarkPlace; readonly actions: Actions }>();
  const others = new Map<string, { readonly name: string; readonly actions: Actions }>();
  for (const { sign, who, line } of sets)
    for (const { id, name } of who) {
      if (id === null || !has(id)) continue;
      const place = markAt(id);
      const { actions } = place
        ? known(nodes, place.node, () => ({ place, actions: new Actions() }))
        : known(others, id, () => ({ name, actions: new Actions() }));
      for (const action of line.hasOthers ? [...line.actions, '*'] : line.actions) actions[sign].add(action);
    }
  return {
    drawn: [...nodes.values()].map(({ place, actions }) => ({ ...place, ...actions.counts })),
    undrawn: [...others].map(([id, { name, actions }]) => ({ id, name, ...actions.counts })),
  };
}
