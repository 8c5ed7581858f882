import { type Palette, palettes } from './palette.ts';

/** The name of a colour in `theme.css`. */
const variableOf = (name: string): string =>
  name === 'policyEdge' ? '--pe' : `--${name.replace(/[A-Z0-9]/g, (one) => `-${one.toLowerCase()}`)}`;

const names = Object.keys(palettes.light) as (keyof Palette)[];

/** The colours as the variables of `theme.css`, so that one picture in a page serves light and dark. */
export const themed = Object.fromEntries(
  names.map((name) => [name, `var(${variableOf(name)})`]),
) as unknown as Palette;

/** Declares these variables, or those of a few colours, for a page that doesn't wait for `theme.css`. */
export const declaredColours = (of: readonly (keyof Palette)[] = names): string =>
  of
    .map((name) => `${variableOf(name)}:light-dark(${palettes.light[name]},${palettes.dark[name]})`)
    .join(';');
