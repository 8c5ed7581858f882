import { type Palette, palettes } from './palette.ts';

/** The name of a colour in `theme.css`. */
const variableOf = (name: string): string =>
  name === 'policyEdge' ? '--pe' : `--${name.replace(/[A-Z0-9]/g, (one) => `-${one.toLowerCase()}`)}`;

/** The colours as the variables of `theme.css`, so that one picture in a page serves light and dark. */
export const themed = Object.fromEntries(
  Object.keys(palettes.light).map((name) => [name, `var(${variableOf(name)})`]),
) as unknown as Palette;

/** Declares these variables, for a page that doesn't wait for `theme.css`. */
export const themedVariables = Object.entries(palettes.light)
  .map(([name, light]) => `${variableOf(name)}:light-dark(${light},${palettes.dark[name as keyof Palette]})`)
  .join(';');
