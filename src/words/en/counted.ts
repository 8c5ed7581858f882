import { count, plural } from '../index.ts';

/** `1 user`, `5,000 users`: a number and what it counts. */
export const counted = (value: number, one: string, other = `${one}s`): string =>
  `${count(value)} ${plural(value, { one, other })}`;
