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
import type { GraphNode } from '../../src/graph/model/elements.ts';
import type { GraphModel } from '../../src/graph/model/graph-model.ts';
import { project } from '../../src/graph/model/project.ts';
import { surroundings } from '../../src/graph/neighbourhood/surroundings.ts';
import { layout } from '../../src/graph/picture/layout.ts';
import { fitViewport, heightToFill, insets } from '../../src/graph/picture/viewport.ts';
import { generateAccount } from '../exchange/generate-account.ts';

/** The picture's place on a laptop's page, above the small map. */
const [width, height, map] = [804, 625, 90];
const real = resolve(import.meta.dirname, '../../../shared/data/authz-details-real.json');
const accounts: readonly (readonly [string, () => unknown])[] = [
  ['an account that is made up', () => generateAccount({ users: 44, groups: 5, roles: 78, policies: 84 })],
  ...(existsSync(real)
    ? [['a real account', (): unknown => JSON.parse(readFileSync(real, 'utf8')) as unknown] as const]
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
  'In %s no picture of roles around anybody is a strip: from side to side, it fills 60 % of its place',
  (_, of) => {
    const world = worldOf(of());
    const model = project(world, nowOf(world));
    const texts = policyTexts(world);
    const small: string[] = [];
    for (const { id, kind, label } of centres(model)) {
      const picture = withPages(surroundings(model, id, { asPages: true }), texts);
      const low = arrange(picture);
      const { bounds, room } = stretched(
        picture,
        low,
        heightToFill(low.bounds, { width, height: height - map }),
      );
      if (!room || room.pegs.length === 0) continue;
      expect(room.walls.bottom, label).toBeLessThanOrEqual(bounds.bottom);
      const { zoom } = fitViewport(bounds, width, height - map);
      const share =
        ((bounds.right - bounds.left) * (bounds.bottom - bounds.top) * zoom ** 2) / (width * height);
      const isFromSideToSide = (bounds.right - bounds.left) * zoom > 0.9 * width;
      if (share < 0.6 && isFromSideToSide) small.push(`${kind} ${label}: ${share.toFixed(2)}`);
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
      const { zoom, y } = fitViewport(bounds, phone.width, phone.height);
      const end = y + bounds.bottom * zoom;
      if (end > phone.height - insets.bottom + 8) cut.push(`${kind} ${label}: ${end.toFixed(0)}`);
    }
    expect(cut).toEqual([]);
  },
);
