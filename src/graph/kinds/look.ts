import type { IconName } from '../drawing/icons.ts';
import type { Palette } from '../drawing/palette.ts';
import { ellipse, hexagon, octagon, page, rectangle, tag } from '../drawing/shapes.ts';

/** A shape: as a path around (0, 0) in the picture, and on the 24 × 24 grid of the small pictures. */
interface Shape {
  /** `grow` says how much larger than the kind's own size it is drawn. */
  readonly outline: (width: number, height: number, grow: number) => string;
  /** Drawn by hand, since every pixel counts at a size of 16. An outlined one leaves room for its line. */
  readonly filled: string;
  readonly outlined: string;
}

const small = (path: string): Pick<Shape, 'filled' | 'outlined'> => ({ filled: path, outlined: path });

const box =
  'M5 2.5h14A2.5 2.5 0 0 1 21.5 5v14a2.5 2.5 0 0 1-2.5 2.5H5A2.5 2.5 0 0 1 2.5 19V5A2.5 2.5 0 0 1 5 2.5z';

const shapes = {
  circle: {
    outline: ellipse,
    filled: 'M12 1a11 11 0 1 0 0 22 11 11 0 0 0 0-22z',
    outlined: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20z',
  },
  /** Several people: wide, with round corners. */
  group: {
    outline: (w, h, grow) => rectangle(w, h, 13 + grow / 2),
    filled:
      'M4.5 3.5h15a3.5 3.5 0 0 1 3.5 3.5v10a3.5 3.5 0 0 1-3.5 3.5h-15a3.5 3.5 0 0 1-3.5-3.5V7a3.5 3.5 0 0 1 3.5-3.5z',
    outlined: box,
  },
  hexagon: {
    outline: hexagon,
    filled:
      'M7 2.3h10a1.6 1.6 0 0 1 1.4.8l4.3 8.1a1.6 1.6 0 0 1 0 1.6l-4.3 8.1a1.6 1.6 0 0 1-1.4.8H7a1.6 1.6 0 0 1-1.4-.8L1.3 12.8a1.6 1.6 0 0 1 0-1.6l4.3-8.1A1.6 1.6 0 0 1 7 2.3z',
    outlined: 'M7.2 3.4h9.6l4.7 8.6-4.7 8.6H7.2L2.5 12l4.7-8.6z',
  },
  /** Rounded off as far as its edges go. */
  octagon: { outline: (w, h) => octagon(w, h), ...small('M8 1.5h8L22.5 8v8L16 22.5H8L1.5 16V8z') },
  page: {
    outline: page,
    ...small('M5.5 1.5h8.7l5.3 5.3v14.4a1.3 1.3 0 0 1-1.3 1.3H5.8a1.3 1.3 0 0 1-1.3-1.3V2.5a1 1 0 0 1 1-1z'),
  },
  tag: {
    outline: tag,
    ...small(
      'M2.5 4.5h12.7c.6 0 1.1.2 1.5.7L23 12l-6.3 6.8c-.4.5-.9.7-1.5.7H2.5c-.8 0-1.5-.7-1.5-1.5V6c0-.8.7-1.5 1.5-1.5z',
    ),
  },
  box: { outline: (w, h) => rectangle(w, h, 10), ...small(box) },
  pill: {
    outline: (w, h) => rectangle(w, h, h / 2),
    ...small('M8 4.5h8a7.5 7.5 0 0 1 0 15H8a7.5 7.5 0 0 1 0-15z'),
  },
  file: {
    outline: (w, h) => rectangle(w, h, 6),
    ...small(
      'M6.5 2h11A1.5 1.5 0 0 1 19 3.5v17a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 5 20.5v-17A1.5 1.5 0 0 1 6.5 2z',
    ),
  },
} as const satisfies Readonly<Record<string, Shape>>;

type ShapeName = keyof typeof shapes;

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
  shape: shapes[shape],
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
