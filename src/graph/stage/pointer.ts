import { stage as words } from '#words/stage.ts';
import type { Palette } from '../drawing/palette.ts';
import type { Primitive } from '../drawing/primitives.ts';
import { filled } from '../drawing/primitives.ts';
import { rectangle } from '../drawing/shapes.ts';
import { write } from './layer.ts';

/** “you”, on top of the acting identity, around its own middle. `size`: of its letters. */
export function pointer(size: number, palette: Palette): Primitive[] {
  const [width, height, tip] = [4 * size, 1.85 * size, 0.55 * size];
  return [
    filled(rectangle(width, height, 0.6 * size), palette.sts),
    filled(
      `M${String(-tip)} ${String(height / 2 - 1)}h${String(2 * tip)}l${String(-tip)} ${String(tip + 1)}z`,
      palette.sts,
    ),
    write(words.you, 0, 0, palette.canvas, { size, weight: 700 }),
  ];
}
