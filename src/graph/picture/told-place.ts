import { type PolicyTexts, withNamed } from '../cloakroom/pages.ts';
import type { Highlight } from './highlight.ts';
import { among } from './neighbourhood.ts';
import { most, partAround } from './small-place.ts';
import type { Picture } from './stacks.ts';
import { withDecided } from './toned.ts';

/**
 * Returns the part of a picture that a small place shows: those of whom the story tells, or whoever is within `hops` edges
 * of the centre.
 */
export function forSmallPlace(
  whole: Picture,
  texts: PolicyTexts,
  highlight: Highlight | null,
  around: { readonly centre: string; readonly hops: number },
): Picture {
  const { rest, shows = [] } = highlight ?? {};
  const told = rest === 'dim' ? shows.slice(0, most) : [];
  const small = withDecided(withNamed(whole, texts, told), highlight);
  return told.length > 1 ? among(small, told) : partAround(small, around);
}
