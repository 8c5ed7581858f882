import type { World } from '../../../../../engine/index.ts';
import type { Pictured, PicturedPlace } from '../../../../../graph/sheet/pictured.ts';
import { organization as tree } from '#words/organization.ts';
import { account, organization as words } from '#words/pictures.ts';
import { kindOfPlace, nameOfPlace, notesOfPlace, organizationTree, type Place } from './tree.ts';

/** The most places that are read out one by one; more are counted. */
const mostSpoken = 60;

function pictured(place: Place, viewed: string): PicturedPlace {
  const isViewed = place.kind === 'account' && place.id === viewed;
  return {
    kind: kindOfPlace[place.kind],
    name: nameOfPlace(place),
    notes: notesOfPlace(place, isViewed),
    isViewed,
    ceilings: place.ceilings.map(({ name, type }) => ({ name, type: tree[type] })),
    below: place.below.map((one) => pictured(one, viewed)),
  };
}

function* sentencesOf(place: PicturedPlace, above: string | null): Generator<string> {
  const ceilings = place.ceilings.map(({ name, type }) => `${name} (${type})`);
  yield words.place(place.name, place.notes, above, ceilings);
  for (const one of place.below) yield* sentencesOf(one, place.name);
}

/**
 * Returns the tree of an organization as a picture to save; null if there is none. `viewed`: the account that is
 * shown.
 */
export function picturedOrganization(world: World, viewed: string): Pictured | null {
  const found = organizationTree(world);
  if (!found) return null;
  const root = pictured(found.root, viewed);
  const places = found.apart.map((one) => pictured(one, viewed));
  const spoken = [root, ...places].flatMap((one) => [...sentencesOf(one, null)]);
  return {
    kind: 'organization',
    title: words.title(found.root.accounts),
    note: tree.hint,
    sentences: [
      ...spoken.slice(0, mostSpoken),
      ...(spoken.length > mostSpoken ? [account.more(spoken.length - mostSpoken)] : []),
    ],
    root,
    apart: { title: tree.apart, places },
  };
}
