import { expect, test } from 'vitest';
import { policyTexts } from '../../../../../src/assume/policy-texts.ts';
import { nowOf } from '../../../../../src/engine/index.ts';
import { arrange } from '../../../../../src/graph/cloakroom/arrange.ts';
import { withPages } from '../../../../../src/graph/cloakroom/pages.ts';
import { palettes } from '../../../../../src/graph/drawing/palette.ts';
import { project } from '../../../../../src/graph/model/project.ts';
import { draw } from '../../../../../src/graph/picture/draw.ts';
import { gather } from '../../../../../src/graph/picture/stacks.ts';
import { pictureOf } from '../../../../../src/graph/sheet/sheet.ts';
import {
  handCounts,
  handMarked,
  handMarkLayers,
} from '../../../../../src/ui/panels/account/graph/hand-marks.ts';
import { icons } from '../../../../../src/ui/parts/icons.ts';
import { sampleWorld } from '../../../../fixtures/sample-world.ts';

const now = nowOf(sampleWorld);
const palette = palettes.light;
const model = project(sampleWorld, now);
const picture = withPages(gather(model), policyTexts(sampleWorld));
const { tables } = sampleWorld;
const idOf = (table: 'users' | 'policies', name: string): string =>
  tables[table].list().find((row) => row.name === name)?.id ?? '';
const ana = idOf('users', 'ana');
const layout = arrange(picture, { you: ana });
const scene = draw(model, picture, layout, { palette, now });
const marked = (...things: string[]) => handMarked(scene, picture, new Set(things));

test('A user who was changed by hand is marked, and a policy at each of its pages', () => {
  expect(marked(ana).map(({ label }) => label)).toEqual(['ana']);
  const pages = marked(idOf('policies', 'ReadReports'));
  expect(pages.map(({ page }) => page?.policyId)).toEqual(pages.map(() => idOf('policies', 'ReadReports')));
  expect(pages.length).toBe(2);
  expect(marked('nobody')).toEqual([]);
});

test('Blocks of counts tell how many of their things were changed by hand, those without any tell nothing', () => {
  const blocks = [
    { id: 'team', members: [ana, 'ben', 'cleo'] },
    { id: 'group', members: ['ben', 'cleo', ana] },
    { id: 'rest', members: ['dora'] },
  ];
  expect([...handCounts(blocks, new Set([ana, 'cleo']))]).toEqual([
    ['team', 2],
    ['group', 2],
  ]);
});

test('A saved picture has the marks over its things, in its own colours', () => {
  const { svg } = pictureOf(
    {
      ...{ kind: 'account', title: 'Who is who', note: '', sentences: [], spotlit: null, selected: [] },
      scene: () => scene,
      over: (colours) => handMarkLayers(marked(ana), colours),
      ...{ bounds: layout.bounds, columns: layout.columns },
    },
    { theme: 'dark' },
  );
  expect(svg.split(`d="${icons.edit}"`)).toHaveLength(2);
  expect(svg.slice(svg.indexOf(`d="${icons.edit}"`) - 400)).toContain(palettes.dark.ink);
});
