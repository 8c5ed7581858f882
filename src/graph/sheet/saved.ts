import type { Theme } from '../drawing/palette.ts';
import { BothSchemes } from './both-schemes.ts';
import { facesFor } from './faces.ts';
import { documentOf, sheetSvg } from './lay-out.ts';
import type { Pictured } from './pictured.ts';
import { linkOf, sheetOf, spokenWords } from './sheet.ts';

/**
 * Writes a picture as an SVG file that stands by itself: its colours follow the reader's system, it holds the letters that
 * it is written in, and its foot leads to `address`.
 */
export function svgFile(pictured: Pictured, address: string | null): string {
  const [light, dark] = [sheetOf(pictured, { theme: 'light' }), sheetOf(pictured, { theme: 'dark' })];
  const both = new BothSchemes();
  const layers = both.layers(light.layers, dark.layers);
  const foot = both.layers([light.foot], [dark.foot]);
  const { width, height } = light;
  const style = facesFor(layers + foot) + both.style;
  return documentOf(
    { width, height, style, layers, foot },
    { ...spokenWords(pictured), link: linkOf(address) },
  );
}

/** Writes a picture in one theme, with its letters: pixels are made of it. */
export const svgIn = (pictured: Pictured, theme: Theme): string =>
  sheetSvg(sheetOf(pictured, { theme }), { ...spokenWords(pictured), link: null }, facesFor);
