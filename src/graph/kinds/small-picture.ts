import type { AnyKind } from '../../engine/index.ts';
import { icons } from '../drawing/icons.ts';
import type { Palette } from '../drawing/palette.ts';
import { graphKinds } from './kinds.ts';
import type { Look } from './look.ts';
import { smallShapes } from './small-shapes.ts';

/** A kind's picture in lists, on a 24 × 24 grid: the shape and icon that it has in the account's picture. */
interface SmallPicture {
  readonly shape: string;
  /** Path data, filled with the even-odd rule. */
  readonly icon: string;
  /** An SVG transform that puts the icon into the shape. */
  readonly place: string;
  readonly colour: keyof Palette;
  /** A hollow shape is outlined, and its icon takes the entity's colour. */
  readonly outline: 'none' | 'solid' | 'dashed';
}

function outlineOf({ rings: [ring] }: Look): SmallPicture['outline'] {
  if (!ring) return 'none';
  return ring[2] ? 'dashed' : 'solid';
}

export const isKind = (name: string): name is AnyKind => Object.hasOwn(graphKinds, name);

export function smallPicture(kind: AnyKind): SmallPicture {
  const { look } = graphKinds[kind];
  const { scale, x, y } = look.small;
  const small = smallShapes[look.shape];
  const outline = outlineOf(look);
  return {
    shape: outline === 'none' ? small.filled : small.outlined,
    icon: icons[look.icon],
    place: `translate(${String(x - 12 * scale)} ${String(y - 12 * scale)}) scale(${String(scale)})`,
    colour: look.colour,
    outline,
  };
}
