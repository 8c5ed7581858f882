import type { Bounds, Size } from '../picture/geometry.ts';
import type { Viewport } from '../picture/viewport.ts';
import type { arrange, Arranged, Fold } from './arrange.ts';
import type { GoalPicture } from './goals.ts';

/** The room above a small picture: the heads of its columns keep their size. CSS pixels. */
const above = (zoom: number): number => Math.max(0, 1 - zoom) * 36;

/** The zoom at which letters of 14 have 28 CSS pixels on a screen of 1920. */
const readable = (width: number): number => Math.min(2, width / 960);

/** How a picture of goals stands before an audience, which can't scroll. */
export interface Audience {
  /** The goal that the slide is about, of which most is shown; null for a slide about all of it. */
  readonly goal: string | null;
  /**
   * Arranges the states of a picture for a place (CSS pixels), with the function that arranges them for a reader: as a
   * whole and as large as its place allows, or what `fold` leaves of it in letters that can be read from afar.
   */
  readonly arrange: (
    by: typeof arrange,
    pictures: readonly GoalPicture[],
    place: Size,
    fold?: Fold,
  ) => readonly Arranged[];
  /** Whether its letters are too small from afar, or would be without `fold`. */
  readonly isTooHigh: (arranged: Arranged, place: Size, fold?: Fold) => boolean;
  /** Puts what was arranged so into its place. */
  readonly fit: (bounds: Bounds, place: Size) => Viewport;
}

export const audience: Audience = {
  goal: null,
  arrange: (by, pictures, { width, height }, fold) => {
    const at = (some: readonly GoalPicture[], zoom: number) => {
      const free = height - above(zoom);
      const all = by(some, { width: width / zoom, height: free / zoom });
      return { all, isTooHigh: all.some(({ bounds }) => bounds.bottom * zoom > free + 1) };
    };
    const least = readable(width);
    const shown = fold?.(pictures, (some) => at(some, least).isTooHigh) ?? pictures;
    let [zoom, found] = [2, at(shown, 2)];
    while (found.isTooHigh && zoom > 0.55) found = at(shown, (zoom -= 0.05));
    return found.all;
  },
  isTooHigh: ({ bounds }, place, fold) =>
    fold !== undefined || audience.fit(bounds, place).zoom < readable(place.width) - 0.001,
  fit: ({ right, bottom }, { width, height }) => {
    const wide = width / right;
    const head = above(wide);
    const zoom = Math.min(wide, (height - head) / bottom);
    return { zoom, x: (width - right * zoom) / 2, y: head + (height - head - bottom * zoom) / 2 };
  },
};
