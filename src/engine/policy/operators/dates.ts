import type { Operator } from './operator.ts';
import { comparisons, undocumented, unreadable } from './operator.ts';

const iso =
  /^(\d{4})-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?(Z|[+-]\d{2}:?\d{2})?)?)?$/i;
/** A day that every month has: `Date` reads such a date correctly, and faster. */
const plainDay = /^\d{4}-\d\d-(?:[01]\d|2[0-8])$/;
const epoch = /^\d{1,15}$/;
/** A year by itself is one of the W3C's forms, and a number of seconds as well. */
const yearOrSeconds = /^\d{4}$/;

function offsetOf(zone: string | undefined): number {
  if (!zone || zone.toUpperCase() === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return zone.startsWith('-') ? -minutes : minutes;
}

/** The parts of a date and time, as numbers. */
type Parts = readonly [
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
];

/** Milliseconds since the epoch, or null where there is no such day or time. */
function inUtc([year, month, day, hour, minute, second]: Parts): number | null {
  const date = Date.UTC(year, month - 1, day, hour, minute, second);
  const isReal =
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    // The 31st of February would otherwise be the 3rd of March.
    (day <= 28 || new Date(date).getUTCDate() === day) &&
    hour < 24 &&
    minute < 60 &&
    second < 60;
  return isReal ? date : null;
}

/**
 * A date in one of the W3C's forms of ISO 8601, or whole seconds since the epoch: milliseconds since the
 * epoch; null for anything else. Without a zone it is UTC.
 */
export function readDate(text: string): number | null {
  if (!text.includes('-')) return epoch.test(text) ? Number(text) * 1000 : null;
  if (plainDay.test(text)) {
    const date = Date.parse(text);
    return Number.isNaN(date) ? null : date;
  }
  const match = iso.exec(text);
  if (!match) return null;
  const [, year = '0', month = '0', day = '1', hour = '0', minute = '0', second = '0', fraction = '0', zone] =
    match;
  const date = inUtc([+year, +month, +day, +hour, +minute, +second]);
  return date === null ? null : date + Math.floor(Number(`0.${fraction}`) * 1000) - offsetOf(zone) * 60_000;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date */
export const dateOperators: readonly Operator[] = comparisons('Date', (text) =>
  text.length === 4 && yearOrSeconds.test(text) ? undocumented : (readDate(text) ?? unreadable),
);
