import { beforeAll, expect, test } from 'vitest';
import { partNames, preparePart } from '../../../src/engine/index.ts';
import { policyTexts } from '../../../src/assume/policy-texts.ts';
import { arrange } from '../../../src/graph/cloakroom/arrange.ts';
import { withPages } from '../../../src/graph/cloakroom/pages.ts';
import { stretched } from '../../../src/graph/cloakroom/stretch.ts';
import { pageDetailAt, textScaleAt } from '../../../src/graph/drawing/metrics.ts';
import { palettes } from '../../../src/graph/drawing/palette.ts';
import { project } from '../../../src/graph/model/project.ts';
import { draw } from '../../../src/graph/picture/draw.ts';
import { layout } from '../../../src/graph/picture/layout.ts';
import { around } from '../../../src/graph/picture/neighbourhood.ts';
import type { Scene } from '../../../src/graph/picture/scene.ts';
import { gather, withRoot } from '../../../src/graph/picture/stacks.ts';
import { fitViewport, heightToFill } from '../../../src/graph/picture/viewport.ts';
import { home } from '../../engine/account.ts';
import { isFull } from '../../properties.ts';
import type { Case } from './accounts.ts';
import { generated } from './accounts.ts';
import { faultsOf } from './judge-scene.ts';

/** The picture's places on pages of 1920, 1440, 1280 and 768 px, on a phone, and on a phone that lies on its side. */
const places = [
  { width: 1520, height: 960 },
  { width: 1040, height: 784 },
  { width: 880, height: 604 },
  { width: 768, height: 420 },
  { width: 390, height: 320 },
  { width: 422, height: 334 },
] as const;

function sceneOf({ world, now, you, selected }: Case, place: (typeof places)[number]): Scene {
  const model = project(world, now);
  const opened = new Set([you, selected].filter((id) => id !== null));
  const gathered = gather(model, { opened });
  const isStacked = [...gathered.nodes.values()].some(({ stack }) => stack !== null);
  const texts = policyTexts(world);
  const isCompact = place.width < 600;
  const rooted = withRoot(gathered, home, you);
  const isHouse = !isCompact && !isStacked;
  const centre = selected ?? you ?? gathered.nodes.keys().next().value ?? null;
  const picture = isCompact
    ? centre === null
      ? gathered
      : around(gathered, gathered.standsFor(centre) ?? centre, 1, 20)
    : isHouse
      ? withPages(rooted, texts)
      : gathered;
  const laidOut = isHouse ? arrange(picture, { you }) : layout(picture, { compact: isCompact });
  const tall = isCompact ? laidOut : stretched(picture, laidOut, heightToFill(laidOut.bounds, place));
  const { zoom } = fitViewport(tall.bounds, place.width, place.height);
  return draw(model, picture, tall, {
    palette: palettes.light,
    now,
    textScale: textScaleAt(zoom),
    pageDetail: pageDetailAt(zoom),
  });
}

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
      const scene = sceneOf(one, place);
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
