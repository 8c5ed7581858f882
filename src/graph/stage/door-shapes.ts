import type { Palette } from '../drawing/palette.ts';
import type { Primitive } from '../drawing/primitives.ts';
import { filled, icon, stroked } from '../drawing/primitives.ts';
import { ellipse, rectangle } from '../drawing/shapes.ts';
import { icons } from '../drawing/icons.ts';
import type { Box } from './geometry.ts';
import { write } from './layer.ts';

interface DoorPose {
  /** How far its leaves have swung inwards, 0 to 1. */
  readonly open: number;
  readonly frame: string;
}

/** The size of the sign above the door. */
interface Sign {
  readonly width: number;
  readonly height: number;
}

/** The sign above STS's door. */
export function doorSign({ x, y, width }: Box, sign: Sign, frame: string, palette: Palette): Primitive[] {
  const cx = x + width / 2;
  const signY = y - (sign.height > 36 ? 14 : 12);
  const letters = sign.height * 0.42;
  return [
    filled(rectangle(sign.width, sign.height, 11), palette.canvas, { place: [cx, signY, 1.06] }),
    filled(rectangle(sign.width, sign.height, 11), frame, { place: [cx, signY, 1] }),
    icon(icons.shield, palette.onEntity, letters + 2, cx - letters * 1.3, signY),
    write('STS', cx + letters * 0.7, signY + 0.5, palette.onEntity, { size: letters, weight: 700 }),
  ];
}

/** STS's door without its sign, bottom first. */
export function doorShapes(
  { x, y, width, height }: Box,
  { open, frame }: DoorPose,
  palette: Palette,
): Primitive[] {
  const cx = x + width / 2;
  const leafWidth = (width / 2 - 8) * (1 - 0.72 * open);
  const slant = 16 * open;
  const inside = `M${String(x + 8)} ${String(y + 8)}H${String(x + width - 8)}V${String(y + height)}H${String(x + 8)}z`;
  const leaf = (left: boolean): Primitive[] => {
    const edge = left ? x + 8 : x + width - 8;
    const far = edge + (left ? leafWidth : -leafWidth);
    const d = `M${String(edge)} ${String(y + 8)}L${String(far)} ${String(y + 8 + slant)}V${String(y + height - slant)}L${String(edge)} ${String(y + height)}z`;
    const inset = (from: number, to: number): string => {
      const a = edge + (left ? 8 : -8);
      const b = far + (left ? -7 : 7);
      return open > 0.6
        ? ''
        : `M${String(a)} ${String(y + from)}H${String(b)}V${String(y + to)}H${String(a)}z`;
    };
    const panels = [inset(24, height * 0.42), inset(height * 0.52, height - 16)].filter((one) => one !== '');
    return [
      filled(d, frame, { opacity: 0.9 }),
      stroked(d, palette.canvas, 1.2, { opacity: 0.5 }),
      ...panels.map((one) => stroked(one, palette.canvas, 1.2, { opacity: 0.28 })),
      filled(ellipse(6, 6), palette.key, { place: [far + (left ? -7 : 7), y + height * 0.56, 1] }),
    ];
  };
  const light =
    open > 0
      ? [1.2, 1.7, 2.2, 2.7].map((size) =>
          filled(ellipse(width * size, height * (0.5 + size * 0.3)), palette.accent, {
            place: [cx, y + height * 0.55, 1],
            opacity: 0.022 * open,
          }),
        )
      : [];
  return [
    ...light,
    filled(inside, palette.canvas),
    ...(open > 0 ? [filled(inside, palette.accent, { opacity: 0.16 * open })] : []),
    ...leaf(true),
    ...leaf(false),
    stroked(
      `M${String(x + 4)} ${String(y + height)}V${String(y + 10)}Q${String(x + 4)} ${String(y + 4)} ${String(x + 10)} ${String(y + 4)}H${String(x + width - 10)}Q${String(x + width - 4)} ${String(y + 4)} ${String(x + width - 4)} ${String(y + 10)}V${String(y + height)}`,
      frame,
      8,
    ),
    stroked(`M${String(x - 8)} ${String(y + height + 1)}H${String(x + width + 8)}`, frame, 7, {
      cap: 'round',
    }),
  ];
}
