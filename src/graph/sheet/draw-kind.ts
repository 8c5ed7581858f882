import type { AnyKind } from '../../engine/index.ts';
import { icons } from '../drawing/icons.ts';
import type { Palette } from '../drawing/palette.ts';
import type { Primitive } from '../drawing/primitives.ts';
import { filled, icon, stroked } from '../drawing/primitives.ts';
import { graphKinds } from '../kinds/kinds.ts';

/** The small picture of a kind as the page's lists have it, `size` wide, with its upper left corner at (x, y). */
export function drawKind(kind: AnyKind, x: number, y: number, size: number, palette: Palette): Primitive[] {
  const { shape, colour, icon: name, rings, small } = graphKinds[kind].look;
  const by = size / 24;
  const place = [x, y, by] as const;
  const inside = (fill: string): Primitive =>
    icon(icons[name], fill, 24 * small.scale * by, x + small.x * by, y + small.y * by);
  const [ring] = rings;
  if (!ring) return [filled(shape.filled, palette[colour], { place }), inside(palette.onEntity)];
  return [
    filled(shape.outlined, palette.paper, { place }),
    stroked(shape.outlined, palette[colour], 2, { place, dash: ring[2] ? [3.2, 2] : [] }),
    inside(palette[colour]),
  ];
}
