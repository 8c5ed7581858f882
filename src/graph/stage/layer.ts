import type { PathPrimitive, Primitive, TextPrimitive } from '../drawing/primitives.ts';
import { filled, stroked } from '../drawing/primitives.ts';
import type { Palette } from '../drawing/palette.ts';
import { rectangle } from '../drawing/shapes.ts';
import { codeWidth, cutMiddle, fitName, widthsOf } from '../drawing/letter-widths.ts';
import type { Box } from './geometry.ts';

/** Things that move together, bottom first. `rotate` in degrees, around the layer's own origin. */
export interface Layer {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  readonly rotate: number;
  readonly opacity: number;
  readonly items: readonly Primitive[];
}

export const layer = (id: string, items: readonly Primitive[], more: Partial<Layer> = {}): Layer => ({
  id,
  x: 0,
  y: 0,
  scale: 1,
  rotate: 0,
  opacity: 1,
  ...more,
  items,
});

interface TextOptions {
  readonly size?: number;
  readonly weight?: number;
  readonly mono?: boolean;
  readonly anchor?: TextPrimitive['anchor'];
}

/** A line of text. It has no halo, since nothing crosses it on the stage. */
export const write = (
  text: string,
  x: number,
  y: number,
  fill: string,
  { size = 14, weight = 400, mono = false, anchor = 'middle' }: TextOptions = {},
): TextPrimitive => ({ type: 'text', x, y, text, size, weight, mono, fill, halo: 'none', anchor });

export const middle = ({ x, y, width, height }: Box) => ({ x: x + width / 2, y: y + height / 2 });

/** Separates paths from texts: the live picture writes its texts with its own letters. */
export const apart = (items: readonly Primitive[]): { paths: PathPrimitive[]; texts: TextPrimitive[] } => ({
  paths: items.filter((item) => item.type === 'path'),
  texts: items.filter((item) => item.type === 'text'),
});

/** A box with rounded corners, filled and outlined. */
export function card(
  box: Box,
  fill: string,
  line: string,
  width = 1.5,
  radius = 8,
  dash: readonly number[] = [],
): Primitive[] {
  const { x, y } = middle(box);
  const d = rectangle(box.width, box.height, radius);
  const place = [x, y, 1] as const;
  return [filled(d, fill, { place }), stroked(d, line, width, { place, dash })];
}

/** A line with a glow: a decision has lit it. */
export const lit = (d: string, colour: string): Primitive[] => [
  stroked(d, colour, 13, { opacity: 0.16, cap: 'round' }),
  stroked(d, colour, 4, { cap: 'round' }),
];

/** Fits a text by the width of its letters: the middle of a longer one is left out. */
export function fit(text: string, width: number, size: number, mono = false, bold = false): string {
  if (!mono) return fitName(text, width, size, bold);
  const most = Math.max(4, Math.floor(width / (size * codeWidth)));
  if (text.length <= most) return text;
  return cutMiddle([...text], most - 1);
}

/** Returns the first of several texts with the same meaning that fits, else the shortest with its middle left out. */
export function fitting(texts: readonly [string, ...string[]], width: number, size: number): string {
  const whole = texts.find((text) => fit(text, width, size, false, true) === text);
  return whole ?? fit(texts.at(-1) ?? texts[0], width, size, false, true);
}

/** Does the same as `fit` for a sentence or a list: the end is left out. */
export function fitStart(text: string, width: number, size: number): string {
  const letters = [...text];
  const over = widthsOf(letters, size, false).findIndex((one) => one > width);
  return over < 0
    ? text
    : `${letters
        .slice(0, Math.max(3, over - 2))
        .join('')
        .trimEnd()}…`;
}

/** The colours of a verdict. */
export const tone = (palette: Palette, isGood: boolean): { line: string; soft: string } =>
  isGood ? { line: palette.allow, soft: palette.allowSoft } : { line: palette.deny, soft: palette.denySoft };
