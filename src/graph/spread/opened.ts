import { arrange } from '../cloakroom/arrange.ts';
import { pageSize } from '../cloakroom/room.ts';
import { stretched } from '../cloakroom/stretch.ts';
import type { Point, Size } from '../picture/geometry.ts';
import type { Layout } from '../picture/layout.ts';
import type { Picture } from '../picture/stacks.ts';
import { fitViewport, heightToFill, insets } from '../picture/viewport.ts';

/** The most pages, and the least height of a page, at which enough of the pages' text can be read. */
const mostPages = 4;
const leastHeight = 120;
/** The widths of a page: longer lines are hard to read. */
const widths = { most: 640, empty: 460 } as const;
/** The zoom of such a picture, if there is room. */
const mostZoom = 1;

const heightOf = ({ bounds }: Layout): number => bounds.bottom - bounds.top;

/**
 * Lays out a picture that would leave much of its place (CSS pixels) free: its pages are as wide as there is room, and
 * if they are few, as tall, with their text on them. Somebody without a page has an empty place for one.
 */
export function opened(picture: Picture, layout: Layout, place: Size): Layout {
  const pages = [...picture.nodes.values()].filter(({ page, id }) => page && layout.places.has(id)).length;
  if (pages === 0) return withEmpty(picture, layout, place);
  const { memory, room } = layout;
  const again = (paper: Size): Layout => arrange(picture, { memory, you: room?.you ?? null, paper });
  const { zoom } = fitViewport(layout.bounds, place);
  const wide = (place.width - 2 * insets.side) / Math.min(mostZoom, zoom);
  const free = Math.max(0, Math.floor(wide - (layout.bounds.right - layout.bounds.left)));
  const width = Math.min(widths.most, (layout.paper ?? pageSize).width + free);
  const low = again({ width, height: pageSize.height });
  if (pages > mostPages) return free > 0 ? filling(picture, low, place) : layout;
  const tallest = heightToFill(low.bounds, place);
  // All pages of a column grow by the same: what is left over its rows goes to them.
  let height = Math.floor(pageSize.height + (tallest - heightOf(low)) / Math.max(1, pages));
  for (let step = 0; step < 6 && height >= leastHeight; step++) {
    const tall = again({ width, height });
    const over = heightOf(tall) - tallest;
    if (over <= 0.5) {
      const more = Math.floor(-over / pages);
      if (more < 4) return filling(picture, tall, place);
      height += more;
    } else height -= Math.ceil(over / pages);
  }
  const last = again({ width, height });
  return height >= leastHeight && heightOf(last) <= tallest + 0.5
    ? filling(picture, last, place)
    : filling(picture, low, place);
}

const filling = (picture: Picture, layout: Layout, place: Size): Layout =>
  stretched(picture, layout, heightToFill(layout.bounds, place));

/** Adds an empty place for a page at the right of somebody who has none. */
function withEmpty(picture: Picture, layout: Layout, place: Size): Layout {
  const nodes = [...layout.places.keys()].flatMap((id) => picture.nodes.get(id) ?? []);
  const isOfPeople = nodes.every(({ kind }) => ['user', 'root', 'group', 'key'].includes(kind));
  // Stacks are drawn without their policies, so an empty place would wrongly say that there are none.
  if (!isOfPeople || nodes.some(({ stack }) => stack !== null)) return layout;
  const { bounds } = layout;
  const from = bounds.right + 24;
  const wide = (place.width - 2 * insets.side) / mostZoom - (from - bounds.left);
  const width = Math.min(widths.empty, Math.max(pageSize.width, wide));
  const right = from + width + 6;
  const height = Math.max(heightOf(layout), Math.min(320, heightToFill({ ...bounds, right }, place) - 20));
  const middle = (bounds.top + bounds.bottom) / 2;
  const empty: Point = { x: from + width / 2, y: middle };
  return {
    ...layout,
    columns: [...layout.columns, { column: 'policies', x: empty.x }],
    bounds: { ...bounds, right, top: middle - height / 2 - 8, bottom: middle + height / 2 + 8 },
    paper: { width, height, empty },
  };
}
