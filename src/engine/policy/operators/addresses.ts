import type { Operator } from './operator.ts';
import { comparing, pair, textOf, unreadable } from './operator.ts';

const colon = 0x3a;
const dot = 0x2e;
const zero = 0x30;
const notDecimal = -1;

/** The number that at most `most` digits between two places of a text make, or -1. */
function decimal(text: string, from: number, to: number, most: number): number {
  if (to === from || to - from > most) return notDecimal;
  let value = 0;
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - zero;
    if (digit < 0 || digit > 9) return notDecimal;
    value = value * 10 + digit;
  }
  return value;
}

/**
 * Reads the 32 bits between two places of a text, or -1. It doesn't split the text, as a policy can name
 * fifty thousand addresses.
 */
function readV4(text: string, from: number, to: number): number {
  let address = 0;
  let byte = 0;
  let digits = 0;
  let dots = 0;
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    const digit = unit - zero;
    if (digit >= 0 && digit <= 9 && digits < 3) {
      byte = byte * 10 + digit;
      digits++;
    } else if (unit === dot && digits > 0 && byte < 256) {
      address = address * 256 + byte;
      byte = digits = 0;
      dots++;
    } else return notDecimal;
  }
  return dots === 3 && digits > 0 && byte < 256 ? address * 256 + byte : notDecimal;
}

/** The value of a hexadecimal digit, or -1. */
function hexOf(unit: number): number {
  if (unit >= zero && unit <= 0x39) return unit - zero;
  const letter = unit | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

/** The 128 bits of an IPv6 address, in words of 32, the first the highest, and how many of them count. */
interface V6 {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly bits: number;
}

/** The eight groups of the address that is read. */
const groups = new Uint16Array(8);

/**
 * Reads groups up to a place of a text. Returns their number plus 16 × (1 + the number of groups before
 * `::`), or -1.
 */
function readGroups(text: string, to: number): number {
  let [count, before] = [0, -1];
  let i = 0;
  if (text.startsWith('::')) [before, i] = [0, 2];
  while (i < to) {
    const start = i;
    let value = 0;
    for (let hex = hexOf(text.charCodeAt(i)); hex >= 0 && i < to; hex = hexOf(text.charCodeAt(++i)))
      value = i - start < 4 ? value * 16 + hex : value;
    if (i < to && text.charCodeAt(i) === dot) {
      const last = readV4(text, start, to);
      if (last < 0 || count > 6) return notDecimal;
      groups[count++] = last / 0x1_0000;
      groups[count++] = last % 0x1_0000;
      break;
    }
    if (i === start || i - start > 4 || count === 8) return notDecimal;
    groups[count++] = value;
    if (i === to) break;
    if (text.charCodeAt(i++) !== colon || i === to) return notDecimal;
    if (text.charCodeAt(i) === colon) {
      if (before >= 0) return notDecimal;
      before = count;
      i++;
    }
  }
  return count + 16 * (before + 1);
}

/** The address up to a place of a text, or null: `::` stands for at least one group of zeros. */
function readV6(text: string, to: number, bits: number): V6 | null {
  const read = readGroups(text, to);
  if (read < 0) return null;
  const [count, before] = [read & 15, (read >> 4) - 1];
  if (before < 0 ? count !== 8 : count > 7) return null;
  if (before >= 0) {
    groups.copyWithin(8 - (count - before), before, count);
    groups.fill(0, before, 8 - (count - before));
  }
  const word = (at: number): number => ((groups[at] ?? 0) << 16) | (groups[at + 1] ?? 0);
  return { a: word(0), b: word(2), c: word(4), d: word(6), bits };
}

/** An IPv4 address is a number of 32 bits. */
type Address = number | V6;

/** The address up to a place of a text, or null. */
function readAddress(text: string, to: number): Address | null {
  if (text.includes(':')) return readV6(text, to, 128);
  const address = readV4(text, 0, to);
  return address < 0 ? null : address;
}

/**
 * An address and how many of its bits count. For IPv4 it is a number, `address * 64 + bits`, as a list of
 * numbers takes the least room.
 */
type Range = number | V6;

/** A range in CIDR form; without `/bits` the one address (/32 or /128). */
export function readRange(text: string): Range | null {
  const slash = text.indexOf('/');
  const to = slash < 0 ? text.length : slash;
  const isV6 = text.includes(':');
  const longest = isV6 ? 128 : 32;
  const bits = slash < 0 ? longest : decimal(text, slash + 1, text.length, 3);
  if (bits < 0 || bits > longest) return null;
  if (isV6) return readV6(text, to, bits);
  const address = readV4(text, 0, to);
  return address < 0 ? null : address * 64 + bits;
}

/** Whether the first bits of two words are the same; `bits` may be none, or more than 32. */
const isSame = (one: number, other: number, bits: number): boolean =>
  bits <= 0 || (one ^ other) >>> Math.max(0, 32 - bits) === 0;

function contains(range: Range, address: Address): boolean {
  if (typeof range === 'number')
    return typeof address === 'number' && isSame(Math.floor(range / 64), address, range % 64);
  const { a, b, c, d, bits } = range;
  return (
    typeof address !== 'number' &&
    isSame(a, address.a, bits) &&
    isSame(b, address.b, bits - 32) &&
    isSame(c, address.c, bits - 64) &&
    isSame(d, address.d, bits - 96)
  );
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress */
export const addressOperators: readonly Operator[] = pair(
  'IpAddress',
  'NotIpAddress',
  false,
  comparing({
    readActual: (text) => readAddress(text, text.length) ?? unreadable,
    readExpected: (value) => readRange(textOf(value)) ?? unreadable,
    meets: (address, range) => contains(range, address),
  }),
);
