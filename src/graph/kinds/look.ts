import type { IconName } from '../drawing/icons.ts';
import type { Palette } from '../drawing/palette.ts';
import { ellipse, hexagon, octagon, page, rectangle, tag } from '../drawing/shapes.ts';

/** A shape as a path around (0, 0). `grow` says how much larger than the kind's own size it is drawn. */
type Outline = (width: number, height: number, grow: number) => string;

/** The shapes of the picture; those of lists are in `small-shapes.ts`. */
const outlines = {
  circle: ellipse,
  /** Several people: wide, with round corners. */
  group: (w, h, grow) => rectangle(w, h, 13 + grow / 2),
  hexagon,
  /** Rounded off as far as its edges go. */
  octagon: (w, h) => octagon(w, h),
  page,
  tag,
  box: (w, h) => rectangle(w, h, 10),
  pill: (w, h) => rectangle(w, h, h / 2),
  file: (w, h) => rectangle(w, h, 6),
} as const satisfies Readonly<Record<string, Outline>>;

export type ShapeName = keyof typeof outlines;

type Ring = readonly [inset: number, width: number, dash?: readonly number[]];

/** How a kind is drawn. Shape and icon carry the meaning, colour repeats it. */
export interface Look {
  readonly shape: ShapeName;
  readonly outline: Outline;
  readonly colour: keyof Palette;
  readonly icon: IconName;
  /** The icon's size in the picture, and its middle, from the shape's. */
  readonly size: number;
  readonly x: number;
  readonly y: number;
  /** The lines around a hollow shape; none for a filled one. */
  readonly rings: readonly Ring[];
  /** The icon's scale in the small picture of lists, where it may be larger, and its middle on the grid. */
  readonly small: { readonly scale: number; readonly x: number; readonly y: number };
}

/** The parts of a look that have a usual value. */
interface More {
  readonly x?: number;
  readonly y?: number;
  readonly rings?: readonly Ring[];
  readonly smallX?: number;
  readonly smallY?: number;
}

/** A filled shape, for somebody who acts. `size` is the icon's in the picture, `scale` its scale in lists. */
export const solid = (
  shape: ShapeName,
  colour: keyof Palette,
  icon: IconName,
  size: number,
  scale: number,
  { x = 0, y = 0, rings = [], smallX = 12, smallY = 12 }: More = {},
): Look => ({
  shape,
  outline: outlines[shape],
  colour,
  icon,
  size,
  x,
  y,
  rings,
  small: { scale, x: smallX, y: smallY },
});

/**
 * An outlined shape: for something that stands for somebody elsewhere or for a moment, and for things that are
 * reached.
 */
export const hollow = (
  shape: ShapeName,
  colour: keyof Palette,
  icon: IconName,
  size: number,
  scale: number,
  { rings = [[2, 2]], ...more }: More = {},
): Look => solid(shape, colour, icon, size, scale, { rings, ...more });
