import { stage as words } from '#words/stage.ts';
import type { Palette } from '../drawing/palette.ts';
import { filled, type Primitive } from '../drawing/primitives.ts';
import { rectangle } from '../drawing/shapes.ts';
import { write } from './layer.ts';

/** The width and height of the mark “you”, by the size of its letters. */
export const pointerSize = (size: number): readonly [width: number, height: number] => [
  3 * size,
  1.75 * size,
];

/** The way in which the mark “you” points: down from above a shape, from its upper left, or from its left. */
type Pointing = 'down' | 'corner' | 'right';

/** The mark “you” at the acting identity, around its own middle. `size` is that of its shape, and of its letters if these aren't larger. */
export function pointer(
  size: number,
  palette: Palette,
  pointing: Pointing = 'down',
  letters = size,
): Primitive[] {
  const [width, height] = pointerSize(size);
  const [w, h, tip] = [width / 2, height / 2, 0.55 * size];
  const tips: { readonly [P in Pointing]: string } = {
    down: `M${String(-tip)} ${String(h - 1)}h${String(2 * tip)}l${String(-tip)} ${String(tip + 1)}z`,
    corner: `M${String(w - 2.4 * tip)} ${String(h - 1)}L${String(w - 2)} ${String(h - tip)}L${String(w + tip)} ${String(h + 1.3 * tip)}z`,
    right: `M${String(w - 1)} ${String(-tip)}v${String(2 * tip)}l${String(tip + 1)} ${String(-tip)}z`,
  };
  return [
    filled(rectangle(width, height, 0.5 * size), palette.sts),
    filled(tips[pointing], palette.sts),
    write(words.you, 0, 0, palette.canvas, { size: letters, weight: 700 }),
  ];
}
