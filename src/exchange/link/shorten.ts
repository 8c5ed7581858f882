import { LinkError } from './link-problem.ts';
import { idFrom } from './made-id.ts';
import { phrases } from './phrases.ts';

/*
 * JSON holds no control character as it is, so each of them can stand for something that links say often:
 *
 *   1 to 24    one of the first phrases
 *   25, 26     an id of 17 or 9 letters that follows from its first three, which come next
 *   27         a date: so many minutes (base 36) before the first one
 *   28         the same date as before
 *   29         a date: so many seconds (base 36) before the first one
 *   30         one of the phrases from the 25th on, by the letter that comes next
 *
 * Links hold these, so never change them.
 */
const direct = 24;
const code = {
  id: '\u0019',
  key: '\u001a',
  minutes: '\u001b',
  same: '\u001c',
  seconds: '\u001d',
  more: '\u001e',
};
/** The letters that number the phrases from the 25th on. */
const numbered = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

const codeOf = (index: number): string =>
  index < direct ? String.fromCharCode(index + 1) : code.more + numbered.charAt(index - direct);

/** The longest come first, so that none is hidden by a part of it. */
const coded = phrases
  .map((phrase, index) => [phrase, codeOf(index)] as const)
  .sort(([a], [b]) => b.length - a.length);
const byCode = new Map(coded.map(([phrase, short]) => [short, phrase]));

/** A time in ms, as a value of JSON. */
const dates = /:(\d{13})(?=[,}\]])/g;
const shortDates = /:(?:(\d{13})|(\u001c)|([\u001b\u001d])(-?[0-9a-z]{1,9}))(?=[,}\]])/g;
const units = { [code.minutes]: 60_000, [code.seconds]: 1000 };

function shortDate(time: number, first: number): string | null {
  const ago = first - time;
  for (const [short, unit] of Object.entries(units))
    if (ago % unit === 0) return short + (ago / unit).toString(36);
  return null;
}

function withoutDates(text: string): string {
  let first: number | null = null;
  let last = '';
  return text.replace(dates, (whole, date: string) => {
    if (date === last) return `:${code.same}`;
    last = date;
    if (first !== null) return `:${shortDate(Number(date), first) ?? date}`;
    first = Number(date);
    return whole;
  });
}

function withDates(text: string): string {
  let first: number | null = null;
  let last: string | null = null;
  return text.replace(
    shortDates,
    (whole, date?: string, same?: string, short?: string, count?: string): string => {
      if (date !== undefined) {
        first ??= Number(date);
        last = date;
        return whole;
      }
      if (last === null || first === null) throw new LinkError({ kind: 'altered' });
      if (same === undefined)
        last = String(first - Number.parseInt(count ?? '', 36) * (units[short ?? ''] ?? 0));
      return `:${last}`;
    },
  );
}

/** Shortens ids that follow from their first letters. */
const withoutIds = (text: string): string =>
  text.replace(
    /(A(?:IDA|ROA|GPA|NPA|IPA|KIA|SIA))(?:([A-Z2-7]{17})(?![A-Z2-7])|([A-Z2-7]{9})(?=EXAMPLE))/g,
    (whole, prefix: string, id?: string, key?: string) => {
      const own = id ?? key ?? '';
      const first = own.slice(0, 3);
      return idFrom(first, own.length) === own ? prefix + (id ? code.id : code.key) + first : whole;
    },
  );

/** The most characters of JSON that is shortened: more fits into no link. */
export const longest = 1_000_000;

/** Shortens JSON by what links say often, so that it packs to less. `lengthen` gives it back. */
export function shorten(json: string): string {
  if (json.length > longest) return json;
  let text = withoutIds(withoutDates(json));
  for (const [phrase, short] of coded) text = text.replaceAll(phrase, short);
  return text;
}

/* eslint-disable no-control-regex -- These are the codes. */
const anyCode = /[\u0001-\u001e]/;
const codes = /[\u0019\u001a][^]{0,3}|\u001e[^]?|[\u0001-\u0018]/g;
/* eslint-enable no-control-regex */

function bounded(length: number): void {
  if (length > longest) throw new LinkError({ kind: 'tooBig', limit: longest });
}

/** Gives back what `shorten` got. Throws `LinkError` if it never did, or if it would be too long. */
export function lengthen(text: string): string {
  if (!anyCode.test(text)) return text;
  const parts: string[] = [];
  let [length, from] = [0, 0];
  const add = (part: string): void => {
    parts.push(part);
    bounded((length += part.length));
  };
  bounded(text.length);
  for (const { 0: short, index } of text.matchAll(codes)) {
    add(text.slice(from, index));
    const isId = short.startsWith(code.id);
    const whole =
      isId || short.startsWith(code.key) ? idFrom(short.slice(1), isId ? 17 : 9) : byCode.get(short);
    if (whole === undefined || whole === null) throw new LinkError({ kind: 'altered' });
    add(whole);
    from = index + short.length;
  }
  add(text.slice(from));
  const whole = withDates(parts.join(''));
  bounded(whole.length);
  return whole;
}
