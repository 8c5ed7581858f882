import type { JsonNode } from './json-text.ts';
import { listOf } from './json-text.ts';
import { readRange } from './operators/addresses.ts';
import { readDate } from './operators/dates.ts';
import { readNumber } from './operators/numbers.ts';
import { operatorOf } from './operators/table.ts';

const isValue = (node: JsonNode): boolean =>
  node.type === 'string' || (node.type === 'literal' && node.value !== null);

/**
 * Whether a Condition element is made of operators that AWS has, with keys, with values. An operator that AWS
 * doesn't have passes while it is empty.
 */
export function isReadableCondition(node: JsonNode | undefined): boolean {
  if (!node) return true;
  return (
    node.type === 'object' &&
    node.members.every(
      ({ key: operator, value: keys }) =>
        keys.type === 'object' &&
        keys.members.every(({ value }) => listOf(value).every(isValue)) &&
        (keys.members.length === 0 || operatorOf(operator).operator !== null),
    )
  );
}

const between = (text: string | undefined, least: number, most: number): boolean =>
  text === undefined || (/^\d+$/.test(text) && Number(text) >= least && Number(text) <= most);

const day = /^(-?\d+)(?:-(\d+))?(?:-(\d+))?$/;
const time = /^(\d+)(?::(\d+)(?::(\d+)(?:\.(\d{1,9}))?(?:z|\+(\d{2})(?::(\d{2}))?)?)?)?$/;

/** Seconds since the epoch that Java can hold, as AWS reads them. */
const mostSeconds = 9_223_372_036_854_775_807n;

/**
 * Whether AWS stores a text as a date: looser than what its dates are documented to be, and than what a condition
 * can be met by (`01T` and a year alone pass).
 */
function isStoredDate(text: string): boolean {
  const lower = text.toLowerCase();
  if (!lower.includes('t') && !lower.includes('-'))
    return /^\d+$/.test(lower) && BigInt(lower) <= mostSeconds;
  const [date = '', clock = '', ...more] = lower.split('t');
  const [, year, month, dayOfMonth] = day.exec(date) ?? [];
  const days = new Date(Date.UTC(2000 + (Number(year) % 400), Number(month ?? 1), 0)).getUTCDate();
  const isDay =
    year !== undefined &&
    Math.abs(Number(year)) <= 292_278_993 &&
    between(month, 1, 12) &&
    between(dayOfMonth, 1, days);
  if (!isDay || more.length > 0 || clock === '') return isDay && more.length === 0;
  const [, hour, minute, second, , zoneHour, zoneMinute] = time.exec(clock) ?? [];
  return (
    hour !== undefined &&
    between(hour, 0, 23) &&
    between(minute, 0, 59) &&
    between(second, 0, 59) &&
    between(zoneHour, 0, 23) &&
    between(zoneMinute, 0, 59)
  );
}

/** What a value of a family's operators must be readable as. */
const readers: readonly (readonly [family: string, reads: (text: string) => boolean])[] = [
  ['Date', (text) => isStoredDate(text) || readDate(text) !== null],
  ['Numeric', (text) => readNumber(text) !== null],
  ['IpAddress', (text) => readRange(text) !== null],
  ['NotIpAddress', (text) => readRange(text) !== null],
];

/** Whether the values of dates, numbers and addresses are such. */
export function isKnownCondition(node: JsonNode | undefined): boolean {
  if (node?.type !== 'object') return true;
  return node.members.every(({ key, value: keys }) => {
    const name = operatorOf(key).operator?.name ?? '';
    const reads = readers.find(([family]) => name.startsWith(family))?.[1];
    if (!reads || keys.type !== 'object') return true;
    return keys.members.every(({ value }) =>
      listOf(value).every(
        (item) => (item.type === 'string' || item.type === 'literal') && reads(String(item.value)),
      ),
    );
  });
}
