import type { Change } from '../../engine/index.ts';
import { orderLanes, type PictureState } from './link-state.ts';

/** The longest order that a link stores. Longer lists got their order from the layout, not from a person. */
export const mostNamed = 400;

/** Writes a picture's state for a link, with rows as their numbers. Ids that the account doesn't hold are left out. */
export function writtenPicture(picture: PictureState, rows: readonly Change[]): object {
  const numbers = new Map(numberedRows(rows).map((key, number) => [key, number]));
  const named = (ids: readonly string[]): (number | string)[] =>
    ids
      .slice(0, mostNamed)
      // A stack, a page and an outside principal have no row. Their ids have a colon or are empty.
      .flatMap((id): readonly (number | string)[] => {
        const number = numbers.get(id);
        if (number !== undefined) return [number];
        return id === '' || id.includes(':') ? [id] : [];
      });
  const { order, opened, trail, region, frame, organization } = picture;
  return {
    ...(order && {
      order: Object.fromEntries(
        orderLanes.flatMap((lane) => (order[lane]?.length ? [[lane, named(order[lane])]] : [])),
      ),
    }),
    ...(opened && opened.length > 0 && { opened: named(opened) }),
    ...(trail && {
      trail: {
        ...(trail.open !== null && { open: trail.open }),
        ...(trail.ids.length > 0 && { ids: named(trail.ids) }),
      },
    }),
    ...(region && { region }),
    ...(frame !== undefined && { frame }),
    ...(organization && { organization }),
  };
}

type Row = Pick<Change, 'table' | 'key'>;

/**
 * The ids of an account's rows by number. Everybody with the same rows gets the same numbers, so a link names
 * a thing in three characters instead of twenty. Links hold these numbers, so never change this order.
 */
export function numberedRows(rows: Iterable<Row>): readonly string[] {
  const placed = [...rows].map(({ table, key }) => ({ key, place: `${table}/${key}` }));
  placed.sort((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : 0));
  return [...new Set(placed.map(({ key }) => key))];
}
