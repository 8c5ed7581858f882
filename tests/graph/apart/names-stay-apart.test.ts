import { beforeAll, expect, test } from 'vitest';
import { partNames, preparePart } from '../../../src/engine/index.ts';
import { palettes } from '../../../src/graph/drawing/palette.ts';
import { isFull } from '../../properties.ts';
import { generated } from './accounts.ts';
import { faultsOf } from './judge-scene.ts';
import { pictureOf, places } from './picture-of.ts';

beforeAll(async () => {
  await Promise.all(partNames.map(preparePart));
});

const count = isFull ? 1000 : 300;

/** Faults that the picture still has, by the width of its place: a number here only falls. */
const known: Readonly<Record<number, number>> = {
  390: 10,
  422: 13,
};

test('No text lies on another or on a shape, and no line runs through either, in any small account at any size', () => {
  const faults = new Map<number, string[]>();
  let drawn = 0;
  for (let seed = 1; seed <= count; seed++) {
    const one = generated(seed);
    for (const place of places) {
      const { scene } = pictureOf(one, place);
      drawn += scene.nodes.length;
      for (const fault of faultsOf(scene, palettes.light))
        faults.set(place.width, [...(faults.get(place.width) ?? []), `${one.title}: ${fault}`]);
    }
  }
  expect(drawn).toBeGreaterThan(count * 20);
  for (const [width, ofPlace] of faults)
    expect(ofPlace.length, `${String(width)} px:\n${ofPlace.join('\n')}`).toBeLessThanOrEqual(
      known[width] ?? 0,
    );
});
