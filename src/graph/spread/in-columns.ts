import { pageSize } from '../cloakroom/room.ts';
import { pitch } from '../drawing/metrics.ts';
import type { Lane } from '../picture/columns.ts';
import type { Bounds, Point, Size } from '../picture/geometry.ts';
import type { Layout } from '../picture/layout.ts';
import { docked, withLines } from '../picture/layout.ts';
import type { Picture } from '../picture/stacks.ts';
import { heightToFill, insets } from '../picture/viewport.ts';

const columns = {
  who: ['inside', 'workloads', 'people', 'outside', 'holders', 'pools', 'sessions'],
  through: ['groups', 'roles'],
  right: ['policies', 'resources', 'objects'],
} as const satisfies Record<string, readonly Lane[]>;

/** The distances from a column's middle to the next one's, and to the left edge of the pages. */
const between = 136;
const toPages = 80;
/** The room for a name: beside it lines go up and down. */
const nameWidth = 116;
const side = { keys: 50, others: 64, right: 6 } as const;
const keyPitch = 50;
const gap = { pages: 14, rows: 8 } as const;
const margin = { top: 6, bottom: 8 } as const;
/** How far a shape's middle stands above its row's middle: its name hangs below it. */
const raised = 9;
/** The least height of a page: a lower one would show little of its text. */
const leastHeight = 120;
/** The zoom of the picture, if its pages have enough room at it. */
const wantedZoom = 0.95;

/** Returns the height that a node needs in its column, in the picture's units. */
const heightOf = (picture: Picture, id: string): number => {
  const node = picture.nodes.get(id);
  if (!node) return 0;
  return node.page ? pageSize.height + gap.rows : pitch[node.kind];
};

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** Places nodes below each other within a height, each with its share. */
function over(picture: Picture, ids: readonly string[], height: number): ReadonlyMap<string, number> {
  const more = height / Math.max(1, sum(ids.map((id) => heightOf(picture, id))));
  let top = 0;
  return new Map(
    ids.map((id) => {
      const own = heightOf(picture, id) * more;
      top += own;
      return [id, top - own / 2 - (picture.nodes.get(id)?.page ? 0 : raised)];
    }),
  );
}

/** Places pages within a height, with their text if there is room for it. */
function pagesOver(
  ids: readonly string[],
  height: number,
): { ys: ReadonlyMap<string, number>; each: number } {
  const most = (height - gap.pages * (ids.length - 1)) / Math.max(1, ids.length);
  const each = most >= leastHeight ? most : pageSize.height;
  const step = most + gap.pages;
  return { ys: new Map(ids.map((id, i) => [id, i * step + most / 2])), each };
}

/** The columns that have a heading: those that hold something. */
const headed = (
  all: readonly (Layout['columns'][number] & { readonly holds: number })[],
): Layout['columns'] => all.flatMap(({ column, x, holds }) => (holds > 0 ? [{ column, x }] : []));

/**
 * Lays a picture out in a narrow place (CSS pixels), over its whole height: callers at the left, groups and roles
 * beside them, and their pages at the right, as large as there is room. If nobody has a page, there is an empty place
 * for one.
 */
export function inColumns(picture: Picture, layout: Layout, place: Size): Layout {
  const { order } = layout;
  const idsOf = (lanes: readonly Lane[]): string[] => lanes.flatMap((lane) => order[lane]);
  const [who, through, right] = [idsOf(columns.who), idsOf(columns.through), idsOf(columns.right)];
  const keys = docked(picture);
  const stands = [who, through].filter((ids) => ids.length > 0).length;
  const hasKeys = keys.size > 0;
  const firstAt = hasKeys ? between : 0;
  const left = hasKeys ? -side.keys : stands > 0 ? -side.others : 0;
  const wide = (place.width - 2 * insets.side) / wantedZoom;
  const isEmpty = right.length === 0;
  // Stacks are drawn without their policies, so an empty place would wrongly say that there are none.
  const isBare = isEmpty && [...picture.nodes.values()].some(({ stack }) => stack !== null);
  const lastOf = (step: number): number => firstAt + Math.max(0, stands - 1) * step;
  const step = isBare ? Math.max(between, wide - (firstAt - left) - side.others) : between;
  const pagesAt = stands === 0 ? 0 : lastOf(step) + toPages;
  const least = Math.max(pageSize.width, wide - (pagesAt - left) - side.right);
  const end = isBare ? lastOf(step) + side.others : pagesAt + least + side.right;
  const asWide: Bounds = { left, right: end, top: 0, bottom: 0 };
  const pages = right.filter((id) => picture.nodes.get(id)?.page);
  const throughAt = lastOf(step);
  const needs = [who, through, right].map((ids) => sum(ids.map((id) => heightOf(picture, id))));
  const free = heightToFill(asWide, place) - margin.top - margin.bottom;
  const height = Math.max(free, ...needs);
  // A picture that needs more height is drawn smaller, and so may be wider by the same factor.
  const more = (height / free - 1) * (end - left);
  const width = least + more;
  const bounds = { ...asWide, right: end + more };
  const places = new Map<string, Point>();
  const put = (ys: ReadonlyMap<string, number>, x: number): void => {
    for (const [id, y] of ys) places.set(id, { x, y });
  };
  put(over(picture, who, height), firstAt);
  put(over(picture, through, height), throughAt);
  const middle = pagesAt + width / 2;
  const sheets = pagesOver(pages, height);
  const isSheets = pages.length === right.length;
  put(isSheets ? sheets.ys : over(picture, right, height), middle);
  for (const [owner, list] of keys) {
    const y = places.get(owner)?.y ?? height / 2;
    list.forEach((key, i) => places.set(key.id, { x: 0, y: y + (i - (list.length - 1) / 2) * keyPitch }));
  }
  const paper = isEmpty ? height : isSheets ? sheets.each : pageSize.height;
  return withLines(picture, {
    ...layout,
    places,
    columns: headed([
      { column: 'keys', x: 0, holds: keys.size },
      { column: 'who', x: firstAt, holds: who.length },
      { column: 'groupsAndRoles', x: throughAt, holds: through.length },
      { column: 'policies', x: middle, holds: pages.length },
    ]),
    names: nameWidth,
    bounds: { ...bounds, top: -margin.top, bottom: height + margin.bottom },
    paper: {
      width,
      height: paper,
      ...(isEmpty && !isBare && { empty: { x: middle, y: height / 2 } }),
    },
  });
}
