import type { AnyKind } from '../../../engine/index.ts';
import { icons } from '../../drawing/icons.ts';
import type { Palette } from '../../drawing/palette.ts';
import type { Primitive } from '../../drawing/primitives.ts';
import { filled, stroked } from '../../drawing/primitives.ts';
import { graphKinds } from '../../kinds/kinds.ts';

const n = (value: number): string => String(Math.round(value * 100) / 100);

/** A triangle with an exclamation mark: worth a look. Around its middle. */
export const warning = (x: number, y: number, palette: Palette): Primitive[] => [
  stroked(`M${n(x)} ${n(y - 6.5)}l7 12.5h-14z`, palette.warn, 1.6),
  stroked(`M${n(x)} ${n(y - 2)}v4M${n(x)} ${n(y + 4.2)}v.2`, palette.warn, 1.6, { cap: 'round' }),
];

/** The small picture of a kind within another picture, 20 px wide, by its left upper corner. */
export function kindMark(kind: AnyKind, x: number, y: number, palette: Palette): Primitive[] {
  const { look } = graphKinds[kind];
  const { scale, x: middleX, y: middleY } = look.small;
  const size = 20 / 24;
  const colour = palette[look.colour];
  const [ring] = look.rings;
  const place = [x, y, size] as const;
  const iconPlace = [
    x + size * (middleX - 12 * scale),
    y + size * (middleY - 12 * scale),
    size * scale,
  ] as const;
  return [
    ring
      ? stroked(look.shape.outlined, colour, 1.75, { place, dash: ring[2] ? [3, 2.4] : [] })
      : filled(look.shape.filled, colour, { place }),
    filled(icons[look.icon], ring ? colour : palette.onEntity, { place: iconPlace }),
  ];
}
