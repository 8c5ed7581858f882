import type { Operator } from './operator.ts';
import { comparing, pair, unreadable } from './operator.ts';

const groupText = /^[0-9a-f]{1,4}$/i;

const dot = 0x2e;
const zero = 0x30;
const notDecimal = -1;

/** The number that up to `most` digits stand for between two places of a text, or -1. */
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

/** The 32 bits up to a place of a text, or -1: not taken apart, as a policy can name fifty thousand addresses. */
function readV4(text: string, to: number): number {
  let address = 0;
  let byte = 0;
  let digits = 0;
  let dots = 0;
  for (let i = 0; i < to; i++) {
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

const bytesOf = (v4: number): number[] => [v4 >>> 24, (v4 >>> 16) & 255, (v4 >>> 8) & 255, v4 & 255];

function groupsOf(text: string): number[] | null {
  if (text === '') return [];
  const bytes: number[] = [];
  for (const group of text.split(':')) {
    const tail = group.includes('.') ? readV4(group, group.length) : notDecimal;
    if (tail >= 0) bytes.push(...bytesOf(tail));
    else if (groupText.test(group)) bytes.push(parseInt(group, 16) >> 8, parseInt(group, 16) & 255);
    else return null;
  }
  return bytes;
}

function readV6(text: string): number[] | null {
  const halves = text.split('::');
  const head = groupsOf(halves[0] ?? '');
  const tail = halves.length > 1 ? groupsOf(halves[1] ?? '') : [];
  if (!head || !tail || halves.length > 2) return null;
  const gap = 16 - head.length - tail.length;
  if (halves.length === 1 ? gap !== 0 : gap < 2) return null;
  return [...head, ...Array<number>(gap).fill(0), ...tail];
}

/** An IPv4 address as a number of 32 bits, an IPv6 address as its 16 bytes. */
type Address = number | readonly number[];

/** The address up to a place of a text, or null. */
function readAddress(text: string, to: number): Address | null {
  if (text.includes(':')) return readV6(text.slice(0, to));
  const address = readV4(text, to);
  return address < 0 ? null : address;
}

interface Range {
  readonly address: Address;
  readonly bits: number;
}

/** A range in CIDR form; without `/bits` the one address (/32 or /128). */
export function readRange(text: string): Range | null {
  const slash = text.indexOf('/');
  const address = readAddress(text, slash < 0 ? text.length : slash);
  if (address === null) return null;
  const longest = typeof address === 'number' ? 32 : 128;
  const bits = slash < 0 ? longest : decimal(text, slash + 1, text.length, 3);
  return bits >= 0 && bits <= longest ? { address, bits } : null;
}

function contains(range: Range, address: Address): boolean {
  const { address: begin, bits } = range;
  if (typeof begin === 'number' || typeof address === 'number')
    return (
      typeof begin === typeof address &&
      (bits === 0 || (Number(begin) ^ Number(address)) >>> (32 - bits) === 0)
    );
  return begin.every((byte, i) => {
    const mask = (0xff << (8 - Math.min(8, Math.max(0, bits - i * 8)))) & 0xff;
    return (byte & mask) === ((address[i] ?? 0) & mask);
  });
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress */
export const addressOperators: readonly Operator[] = pair(
  'IpAddress',
  'NotIpAddress',
  false,
  comparing({
    readActual: (text) => readAddress(text, text.length) ?? unreadable,
    readExpected: ({ text }) => readRange(text) ?? unreadable,
    meets: (address, range) => contains(range, address),
  }),
);
