import { isoTime } from '../../policy/context.ts';
import { readRange } from '../../policy/operators/addresses.ts';
import { readDate } from '../../policy/operators/dates.ts';
import { readNumber } from '../../policy/operators/numbers.ts';

/** Numbers at, between, below and above those of a list. */
function around(numbers: readonly number[], step: number): readonly number[] {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  const near: number[] = [];
  for (const [i, number] of sorted.entries()) {
    const before = sorted[i - 1];
    const half = before === undefined ? step : (number - before) / 2;
    near.push(number - (Math.floor(half) || half), number);
  }
  const last = sorted.at(-1);
  return last === undefined ? [] : [...near, last + step];
}

/** Values that the numbers of conditions tell apart. */
export const numbersAround = (texts: readonly string[]): readonly string[] =>
  around(
    texts.flatMap((text) => readNumber(text) ?? []),
    1,
  ).map(String);

const second = 1000;

/** Dates that those of conditions tell apart, in whole seconds. */
export const datesAround = (texts: readonly string[]): readonly string[] =>
  around(
    texts.flatMap((text) => {
      const date = readDate(text);
      return date === null ? [] : Math.floor(date / second);
    }),
    24 * 3600,
  ).map((seconds) => isoTime(Math.floor(seconds) * second));

const wordBits = 32n;

/** The 128 bits of an address in words. */
const wide = (words: readonly number[]): bigint =>
  words.reduce((sum, word) => (sum << wordBits) | BigInt(word >>> 0), 0n);

function v6Text(address: bigint): string {
  const groups = Array.from({ length: 8 }, (_, i) => (address >> BigInt(16 * (7 - i))) & 0xffffn);
  return groups.map((group) => group.toString(16)).join(':');
}

const v4Text = (address: bigint): string =>
  [24n, 16n, 8n, 0n].map((shift) => String((address >> shift) & 0xffn)).join('.');

/** The first and the last address of a range, and those next to it. */
function edges(text: string): readonly string[] {
  const range = readRange(text);
  if (range === null) return [];
  const isShort = typeof range === 'number';
  const size = isShort ? 32n : 128n;
  const bits = BigInt(isShort ? range % 64 : range.bits);
  const address = isShort ? BigInt(Math.floor(range / 64)) : wide([range.a, range.b, range.c, range.d]);
  const span = 1n << (size - bits);
  const first = (address / span) * span;
  const most = 1n << size;
  return [first, first + span - 1n, first + span, first - 1n]
    .filter((one) => one >= 0n && one < most)
    .map(isShort ? v4Text : v6Text);
}

/** Addresses that the ranges of conditions tell apart: inside and outside of each. */
export const addressesAround = (texts: readonly string[]): readonly string[] => texts.flatMap(edges);
