import type { Point } from '../picture/geometry.ts';
import type { PictureNode } from '../picture/stacks.ts';
import { pagePitch, pageSizeAt } from './measures.ts';

/** Places of pages beside their owner, from a first page's top down. */
export function placePages(
  places: Map<string, Point>,
  pages: readonly PictureNode[],
  left: number,
  top: number,
): void {
  const { width, height } = pageSizeAt(left);
  pages.forEach((page, i) =>
    places.set(page.id, { x: left + width / 2, y: top + i * pagePitch + height / 2 }),
  );
}
