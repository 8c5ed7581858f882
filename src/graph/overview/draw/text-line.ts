import type { TextPrimitive } from '../../drawing/primitives.ts';

type More = Partial<Pick<TextPrimitive, 'weight' | 'mono' | 'anchor' | 'then'>>;

/** A line of the overview's words: its size doesn't depend on the picture's. */
export const textLine = (
  text: string,
  x: number,
  y: number,
  fill: string,
  more: More = {},
): TextPrimitive => ({
  type: 'text',
  x,
  y,
  text,
  size: 13,
  weight: 400,
  mono: false,
  fill,
  halo: 'none',
  anchor: 'start',
  ...more,
});
