import type { Theme } from '../drawing/palette.ts';
import { BothSchemes } from './both-schemes.ts';
import mono from './fonts/mono.woff2?inline';
import next from './fonts/next.woff2?inline';
import { documentOf, sheetSvg } from './lay-out.ts';
import type { Pictured } from './pictured.ts';
import { linkOf, sheetOf, spokenWords } from './sheet.ts';

/** The page's typefaces for pictures: the letters of ASCII and the signs in them (`scripts/picture-fonts.mjs`). */
const faces = [
  { family: 'Atkinson Hyperlegible Next', weight: '400 700', url: next },
  { family: 'Atkinson Hyperlegible Mono', weight: '400', url: mono },
] as const;

/** Returns the style of those typefaces that a picture's markup names first: they are in the style itself. */
const facesFor = (markup: string): string =>
  faces
    .filter(({ family }) => markup.includes(`font-family="&#39;${family}&#39;`))
    .map(
      ({ family, weight, url }) =>
        `@font-face{font-family:'${family}';font-weight:${weight};src:url(${url}) format('woff2')}`,
    )
    .join('');

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
