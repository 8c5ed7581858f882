import type { Palette } from '../drawing/palette.ts';
import { filled } from '../drawing/primitives.ts';
import { rectangle } from '../drawing/shapes.ts';
import { boxAt, holds, meet } from '../picture/geometry.ts';
import type { PagesPassed, Surroundings } from '../picture/highlight.ts';
import type { SceneNode } from '../picture/scene.ts';
import { write } from '../stage/layer.ts';
import { piece } from './furniture.ts';
import { letters } from './room.ts';
import type { Label } from './words-on-lines.ts';
import { air, sizeOf } from './words-on-lines.ts';

/** The id of the words beside the pages past which a decision's line goes. */
export const noteId = 'flow:words:note';

/**
 * Puts a note below the last of its pages, or above the first, where it lies on no node and not on its own line: in
 * their middle, or flush with their right or left edges if it would else lie on another line.
 */
export function noteOf(
  { text, pages, line }: PagesPassed,
  { blocked, ways }: Surroundings,
  palette: Palette,
): SceneNode | null {
  const sorted = [...pages].sort((a, b) => a.y - b.y);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!first || !last) return null;
  const size = letters.text * last.textScale;
  const label: Label = { text, size, colour: palette.ink2, nearTarget: false };
  const box = sizeOf(label);
  const away = (page: SceneNode): number => page.height / 2 + box.height / 2 + air;
  const aside = (last.width - box.width) / 2;
  const rows = [last.y + away(last), first.y - away(first) - air];
  const places = rows.flatMap((y) => [0, aside, -aside].map((by) => ({ x: last.x + by, y })));
  const free = places.filter((place) => {
    const own = boxAt(place, box);
    return (
      !blocked.some((one) => meet(own, one)) && !(ways.get(line) ?? []).some((point) => holds(own, point))
    );
  });
  const points = [...ways.values()].flat();
  const at = free.find((place) => !points.some((point) => holds(boxAt(place, box), point))) ?? free[0];
  if (!at) return null;
  const back = filled(rectangle(box.width, box.height, 4), palette.canvas, { opacity: 0.92 });
  const words = write(text, 0, 0, palette.ink, { size });
  const drawing = { width: box.width + 4, height: box.height + 4, items: [back] };
  return { ...piece('words:note', at.x, at.y, drawing, 'front', palette, [words]), ...box, emphasis: 'hot' };
}
