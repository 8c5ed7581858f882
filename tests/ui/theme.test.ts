import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync(new URL('../../src/ui/theme.css', import.meta.url), 'utf8');

/** The custom properties of the `nth` block that begins with `selector`. */
function tokens(selector: string): Map<string, string> {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(start, css.indexOf('}', start));
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name ?? '', value ?? '']),
  );
}

const light = tokens(':root');
const dark = tokens(":root[data-theme='dark']");
const darkBySystem = tokens(":root:not([data-theme='light'])");

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

test('who chose dark here and whose system is dark see the same tokens', () => {
  expect(dark.size).toBeGreaterThan(20);
  expect(Object.fromEntries(darkBySystem)).toEqual(Object.fromEntries(dark));
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
