import { expect } from 'vitest';
import type { Theme } from '../../../src/graph/drawing/palette.ts';
import { palettes } from '../../../src/graph/drawing/palette.ts';
import type { Pictured } from '../../../src/graph/sheet/pictured.ts';
import { pictureOf } from '../../../src/graph/sheet/sheet.ts';

const valuesOf = (svg: string, attribute: string): string[] =>
  [...svg.matchAll(new RegExp(` ${attribute}="([^"]*)"`, 'g'))].map(([, value]) => value ?? '');

/** Expects a picture to stand by itself, in the colours of a theme and no others. @returns its document */
export function standingAlone(pictured: Pictured, theme: Theme): string {
  const { svg, width, height, text } = pictureOf(pictured, { theme, address: 'https://example.org/' });
  const forbidden = /<(?:script|style|image|use|foreignObject)|\son\w+=|url\(|@import|var\(/gi;
  expect([...svg.matchAll(forbidden)].map(([found]) => found)).toEqual([]);
  expect(
    [...svg.matchAll(/\b(?:NaN|undefined|null)\b/g)].map(({ index }) => svg.slice(index - 40, index + 10)),
  ).toEqual([]);
  const addresses = [...svg.matchAll(/(?:href|src|xmlns)="([^"]*)"/g)].map(([, address]) => address);
  expect(new Set(addresses)).toEqual(new Set(['http://www.w3.org/2000/svg', 'https://example.org/']));
  const known = new Set<string>(['none', ...Object.values<string>({ ...palettes[theme] })]);
  const colours = [...valuesOf(svg, 'fill'), ...valuesOf(svg, 'stroke')];
  expect(colours.filter((one) => !known.has(one))).toEqual([]);
  expect(svg.slice(0, 200)).toContain(
    `viewBox="0 0 ${String(width)} ${String(height)}" width="${String(width)}"`,
  );
  expect(text.startsWith(`${pictured.title}\n`)).toBe(true);
  return svg;
}

/** What is written in a picture, in the order that it is drawn. */
export const writtenIn = (svg: string): string =>
  [...svg.matchAll(/<text[^>]*>([^]*?)<\/text>/g)]
    .map(([, text]) => (text ?? '').replaceAll(/<[^>]*>/g, ' '))
    .join(' | ')
    .replaceAll('&#39;', "'");
