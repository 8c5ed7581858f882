import { widthOf } from '../drawing/letter-widths.ts';
import type { Point, Size } from '../picture/geometry.ts';
import type { Layout } from '../picture/layout.ts';
import { countsRoom, readable, roomIn } from '../picture/in-post.ts';
import type { Picture } from '../picture/stacks.ts';
import type { Viewport } from '../picture/viewport.ts';
import { actingPath, type Fold, type Folded, folded } from './fold.ts';
import { foldText } from './fold-text.ts';

/** The letters of the counts, and the least gap between two of them, in CSS pixels. */
export const countLetters = 13;
const gap = 10;

/**
 * Folds whole rows of a still picture until its names can be read in a place of this size (CSS pixels); the rows of the
 * path of `you`, and of what is lit, stay. @returns null if it can be read as it is, or nothing may fold
 */
export function foldedInPost(
  picture: Picture,
  whole: Layout,
  arrange: (part: Picture) => Layout,
  size: Size,
  { you, lit }: { readonly you: string | null; readonly lit: Iterable<string> },
): Folded | null {
  const room = roomIn(size);
  const zoom = Math.min(readable, room.width / (whole.bounds.right - whole.bounds.left));
  if ((whole.bounds.bottom - whole.bounds.top) * zoom <= room.height) return null;
  const path = actingPath(picture, you === null ? [] : [you], lit);
  return folded(picture, whole, arrange, {
    height: (room.height - countsRoom) / zoom,
    path,
    onlyPath: false,
  });
}

interface Count extends Point {
  readonly text: string;
}

/** Returns the counts of what is folded, in CSS pixels: each below its column's middle, none on the one before. */
export function countsIn(folds: readonly Fold[], at: Viewport, { height }: Size): readonly Count[] {
  let free = gap;
  return folds.map((fold) => {
    const text = foldText(fold);
    const width = widthOf(text, countLetters, true);
    const left = Math.max(free, at.x + fold.x * at.zoom - width / 2);
    free = left + width + gap;
    return { text, x: left + width / 2, y: height - countsRoom / 2 };
  });
}
