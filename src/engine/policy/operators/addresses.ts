import type { Operator } from './operator.ts';
import { comparing, pair, unreadable } from './operator.ts';

const byteText = /^\d{1,3}$/;
const groupText = /^[0-9a-f]{1,4}$/i;

const dot = 0x2e;
const zero = 0x30;

/** The four bytes, read without taking the text apart: a policy can name fifty thousand addresses. */
function readV4(text: string): number[] | null {
  const bytes: number[] = [];
  let byte = 0;
  let digits = 0;
  for (let i = 0; i <= text.length; i++) {
    const unit = i < text.length ? text.charCodeAt(i) : dot;
    const digit = unit - zero;
    if (unit === dot && digits > 0 && byte < 256) {
      bytes.push(byte);
      byte = digits = 0;
    } else if (digit >= 0 && digit <= 9 && digits < 3) {
      byte = byte * 10 + digit;
      digits++;
    } else return null;
  }
  return bytes.length === 4 ? bytes : null;
}

function groupsOf(text: string): number[] | null {
  if (text === '') return [];
  const bytes: number[] = [];
  for (const group of text.split(':')) {
    const tail = group.includes('.') ? readV4(group) : null;
    if (tail) bytes.push(...tail);
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

/** An address as its 4 or 16 bytes; null where it isn't one. */
function readAddress(text: string): readonly number[] | null {
  return text.includes(':') ? readV6(text) : readV4(text);
}

interface Range {
  readonly bytes: readonly number[];
  readonly bits: number;
}

/** A range in CIDR form; without `/bits` the one address (/32 or /128). */
export function readRange(text: string): Range | null {
  const slash = text.indexOf('/');
  const bytes = readAddress(slash < 0 ? text : text.slice(0, slash));
  if (!bytes) return null;
  if (slash < 0) return { bytes, bits: bytes.length * 8 };
  const length = text.slice(slash + 1);
  const bits = byteText.test(length) ? Number(length) : -1;
  return bits >= 0 && bits <= bytes.length * 8 ? { bytes, bits } : null;
}

function contains(range: Range, address: readonly number[]): boolean {
  if (address.length !== range.bytes.length) return false;
  return range.bytes.every((byte, i) => {
    const bits = Math.min(8, Math.max(0, range.bits - i * 8));
    const mask = (0xff << (8 - bits)) & 0xff;
    return (byte & mask) === ((address[i] ?? 0) & mask);
  });
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress */
export const addressOperators: readonly Operator[] = pair(
  'IpAddress',
  'NotIpAddress',
  false,
  comparing({
    readActual: (text) => readAddress(text) ?? unreadable,
    readExpected: ({ text }) => readRange(text) ?? unreadable,
    meets: (address, range) => contains(range, address),
  }),
);
