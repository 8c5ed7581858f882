import { type PolicyTexts, withNamed } from '../cloakroom/pages.ts';
import type { Highlight } from './highlight.ts';
import { among, around } from './neighbourhood.ts';
import type { Picture } from './stacks.ts';
import { withDecided } from './toned.ts';

/** The most nodes of a small place. */
const most = 20;

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

/**
 * Returns the part of a picture that a small place shows: those of whom the story tells, or whoever is within `hops` edges
 * of the centre.
 */
export function forSmallPlace(
  whole: Picture,
  texts: PolicyTexts,
  highlight: Highlight | null,
  { centre, hops }: { readonly centre: string; readonly hops: number },
): Picture {
  const { rest, shows = [] } = highlight ?? {};
  const told = rest === 'dim' ? shows.slice(0, most) : [];
  const small = withDecided(withNamed(whole, texts, told), highlight);
  return told.length > 1 ? among(small, told) : around(small, centre, hops, most);
}
