/**
 * Makes the typefaces that saved pictures hold: the letters of ASCII and the signs that pictures use, cut out of those of
 * the page. It needs a library that nothing else does: `npm install --no-save subset-font`, then
 * `node scripts/picture-fonts.mjs`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import subsetFont from 'subset-font';

const ascii = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)).join('');
const letters = `${ascii}…’‘“”–—·×✓→•`;
const faces = { next: { wght: { min: 400, max: 700 } }, mono: { wght: 400 } };

for (const [name, variationAxes] of Object.entries(faces)) {
  const file = `atkinson-hyperlegible-${name}`;
  const path = `../node_modules/@fontsource-variable/${file}/files/${file}-latin-wght-normal.woff2`;
  const font = readFileSync(new URL(path, import.meta.url));
  const subset = await subsetFont(font, letters, { targetFormat: 'woff2', variationAxes });
  writeFileSync(new URL(`../src/graph/sheet/fonts/${name}.woff2`, import.meta.url), subset);
  console.log(`${name}: ${subset.length} bytes`);
}
