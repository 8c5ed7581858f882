import type { Highlight } from './highlight.ts';
import { around } from './neighbourhood.ts';
import type { Picture } from './stacks.ts';

/** The most nodes of a small place. */
export const most = 20;

/**
 * Returns the node whose surroundings a small place shows: the one of `here` that is drawn, or one of the story's.
 */
export function centreIn(
  whole: Picture,
  here: readonly (string | null)[],
  highlight: Highlight | null,
): string | null {
  const told = highlight?.rest === 'dim' ? highlight.nodes : null;
  const named = told ? [...here.filter((id) => told.has(id ?? '')), ...told.keys()] : here;
  const wanted = [...(highlight?.shows ?? []), ...named];
  for (const id of wanted) {
    const home = id === null ? null : whole.standsFor(id);
    if (home !== null && whole.nodes.has(home)) return home;
  }
  return whole.nodes.keys().next().value ?? null;
}

/** Returns the part of a picture that a small place shows of an account: whoever is within `hops` edges of the centre. */
export const partAround = (
  whole: Picture,
  { centre, hops }: { readonly centre: string; readonly hops: number },
): Picture => around(whole, centre, hops, most);
