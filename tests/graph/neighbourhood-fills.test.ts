import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { policyTexts } from '../../src/assume/policy-texts.ts';
import type { World } from '../../src/engine/index.ts';
import { nowOf, worldFrom } from '../../src/engine/index.ts';
import { readAuthorizationDetails } from '../../src/exchange/authorization-details.ts';
import { atOnce } from '../../src/exchange/work.ts';
import { arrange } from '../../src/graph/cloakroom/arrange.ts';
import { withPages } from '../../src/graph/cloakroom/pages.ts';
import { stretched } from '../../src/graph/cloakroom/stretch.ts';
import { assumeEdgesOf } from '../../src/graph/model/can-assume.ts';
import type { GraphNode } from '../../src/graph/model/elements.ts';
import type { GraphModel } from '../../src/graph/model/graph-model.ts';
import { project } from '../../src/graph/model/project.ts';
import { surroundings } from '../../src/graph/picture/surroundings.ts';
import { layout } from '../../src/graph/picture/layout.ts';
import { fitViewport, heightToFill, insets } from '../../src/graph/picture/viewport.ts';
import { spread } from '../../src/graph/spread/spread.ts';
import { generateAccount } from '../exchange/generate-account.ts';

/** The picture's places on a laptop's page and on larger ones, and what the small map takes of each. */
const laptop = [
  { width: 804, height: 625, map: 90 },
  { width: 804, height: 625, map: 0 },
];
const larger = [
  { width: 1009, height: 625, map: 90 },
  { width: 1284, height: 760, map: 90 },
];
/** On a page of 768 px, which has room for two columns: too narrow for a house. */
const narrow = [
  { width: 464, height: 728, map: 0 },
  { width: 464, height: 517, map: 0 },
];
const exported = resolve(import.meta.dirname, '../../../shared/data/authz-details-real.json');
const real = 'a real account';
const accounts: readonly (readonly [string, () => unknown])[] = [
  ['an account that is made up', () => generateAccount({ users: 44, groups: 5, roles: 78, policies: 84 })],
  ...(existsSync(exported)
    ? [[real, (): unknown => JSON.parse(readFileSync(exported, 'utf8')) as unknown] as const]
    : []),
];

function worldOf(account: unknown): World {
  const { rows } = atOnce(readAuthorizationDetails([{ file: 'a.json', root: account }], 0));
  return worldFrom(rows);
}

/** Everybody and everything whose surroundings somebody may look at. */
const centres = (model: GraphModel): GraphNode[] =>
  [...model.nodes.values()].filter(({ kind }) => /^(user|group|role|policy)$/.test(kind));

test.each(accounts)(
  'In %s the picture around anybody fills 60 % of its place, however few or many are there',
  (name, of) => {
    const world = worldOf(of());
    const places = name === real ? [...laptop, ...narrow, ...larger] : [...laptop, ...narrow];
    const [model, now] = [project(world, nowOf(world)), nowOf(world)];
    const texts = policyTexts(world);
    const small: string[] = [];
    for (const { width, height, map } of places)
      for (const { id, kind, label } of centres(model)) {
        const extra = assumeEdgesOf(model, world, id, now);
        const picture = withPages(surroundings(model, id, { asPages: true, extra }), texts, {
          names: width >= 530,
        });
        const place = { width, height: height - map };
        const low = width < 530 ? layout(picture, { compact: true }) : arrange(picture);
        const filled = spread(picture, stretched(picture, low, heightToFill(low.bounds, place)), place);
        const { bounds, room } = filled;
        expect([...filled.places.keys()].sort(), label).toEqual([...low.places.keys()].sort());
        if (room?.walls) expect(room.walls.bottom, label).toBeLessThanOrEqual(bounds.bottom);
        const { zoom } = fitViewport(bounds, { width, height: place.height });
        const [w, h] = [(bounds.right - bounds.left) * zoom, (bounds.bottom - bounds.top) * zoom];
        const share = (w * h) / (width * place.height);
        if (share < 0.6) small.push(`${kind} ${label}, ${String(width)} px: ${share.toFixed(2)}`);
        expect(w, label).toBeLessThanOrEqual(width);
      }
    expect(small).toEqual([]);
  },
);

/** The picture's place on a phone, above its buttons. */
const phone = { width: 360, height: 245 };

test.each(accounts)(
  'In %s, on a phone, the picture around anybody is whole where it can be read',
  (_, of) => {
    const world = worldOf(of());
    const model = project(world, nowOf(world));
    const cut: string[] = [];
    for (const { id, kind, label } of centres(model)) {
      const { bounds } = layout(surroundings(model, id, { inFewRows: true }), { compact: true });
      const { zoom, y } = fitViewport(bounds, phone);
      const end = y + bounds.bottom * zoom;
      if (end > phone.height - insets.bottom + 8) cut.push(`${kind} ${label}: ${end.toFixed(0)}`);
    }
    expect(cut).toEqual([]);
  },
);
