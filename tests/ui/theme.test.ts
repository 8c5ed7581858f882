import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync(new URL('../../src/ui/theme.css', import.meta.url), 'utf8');

const [, root = ''] = /:root \{([^}]*)\}/.exec(css) ?? [];

/** The colours as one of the two themes has them. */
const theme = (which: 1 | 2): ReadonlyMap<string, string> =>
  new Map(
    [...root.matchAll(/--([\w-]+):\s*light-dark\((#\w{6}), (#\w{6})\);/g)].map((match) => [
      match[1] ?? '',
      match[1 + which] ?? '',
    ]),
  );

const light = theme(1);
const dark = theme(2);

function luminance(hex: string): number {
  const channel = (at: number): number => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

/** The contrast ratio of WCAG 2: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(a = '#000000', b = '#000000'): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

test('every colour has both its values, in one place', () => {
  expect(dark.size).toBeGreaterThan(20);
  expect(css.match(/#[\da-f]{6}\b/gi)).toHaveLength(light.size + dark.size);
});

test('a choice of light or dark is a choice of the colour scheme, and of nothing else', () => {
  for (const scheme of ['light', 'dark'])
    expect(css).toContain(`:root[data-theme='${scheme}'] {\n  color-scheme: ${scheme};\n}`);
  expect(css).not.toContain('prefers-color-scheme');
});

test.each([
  ['light', light],
  ['dark', dark],
])('every text colour reaches 4.5:1 on every ground it stands on (%s)', (_theme, theme) => {
  const texts = ['ink', 'ink-2', 'ink-3', 'accent', 'allow', 'deny', 'warn'];
  const grounds = ['paper', 'canvas', 'sunken', 'accent-soft', 'allow-soft', 'deny-soft', 'warn-soft'];
  const pairs = [
    ...texts.flatMap((text) => grounds.map((ground) => [text, ground] as const)),
    ['on-accent', 'accent'] as const,
    ['on-accent', 'accent-hover'] as const,
    ['ink', 'mark'] as const,
  ];
  const weak = pairs.filter(([text, ground]) => contrast(theme.get(text), theme.get(ground)) < 4.5);
  expect(weak).toEqual([]);
});

test.each([
  ['light', light],
  ['dark', dark],
])('outlines of what can be pressed, and entities, reach 3:1 (%s)', (_theme, theme) => {
  const shapes = ['line-2', 'user', 'group', 'role', 'policy', 'key', 'sts'];
  const weak = shapes.filter((shape) => contrast(theme.get(shape), theme.get('canvas')) < 3);
  expect(weak).toEqual([]);
});
