/**
 * The language of this page, and how it writes times, numbers and lists. The words themselves stand in one
 * folder per language, one file per area of the page; a second language is a second folder of the same shape.
 */
export const language = 'en';

/** Makes a formatter when it is first needed: each takes milliseconds, which a page that opens has no time for. */
function whenNeeded<T>(make: () => T): () => T {
  let made: T | null = null;
  return () => (made ??= make());
}

const hourAndMinute = whenNeeded(
  () => new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }),
);
const dayAndTime = whenNeeded(
  () => new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' }),
);
const numbers = whenNeeded(() => new Intl.NumberFormat('en-GB'));
const both = whenNeeded(() => new Intl.ListFormat('en-GB', { type: 'conjunction' }));

/** `10:42`, in the reader's own time zone. `time` is in milliseconds since the epoch. */
export const clockTime = (time: number): string => hourAndMinute().format(time);

/** `24 Nov 2026, 10:42`, in the reader's own time zone. `time` is in milliseconds since the epoch. */
export const dateAndTime = (time: number): string => dayAndTime().format(time);

/** `5,000`. */
export const count = (value: number): string => numbers().format(value);

/** `1 user`, `5,000 users`. */
export const countOf = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : many}`;

/** `ana, ben and carol`. */
export const listOf = (items: readonly string[]): string => both().format(items);

/** `59:48` or `1:00:00`: what is left of a session. `milliseconds` below zero count as none. */
export function timeLeft(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const two = (value: number): string => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** Access key ids that are made up end in this, as AWS's own do in its examples. */
const madeUp = 'EXAMPLE';

/** `AKIA…7Q2F`: enough of an access key's id to tell it from others. */
export function shortKey(accessKeyId: string): string {
  if (accessKeyId.length <= 10) return accessKeyId;
  const own = accessKeyId.endsWith(madeUp) ? accessKeyId.slice(0, -madeUp.length) : accessKeyId;
  return `${accessKeyId.slice(0, 4)}…${own.slice(-4)}`;
}
