/**
 * Writes times, numbers, lists and plurals in the page's language. The texts are in one folder for each language, with
 * one file for each area of the page. A second language is a second folder with the same files. `imports` in
 * package.json says which folder `#words` is.
 */
import { locale } from '#words/locale.ts';

/** Makes a formatter when it is first needed. Each takes milliseconds, which would delay the opening page. */
function whenNeeded<T>(make: () => T): () => T {
  let made: T | null = null;
  return () => (made ??= make());
}

const hourAndMinute = whenNeeded(
  () => new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }),
);
const toTheSecond = whenNeeded(
  () => new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit' }),
);
const dayAndMonth = whenNeeded(() => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' }));
const dayAndTime = whenNeeded(
  () => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }),
);
const dayInUtc = whenNeeded(() => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }));
const timeInUtc = whenNeeded(
  () => new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' }),
);
const numbers = whenNeeded(() => new Intl.NumberFormat(locale));
const plurals = whenNeeded(() => new Intl.PluralRules(locale));
/** The formatters of amounts, by unit and width, made as needed. */
const amounts = new Map<string, Intl.NumberFormat>();
function amountsIn(unit: string, unitDisplay: 'long' | 'short'): Intl.NumberFormat {
  const key = `${unit} ${unitDisplay}`;
  const made = amounts.get(key) ?? new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay });
  amounts.set(key, made);
  return made;
}
const all = whenNeeded(() => new Intl.ListFormat(locale, { type: 'conjunction' }));
const any = whenNeeded(() => new Intl.ListFormat(locale, { type: 'disjunction' }));

/** `10:42`, in the reader's own time zone. `time` is in milliseconds since the epoch. */
export const clockTime = (time: number): string => hourAndMinute().format(time);

/** `10:42:07`, in the reader's own time zone. `time` is in milliseconds since the epoch. */
export const clockSeconds = (time: number): string => toTheSecond().format(time);

/** `24 Nov`, in the reader's own time zone. `time` is in milliseconds since the epoch. */
export const dayOf = (time: number): string => dayAndMonth().format(time);

/** `24 Nov 2026, 10:42`, in the reader's own time zone. `time` is in milliseconds since the epoch. */
export const dateAndTime = (time: number): string => dayAndTime().format(time);

/** `3 March 2025, 09:01 UTC`. `time` is in milliseconds since the epoch. */
export const dateAndTimeInUtc = (time: number): string =>
  `${dayInUtc().format(time)}, ${timeInUtc().format(time)} UTC`;

/** `5,000`. */
export const count = (value: number): string => numbers().format(value);

/** The forms of a word or a phrase, by the plural category of its number. */
export type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

/** The form for a number. */
export const plural = (value: number, forms: Forms): string => forms[plurals().select(value)] ?? forms.other;

/** `1 hour`, `12 hours`, `1 byte`. `unit` as `Intl` knows it. */
export const amountOf = (value: number, unit: 'day' | 'hour' | 'minute' | 'second' | 'byte'): string =>
  amountsIn(unit, 'long').format(value);

/** `1 hr`, `15 min`: the short form. */
export const shortAmountOf = (value: number, unit: 'hour' | 'minute'): string =>
  amountsIn(unit, 'short').format(value);

/** `ana, ben and carol`. */
export const listOf = (items: readonly string[]): string => all().format(items);

/** `ana, ben or carol`. */
export const either = (items: readonly string[]): string => any().format(items);

/** `59:48` or `1:00:00`: the time left in a session. Negative `milliseconds` count as zero. */
export function timeLeft(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const two = (value: number): string => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** The end of made-up access key ids, as in AWS's examples. */
const madeUp = 'EXAMPLE';

/** `AKIA…7Q2F`: enough of an access key's id to tell it from others. */
export function shortKey(accessKeyId: string): string {
  if (accessKeyId.length <= 10) return accessKeyId;
  const own = accessKeyId.endsWith(madeUp) ? accessKeyId.slice(0, -madeUp.length) : accessKeyId;
  return `${accessKeyId.slice(0, 4)}…${own.slice(-4)}`;
}

/**
 * A name at the start of a sentence. Names keep their letters; our own words “a guest” and “the root user” get a
 * capital.
 */
export const first = (who: string): string =>
  who.includes(' ') ? who.charAt(0).toUpperCase() + who.slice(1) : who;

/** A sentence as a part of another one, without its capital and its full stop. */
export const clause = (sentence: string): string =>
  sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/\.$/, '');
