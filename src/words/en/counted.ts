import { count, plural } from '../index.ts';

/** `1 user`, `5,000 users`: a number and what it counts. */
export const counted = (value: number, one: string, other = `${one}s`): string =>
  `${count(value)} ${plural(value, { one, other })}`;

/** `and 1 more denies it, too`, after the first policy that denies a request. */
export const othersDeny = (others: number): string =>
  plural(others, { one: 'and 1 more denies it, too', other: `and ${count(others)} more deny it, too` });
