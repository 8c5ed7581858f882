import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { policyTexts } from '../../src/assume/policy-texts.ts';
import { nowOf, worldFrom } from '../../src/engine/index.ts';
import { readAuthorizationDetails } from '../../src/exchange/authorization-details.ts';
import { atOnce } from '../../src/exchange/work.ts';
import { withPages } from '../../src/graph/cloakroom/pages.ts';
import { stretched } from '../../src/graph/cloakroom/stretch.ts';
import { textScaleAt } from '../../src/graph/drawing/metrics.ts';
import { palettes } from '../../src/graph/drawing/palette.ts';
import { assumeEdgesOf } from '../../src/graph/model/can-assume.ts';
import { project } from '../../src/graph/model/project.ts';
import { surroundings } from '../../src/graph/picture/surroundings.ts';
import { draw } from '../../src/graph/picture/draw.ts';
import { layout } from '../../src/graph/picture/layout.ts';
import { fitViewport, heightToFill } from '../../src/graph/picture/viewport.ts';
import { pagesOf, spread } from '../../src/graph/spread/spread.ts';
import { generateAccount } from '../exchange/generate-account.ts';
import { struckNames } from './picture/struck-names.ts';

/** The picture's place on a page of 768 px, and on a phone. */
const narrow = [
  { width: 464, height: 728 },
  { width: 464, height: 517 },
];
const phone = { width: 360, height: 245 };
const exported = resolve(import.meta.dirname, '../../../shared/data/authz-details-real.json');
const accounts: readonly (readonly [string, () => unknown])[] = [
  ['an account that is made up', () => generateAccount({ users: 44, groups: 5, roles: 78, policies: 84 })],
  ...(existsSync(exported)
    ? [['a real account', (): unknown => JSON.parse(readFileSync(exported, 'utf8')) as unknown] as const]
    : []),
];

test.each(accounts)('In %s no line runs through a name in anybody’s narrow picture', (_, of) => {
  const world = worldFrom(atOnce(readAuthorizationDetails([{ file: 'a.json', root: of() }], 0)).rows);
  const [model, now] = [project(world, nowOf(world)), nowOf(world)];
  const texts = policyTexts(world);
  const struck: string[] = [];
  let drawn = 0;
  for (const { id, kind, label } of model.nodes.values()) {
    if (!/^(user|group|role|policy)$/.test(kind)) continue;
    const extra = assumeEdgesOf(model, world, id, now);
    const aside = withPages(surroundings(model, id, { asPages: true, extra }), texts, { names: false });
    const low = layout(aside, { compact: true });
    const wide = narrow.map((place) => {
      const tall = stretched(aside, low, heightToFill(low.bounds, place));
      return { picture: aside, place, laidOut: spread(aside, tall, place) };
    });
    const few = surroundings(model, id, { inFewRows: true });
    const onPhone = { picture: few, place: phone, laidOut: layout(few, { compact: true }) };
    for (const { picture, place, laidOut } of [...wide, onPhone]) {
      const { zoom } = fitViewport(laidOut.bounds, place);
      const scene = draw(model, picture, laidOut, {
        palette: palettes.light,
        now,
        textScale: textScaleAt(zoom),
        pages: pagesOf(world, laidOut),
      });
      drawn += scene.edges.length;
      struck.push(...struckNames(scene).map((one) => `${String(place.height)} px, ${label}: ${one}`));
    }
  }
  expect(drawn).toBeGreaterThan(0);
  expect(struck).toEqual([]);
});
