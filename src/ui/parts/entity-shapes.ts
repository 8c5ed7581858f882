import { icons } from '../../graph/art/icons.ts';
import type { FirstEntityIcon } from './entity-kinds.ts';

export type { EntityIconKind } from './entity-kinds.ts';

/**
 * The entities' small pictures: the shapes and icons of the account's drawing, on a 24 × 24 grid. Shape and
 * icon carry the meaning, colour repeats it. A hollow shape is outlined, and its icon takes the entity's colour.
 */
export interface EntityShape {
  readonly shape: string;
  /** Path data, filled with the even-odd rule. */
  readonly icon: string;
  /** An SVG transform that puts the icon into the shape. */
  readonly place: string;
  readonly colour: 'user' | 'group' | 'role' | 'policy' | 'key' | 'sts' | 'resource';
  readonly outline: 'none' | 'solid' | 'dashed';
}

/** Outlines on the grid. */
export const outlines = {
  circle: 'M12 1a11 11 0 1 0 0 22 11 11 0 0 0 0-22z',
  thinCircle: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20z',
  square:
    'M4.5 3.5h15a3.5 3.5 0 0 1 3.5 3.5v10a3.5 3.5 0 0 1-3.5 3.5h-15a3.5 3.5 0 0 1-3.5-3.5V7a3.5 3.5 0 0 1 3.5-3.5z',
  hexagon:
    'M7 2.3h10a1.6 1.6 0 0 1 1.4.8l4.3 8.1a1.6 1.6 0 0 1 0 1.6l-4.3 8.1a1.6 1.6 0 0 1-1.4.8H7a1.6 1.6 0 0 1-1.4-.8L1.3 12.8a1.6 1.6 0 0 1 0-1.6l4.3-8.1A1.6 1.6 0 0 1 7 2.3z',
  thinHexagon: 'M7.2 3.4h9.6l4.7 8.6-4.7 8.6H7.2L2.5 12l4.7-8.6z',
  octagon: 'M8 1.5h8L22.5 8v8L16 22.5H8L1.5 16V8z',
  page: 'M5.5 1.5h8.7l5.3 5.3v14.4a1.3 1.3 0 0 1-1.3 1.3H5.8a1.3 1.3 0 0 1-1.3-1.3V2.5a1 1 0 0 1 1-1z',
  label:
    'M2.5 4.5h12.7c.6 0 1.1.2 1.5.7L23 12l-6.3 6.8c-.4.5-.9.7-1.5.7H2.5c-.8 0-1.5-.7-1.5-1.5V6c0-.8.7-1.5 1.5-1.5z',
} as const;
const { circle, thinCircle, square, hexagon, thinHexagon, octagon, page, label } = outlines;

/** An icon at `scale` of its size, its middle at x, y. */
export const placed = (icon: string, scale: number, x = 12, y = 12): Pick<EntityShape, 'icon' | 'place'> => ({
  icon,
  place: `translate(${String(x - 12 * scale)} ${String(y - 12 * scale)}) scale(${String(scale)})`,
});

const at = (glyph: keyof typeof icons, scale: number, x = 12, y = 12): Pick<EntityShape, 'icon' | 'place'> =>
  placed(icons[glyph], scale, x, y);

export const entityShapes: Readonly<Record<FirstEntityIcon, EntityShape>> = {
  user: { shape: circle, ...at('person', 0.58), colour: 'user', outline: 'none' },
  group: { shape: square, ...at('people', 0.66), colour: 'group', outline: 'none' },
  role: { shape: hexagon, ...at('hat', 0.62), colour: 'role', outline: 'none' },
  policy: { shape: page, ...at('page', 0.48, 12, 14), colour: 'policy', outline: 'none' },
  key: { shape: label, ...at('key', 0.52, 9.6), colour: 'key', outline: 'none' },
  'temporary-key': { shape: label, ...at('key', 0.52, 9.6), colour: 'key', outline: 'dashed' },
  session: { shape: thinHexagon, ...at('hat', 0.54), colour: 'role', outline: 'dashed' },
  service: { shape: thinCircle, ...at('gear', 0.58), colour: 'user', outline: 'solid' },
  account: { shape: thinCircle, ...at('building', 0.54), colour: 'user', outline: 'solid' },
  root: { shape: circle, ...at('crown', 0.56), colour: 'sts', outline: 'none' },
  sts: { shape: octagon, ...at('shield', 0.62), colour: 'sts', outline: 'none' },
};
