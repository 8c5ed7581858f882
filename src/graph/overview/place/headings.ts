import type { Block, FlowColumn } from '../flow.ts';
import type { Span, Spans } from './columns-at.ts';

export interface Heading {
  readonly column: FlowColumn;
  readonly x: number;
  readonly y: number;
  /** Keys stand beside their bar, at its left. */
  readonly isAtRight: boolean;
}

const top = 16;

/** What stands above each column that holds something. `below`: the height of the headings between groups and roles. */
export function headingsOf(
  by: { readonly [C in FlowColumn]: readonly Block[] },
  { keys, users, middle, policies }: Spans,
  below: number,
): Heading[] {
  const head = (column: FlowColumn, { x }: Pick<Span, 'x'>, y: number, isAtRight = false): Heading[] =>
    by[column].length > 0 ? [{ column, x, y, isAtRight }] : [];
  return [
    ...head('keys', { x: keys.x + keys.width }, top, true),
    ...head('users', users, top),
    ...head('who', users, by.users.length > 0 ? below : top),
    ...head('groups', middle, top),
    ...head(
      'roles',
      middle,
      by.groups.length > 0 || (by.users.length > 0 && by.who.length > 0) ? below : top,
    ),
    ...head('policies', policies, top),
  ];
}
