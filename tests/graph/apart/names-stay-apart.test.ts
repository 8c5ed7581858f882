import { beforeAll, expect, test } from 'vitest';
import { partNames, preparePart } from '../../../src/engine/index.ts';
import { palettes } from '../../../src/graph/drawing/palette.ts';
import { isDrawnAccount } from '../../drawn.ts';
import { isFull } from '../../properties.ts';
import { generated, seenFromPartner, type Case } from './accounts.ts';
import { faultsOf } from './judge-scene.ts';
import { foldedPictureOf, pictureOf, places } from './picture-of.ts';

const count = isFull ? 1000 : 300;
/** Accounts beyond those in which something lay on another thing once. */
const once = [51, 248, 349, 358, 445, 505, 673, 766, 854];
let cases: readonly Case[] = [];

beforeAll(async () => {
  await Promise.all(partNames.map(preparePart));
  const numbers = new Set([
    ...Array.from({ length: count }, (_, i) => i + 1).filter(isDrawnAccount),
    ...once,
  ]);
  cases = [...numbers].flatMap((number) => {
    const one = generated(number);
    return [one, ...[seenFromPartner(number, one) ?? []].flat()];
  });
});

test('No text lies on another or on a shape or is too small, and no line runs through one, in any small account at any size', () => {
  const faults: string[] = [];
  let drawn = 0;
  for (const one of cases)
    for (const place of places) {
      // Somebody who acts is at the middle of a small picture; a root user isn't drawn, and the first of all is.
      for (const state of place.isCompact ? [one, { ...one, you: null, selected: null }] : [one]) {
        const { scene, viewport } = pictureOf(state, place);
        drawn += scene.nodes.length;
        faults.push(
          ...faultsOf(scene, palettes.light, viewport.zoom).map(
            (fault) => `${String(place.width)} px, ${one.title}: ${fault}`,
          ),
        );
      }
    }
  expect(drawn).toBeGreaterThan(cases.length * 20);
  expect(faults.length, faults.join('\n')).toBe(0);
}, 300_000);

test('… nor while the drawer is open and rows are folded', () => {
  const faults: string[] = [];
  let folded = 0;
  for (const one of cases)
    for (const place of places.slice(1, 3)) {
      const picture = foldedPictureOf(one, place);
      if (!picture) continue;
      folded++;
      const found = faultsOf(picture.scene, palettes.light, picture.viewport.zoom);
      faults.push(...found.map((fault) => `${String(place.width)} px, ${one.title}: ${fault}`));
    }
  expect(folded).toBeGreaterThan(cases.length / 3);
  expect(faults.length, faults.join('\n')).toBe(0);
});
