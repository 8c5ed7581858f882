import type { Change } from '../../engine/index.ts';

type Row = Pick<Change, 'table' | 'key'>;

/**
 * The ids of an account's rows by number, the same for everybody with the same rows: a link names a thing in three
 * characters so, and not in twenty. Links hold these numbers, so this order never changes.
 */
export function numberedRows(rows: Iterable<Row>): readonly string[] {
  const placed = [...rows].map(({ table, key }) => ({ key, place: `${table}/${key}` }));
  placed.sort((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : 0));
  return [...new Set(placed.map(({ key }) => key))];
}
