import type { IconName } from '../drawing/icons.ts';
import type { Palette } from '../drawing/palette.ts';
import type { Shape, ShapeName } from './shapes.ts';
import { shapes } from './shapes.ts';

type Ring = readonly [inset: number, width: number, dash?: readonly number[]];

/** How a kind is drawn. Shape and icon carry the meaning, colour repeats it. */
export interface Look {
  readonly shape: Shape;
  readonly colour: keyof Palette;
  readonly icon: IconName;
  /** The icon's size in the picture, and its middle, from the shape's. */
  readonly size: number;
  readonly x: number;
  readonly y: number;
  /** Hollow shapes are outlined by these; none for a filled shape. */
  readonly rings: readonly Ring[];
  /** The icon's scale in the small picture of lists, where it may be larger, and its middle on the grid. */
  readonly small: { readonly scale: number; readonly x: number; readonly y: number };
}

/** What a look may say beside its shape, colour and icon. */
interface More {
  readonly x?: number;
  readonly y?: number;
  readonly rings?: readonly Ring[];
  readonly smallX?: number;
  readonly smallY?: number;
}

/** Who acts: a filled shape. `size` is the icon's in the picture, `scale` its scale in lists. */
export const solid = (
  shape: ShapeName,
  colour: keyof Palette,
  icon: IconName,
  size: number,
  scale: number,
  { x = 0, y = 0, rings = [], smallX = 12, smallY = 12 }: More = {},
): Look => ({
  shape: shapes[shape],
  colour,
  icon,
  size,
  x,
  y,
  rings,
  small: { scale, x: smallX, y: smallY },
});

/** What only stands for somebody elsewhere, or for a moment, or what is reached: an outlined shape. */
export const hollow = (
  shape: ShapeName,
  colour: keyof Palette,
  icon: IconName,
  size: number,
  scale: number,
  { rings = [[2, 2]], ...more }: More = {},
): Look => solid(shape, colour, icon, size, scale, { rings, ...more });
