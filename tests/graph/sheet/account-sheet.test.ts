import { expect, test } from 'vitest';
import { policyTexts } from '../../../src/assume/policy-texts.ts';
import { apply, type Change, nowOf } from '../../../src/engine/index.ts';
import { palettes } from '../../../src/graph/drawing/palette.ts';
import { arrange } from '../../../src/graph/cloakroom/arrange.ts';
import { withPages } from '../../../src/graph/cloakroom/pages.ts';
import { project } from '../../../src/graph/model/project.ts';
import { draw } from '../../../src/graph/picture/draw.ts';
import { gather } from '../../../src/graph/picture/stacks.ts';
import type { Pictured } from '../../../src/graph/sheet/pictured.ts';
import { pictureOf, sheetOf } from '../../../src/graph/sheet/sheet.ts';
import { sampleWorld } from '../../fixtures/sample-world.ts';

const now = nowOf(sampleWorld);
const ana = [...sampleWorld.tables.users.values()].find(({ name }) => name === 'ana')?.id ?? '';

function house(
  world = sampleWorld,
  spotlit: readonly string[] | null = null,
): Extract<Pictured, { kind: 'account' }> {
  const model = project(world, now);
  const texts = policyTexts(world);
  const picture = withPages(gather(model), texts);
  const layout = arrange(picture, { you: ana });
  return {
    kind: 'account',
    title: 'Who is who in account 111122223333',
    note: '',
    sentences: ['You are ana.', 'Lit: ana and Developers.'],
    scene: (palette) => draw(model, picture, layout, { palette, now }),
    bounds: layout.bounds,
    columns: layout.columns,
    spotlit,
    selected: [],
  };
}

/** `translate(x y)` of every group that stands somewhere, in order. */
const placesIn = (svg: string): string[] =>
  [...svg.matchAll(/<g transform="translate\(([^)]+)\)"/g)].map(([, place]) => place ?? '');

test('A saved picture holds no script, no style and nothing that is fetched', () => {
  const { svg } = pictureOf(house(), { theme: 'dark', address: 'https://example.org/#people' });
  expect(svg).not.toMatch(/<(?:script|style|image|use|foreignObject)|\bon\w+=|url\(|@import|var\(/i);
  const addresses = [...svg.matchAll(/\w+:\/\/[^"'<\s]+/g)].map(([address]) => address);
  expect(new Set(addresses)).toEqual(new Set(['http://www.w3.org/2000/svg', 'https://example.org/#people']));
});

test('Hostile names stay text in the picture, in its title and in what describes it', () => {
  const user = sampleWorld.tables.users.get(ana);
  if (!user) throw new Error('no user');
  const name = `"><script>alert(1)</script><a href='javascript:x'>&\u0000`;
  const world = apply(sampleWorld, [{ table: 'users', key: ana, before: user, after: { ...user, name } }]);
  const pictured = { ...house(world), title: name, sentences: [name] };
  const { svg } = pictureOf(pictured, { theme: 'light' });
  expect(svg).not.toMatch(/<script|<a |\u0000/);
  expect(svg).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
});

test('Its colours are those of the theme that was asked for, and literal', () => {
  const [light, dark] = (['light', 'dark'] as const).map((theme) => pictureOf(house(), { theme }).svg);
  expect(light).toContain(`fill="${palettes.light.canvas}"`);
  expect(dark).toContain(`fill="${palettes.dark.canvas}"`);
  const colours = [...(dark ?? '').matchAll(/(?:fill|stroke)="([^"]+)"/g)].map(([, colour]) => colour ?? '');
  const known = new Set(Object.values(palettes.dark));
  expect(colours.filter((one) => one !== 'none' && one !== 'evenodd' && !known.has(one))).toEqual([]);
  expect(placesIn(light ?? '')).toEqual(placesIn(dark ?? ''));
});

test('Everybody stands where the page has them', () => {
  const pictured = house();
  const layers = new Map(sheetOf(pictured, { theme: 'light' }).layers.map((layer) => [layer.id, layer]));
  const { nodes } = pictured.scene(palettes.light);
  const moved = nodes.map(({ id, x, y }) => {
    const layer = layers.get(id);
    return layer && [Math.round(layer.x - x), Math.round(layer.y - y)].join(' ');
  });
  expect(new Set(moved).size).toBe(1);
  expect(moved).not.toContain(undefined);
});

test('What is not lit is set aside, and the house stays', () => {
  const { svg } = pictureOf(house(sampleWorld, [ana]), { theme: 'light' });
  const aside = (svg.match(/<g[^>]*opacity="0.28"/g) ?? []).length;
  const { nodes } = house().scene(palettes.light);
  expect(aside).toBeGreaterThan(nodes.filter(({ furniture }) => !furniture).length - 2);
  expect(pictureOf(house(), { theme: 'light' }).svg).not.toMatch(/<g[^>]*opacity="0.28"/);
});

test('Its words say what is seen, for who cannot see it', () => {
  const { svg, text } = pictureOf(house(), { theme: 'light' });
  expect(svg).toMatch(
    /^<svg [^>]*role="img"[^>]*><title>Who is who in account 111122223333<\/title><desc>You are ana\./,
  );
  expect(text.split('\n')).toEqual([
    'Who is who in account 111122223333',
    'You are ana.',
    'Lit: ana and Developers.',
  ]);
  expect(svg).toContain('not affiliated with AWS');
});

test.each(['javascript:alert(1)', 'file:///index.html', 'blob:https://example.org/1', 'nonsense', null])(
  'Its foot leads nowhere for the address %s',
  (address) => {
    expect(pictureOf(house(), { theme: 'light', address }).svg).not.toContain('<a ');
  },
);

test('A saved picture of many policies says them all, in letters that can be read at its own size', () => {
  const groupId = [...sampleWorld.tables.groups.values()].find(({ name }) => name === 'Developers')?.id ?? '';
  const model = [...sampleWorld.tables.policies.values()].find(({ name }) => name === 'TeamBucket');
  const attached = [...sampleWorld.tables.attachments.values()].find(
    ({ policyId }) => policyId === model?.id,
  );
  if (!model || !attached) throw new Error('no policy to copy');
  const names = Array.from({ length: 36 }, (_, i) => `Policy-${String(i + 10)}`);
  const world = apply(
    sampleWorld,
    names.flatMap((name): Change[] => {
      const id = `${model.id}${name}`;
      const key = `${groupId}/${id}`;
      return [
        { table: 'policies', key: id, before: null, after: { ...model, id, name } },
        { table: 'attachments', key, before: null, after: { ...attached, id: key, policyId: id } },
      ];
    }),
  );
  const { layers, height } = sheetOf(house(world), { theme: 'light' });
  const texts = layers.flatMap(({ scale, items }) =>
    items.flatMap((item) => (item.type === 'text' ? [{ text: item.text, size: item.size * scale }] : [])),
  );
  const said = new Set(texts.map(({ text }) => text));
  expect(names.filter((name) => !said.has(name))).toEqual([]);
  expect(texts.filter(({ size }) => size < 13).map(({ text }) => text)).toEqual([]);
  // It is as high as it takes.
  expect(height).toBeGreaterThan(names.length * 40);
});
