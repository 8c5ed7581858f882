import { expect, test } from 'vitest';
import { cutApart, cutMiddle, fitBold, fitName, widthsOf } from '../../../src/graph/drawing/letter-widths.ts';
import { clippedName, textWidth } from '../../../src/graph/overview/place/text-width.ts';

const nine = Array.from({ length: 9 }, (_, i) => `production-readers-of-reports-${String(i + 1)}`);
const cuts = {
  'a name in the picture': (name: string, width: number) => fitBold(name, width, 14),
  'a name among counts': (name: string, width: number) => clippedName(name, width),
} as const;

test.each(Object.entries(cuts))('Nine of one kind are told apart at every width: %s', (_, cut) => {
  for (const width of [0, 20, 60, 90, 124, 150]) {
    const seen = nine.map((name) => cut(name, width));
    expect(new Set(seen).size).toBe(nine.length);
    for (const [i, one] of seen.entries()) {
      expect(one).toContain('…');
      expect(nine[i]?.startsWith(one.split('…')[0] ?? '-')).toBe(true);
    }
  }
});

test('A name that fits stays whole, and a cut one is as wide as its room at most', () => {
  expect(fitBold('Deployer', 124, 14)).toBe('Deployer');
  expect(clippedName('Deployer', 124)).toBe('Deployer');
  for (const name of nine) expect(textWidth(clippedName(name, 90))).toBeLessThanOrEqual(90);
});

test('A long name keeps its beginning and its end', () => {
  expect(fitName('AWSServiceRoleForAmazonElasticFileSystem', 160, 14, false)).toBe('AWSServiceRol…eSystem');
});

test('Letters of two code units stay whole', () => {
  expect(cutMiddle([...'👩👨👧👦👶🧓'], 3)).toBe('👩👨…🧓');
});

test.each([
  [
    ['deploy-production-eu-west-role', 'deploy-production-us-east-role'],
    ['…-eu-west-role', '…-us-east-role'],
  ],
  [
    ['team-of-production-a1-shop-role', 'team-of-production-b1-shop-role', 'team-of-production-b2-shop-role'],
    null,
  ],
])(
  'Names that differ in their middle alone are told apart where they were cut alike: %o',
  (names, expected) => {
    const cut = fitBold(names[0] ?? '', 108, 14);
    expect(names.map((name) => fitBold(name, 108, 14))).toEqual(names.map(() => cut));
    const apart = cutApart(names, cut);
    expect(new Set(apart).size).toBe(names.length);
    if (expected) expect(apart).toEqual(expected);
    const widthOf = (text: string): number => widthsOf([...text], 14).at(-1) ?? 0;
    for (const one of apart) expect(widthOf(one)).toBeLessThanOrEqual(widthOf(cut) + 0.001);
  },
);
