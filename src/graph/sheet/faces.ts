import mono from './fonts/mono.woff2?inline';
import next from './fonts/next.woff2?inline';

/** The page's typefaces for pictures: the letters of ASCII and the signs in them (`scripts/picture-fonts.mjs`). */
const faces = [
  { family: 'Atkinson Hyperlegible Next', weight: '400 700', url: next },
  { family: 'Atkinson Hyperlegible Mono', weight: '400', url: mono },
] as const;

/** Returns the style of those typefaces that a picture's markup names first: they are in the style itself. */
export const facesFor = (markup: string): string =>
  faces
    .filter(({ family }) => markup.includes(`font-family="&#39;${family}&#39;`))
    .map(
      ({ family, weight, url }) =>
        `@font-face{font-family:'${family}';font-weight:${weight};src:url(${url}) format('woff2')}`,
    )
    .join('');
