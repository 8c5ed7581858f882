import type { Bounds, Size } from '../picture/geometry.ts';
import type { Viewport } from '../picture/viewport.ts';
import type { arrange, Arranged } from './arrange.ts';
import type { GoalPicture } from './goals.ts';

/** The room above a small picture: the heads of its columns keep their size. CSS pixels. */
const above = (zoom: number): number => Math.max(0, 1 - zoom) * 36;

/** How a picture of goals stands before an audience, which can't scroll: as a whole, and as large as its place allows. */
export const audience = {
  /** Arranges the states of a picture for a place (CSS pixels), with the function that arranges them for a reader. */
  arrange: (by: typeof arrange, pictures: readonly GoalPicture[], { width, height }: Size) => {
    let all: readonly Arranged[] = [];
    // Letters of 14 have 28 CSS pixels at 2.
    for (let zoom = 2; zoom > 0.5; zoom -= 0.05) {
      const free = height - above(zoom);
      all = by(pictures, { width: width / zoom, height: free / zoom });
      if (all.every(({ bounds }) => bounds.bottom * zoom < free + 1)) break;
    }
    return all;
  },
  /** Puts what was arranged so into its place. */
  fit: ({ right, bottom }: Bounds, { width, height }: Size): Viewport => {
    const wide = width / right;
    const head = above(wide);
    const zoom = Math.min(wide, (height - head) / bottom);
    return { zoom, x: (width - right * zoom) / 2, y: head + (height - head - bottom * zoom) / 2 };
  },
} as const;
