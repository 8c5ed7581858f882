import { expect, test } from 'vitest';
import { palettes } from '../../src/graph/drawing/palette.ts';
import { drawCertificate } from '../../src/graph/sheet/draw-certificate.ts';
import { layOut, sheetSvg } from '../../src/graph/sheet/lay-out.ts';

const words = { title: 'Learned: <identities>', note: 'All of them', foot: 'No certificate of AWS' };
const parts = [
  { title: 'Users', sentences: ['A user is a name.', `It is long: ${'word '.repeat(60)}`] },
  { title: 'Roles & sessions', sentences: ['A role has no key.'] },
];

test.each(['light', 'dark'] as const)(
  'A certificate says every sentence and stands by itself, %s',
  (theme) => {
    const palette = palettes[theme];
    const sheet = layOut(drawCertificate(parts, palette), palette, words);
    const svg = sheetSvg(sheet, { title: words.title, description: 'All', link: null });
    for (const text of [
      'Users',
      'A user is a name.',
      'Roles &amp; sessions',
      'A role has no key.',
      'Learned: &lt;identities&gt;',
    ])
      expect(svg).toContain(text);
    expect(svg).not.toMatch(/<script|href=|url\(/);
    // What is long goes on in further lines, inside the sheet.
    const heights = [...svg.matchAll(/<text x="22" y="([\d.]+)"/g)].map(([, y]) => Number(y));
    expect(heights.length).toBeGreaterThan(4);
    expect(Math.max(...heights)).toBeLessThan(sheet.height);
  },
);
