import { expect, test } from 'vitest';
import { stageOf } from '../../../src/assume/stage.ts';
import { whyOf } from '../../../src/assume/why/gates.ts';
import { decide } from '../../../src/engine/index.ts';
import { palettes } from '../../../src/graph/drawing/palette.ts';
import { overviewOf } from '../../../src/graph/overview/overview.ts';
import { FactsIndex } from '../../../src/graph/overview/facts-index.ts';
import type { Pictured } from '../../../src/graph/sheet/pictured.ts';
import { svgFile, svgIn } from '../../../src/graph/sheet/saved.ts';
import { pictureOf } from '../../../src/graph/sheet/sheet.ts';
import { addressInSvg } from '../../../src/graph/sheet/link-in-picture.ts';
import { picturedOverview } from '../../../src/graph/sheet/pictured-overview.ts';
import { picturedOrganization } from '../../../src/ui/panels/account/graph/organization/pictured-organization.ts';
import { picturedStep, toldStep } from '../../../src/ui/panels/use/steps/pictured-step.ts';
import { picturedWhy } from '../../../src/ui/panels/use/why/pictured-why.ts';
import { as, assume } from '../../assume/account.ts';
import { carol, q3 } from '../../assume/why/documents.ts';
import { home, wholeWorld } from '../../fixtures/whole-world.ts';
import { worldOf } from '../overview/accounts.ts';

const scene = 'https://example.org/page?a=1&b=2#d4.Zm9v.YmFy';

async function step(by: string, cursor: number): Promise<Pictured> {
  const replay = await assume({ role: 'Deployer', by: as(by) });
  const told = () => toldStep(replay, cursor, false);
  return picturedStep({ stage: stageOf(replay), cursor, left: 1, called: 0, remedy: null, told }, 880);
}

function overview(): Pictured {
  const world = worldOf({ users: 300, groups: 20, roles: 60, policies: 40, seed: 1 });
  const counts = overviewOf(FactsIndex.of(world, '111122223333'));
  return picturedOverview({
    overview: counts,
    width: 804,
    height: 440,
    id: '111122223333',
    name: 'main',
    focus: null,
  });
}

const pictures: readonly (readonly [string, () => Pictured | null | Promise<Pictured>])[] = [
  ['a step that was refused', () => step('carol', 3)],
  ['a hat that is worn', () => step('ana', 6)],
  [
    'an answer',
    () =>
      picturedWhy({
        why: whyOf(decide({ caller: carol, action: 's3:GetObject', resource: q3 })),
        keys: {},
        at: 5,
        width: 1140,
      }),
  ],
  ['a large account', overview],
  ['an organization', () => picturedOrganization(wholeWorld, home)],
];

/** The colours of all elements, in order, as a reader in light or dark sees them. */
function coloursIn(svg: string, isDark: boolean): string[] {
  const rules = new Map(
    [...svg.matchAll(/\.(c\d+)\{(fill|stroke|opacity):([^}]*)\}/g)].map(([, name, property, value]) => [
      name ?? '',
      [property ?? '', value ?? ''] as const,
    ]),
  );
  return [...svg.replace(/<style>[^]*?<\/style>/, '').matchAll(/<(?:path|text|tspan)\b([^>]*)>/g)].flatMap(
    ([, attributes = '']) => {
      const own = new Map(
        [...attributes.matchAll(/ (class|fill|stroke)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
      );
      const turned = new Map(
        isDark
          ? (own.get('class') ?? '').split(' ').flatMap((name) => (rules.has(name) ? [rules.get(name)!] : []))
          : [],
      );
      return ['fill', 'stroke'].map((name) => turned.get(name) ?? own.get(name) ?? '');
    },
  );
}

test.each(pictures)('One file is light for some readers and dark for others: %s', async (_, make) => {
  const pictured = await make();
  if (!pictured) throw new Error('no picture');
  const both = svgFile(pictured, scene);
  for (const theme of ['light', 'dark'] as const) {
    const one = pictureOf(pictured, { theme }).svg;
    expect(coloursIn(both, theme === 'dark')).toEqual(coloursIn(one, false));
    expect(one).toContain(palettes[theme].canvas);
  }
  expect(both).not.toContain('class="light"');
});

test.each(pictures)(
  'It holds its letters in 20 kB at most, fetches nothing and runs nothing: %s',
  async (_, make) => {
    const pictured = await make();
    if (!pictured) throw new Error('no picture');
    for (const svg of [svgFile(pictured, scene), svgIn(pictured, 'dark')]) {
      const fonts = [...svg.matchAll(/url\(([^)]*)\)/g)].map(([, url]) => url ?? '');
      expect(fonts.length).toBeGreaterThan(0);
      for (const url of fonts) expect(url.slice(0, 30)).toMatch(/^data:font\/woff2;base64,/);
      const bytes = fonts.map((url) => Buffer.from(url.slice(url.indexOf(',') + 1), 'base64').length);
      expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(20_000);
      expect(svg).not.toMatch(/<(?:script|image|use|foreignObject)|\son\w+=|@import|var\(/i);
      expect(svg.includes('font-weight:400;')).toBe(
        svg.includes('font-family="&#39;Atkinson Hyperlegible Mono&#39;'),
      );
    }
  },
);

test.each(pictures)(
  'Its foot leads to the scene, and the page finds that address in it: %s',
  async (_, make) => {
    const pictured = await make();
    if (!pictured) throw new Error('no picture');
    expect(addressInSvg(svgFile(pictured, scene))).toBe(scene);
    expect(addressInSvg(svgFile(pictured, 'javascript:alert(1)'))).toBeNull();
    const hostile = {
      ...pictured,
      title: '<a href="https://example.com/#d4.x">',
      sentences: ['<a href="x">'],
    };
    expect(addressInSvg(svgFile(hostile, scene))).toBe(scene);
    expect(addressInSvg(svgFile(hostile, null))).toBeNull();
  },
);
