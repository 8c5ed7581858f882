import type { Random } from './random.ts';

/*
 * Ranges that stay: private ones, because everybody has them, and those that are reserved for documentation.
 * https://www.rfc-editor.org/rfc/rfc1918, https://www.rfc-editor.org/rfc/rfc5737, https://www.rfc-editor.org/rfc/rfc3849
 */
const shared = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '127.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '169.254.0.0/16',
  '::/96',
];
const documentation = ['192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24', '2001:db8::/32'];

/** An address as its bits, `0` and `1`, 32 or 128 of them; null if the text is none. */
function bitsOf(text: string): string | null {
  if (!text.includes(':')) {
    const bytes = text.split('.').map(Number);
    if (bytes.length !== 4 || bytes.some((byte) => !(byte < 256))) return null;
    return bytes.map((byte) => byte.toString(2).padStart(8, '0')).join('');
  }
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const gap = 8 - head.length - tail.length;
  if (halves.length === 2 ? gap < 1 : gap !== 0) return null;
  const groups = [...head, ...Array.from({ length: gap }, () => '0'), ...tail];
  if (groups.some((group) => !/^[0-9a-f]{1,4}$/i.test(group))) return null;
  return groups.map((group) => Number.parseInt(group, 16).toString(2).padStart(16, '0')).join('');
}

function textOf(bits: string): string {
  const size = bits.length === 32 ? 8 : 16;
  const parts = Array.from({ length: bits.length / size }, (_, at) =>
    Number.parseInt(bits.slice(at * size, (at + 1) * size), 2),
  );
  if (size === 8) return parts.join('.');
  return parts
    .map((part) => part.toString(16))
    .join(':')
    .replace(/(?:^|:)0(?::0)+(?::|$)/, '::');
}

const rangeOf = (text: string): string => {
  const [address = '', length = '0'] = text.split('/');
  return (bitsOf(address) ?? '').slice(0, Number(length));
};
const kept = [...shared, ...documentation].map(rangeOf);
const whole = documentation.map(rangeOf);

/**
 * Replaces addresses so that two of them share as many first bits as before: what was within a range is within
 * the range that stands in for it.
 */
export class Addresses {
  readonly #random: Random;
  /** Whether the bit behind some first bits is turned. */
  readonly #turned = new Map<string, boolean>();

  constructor(random: Random) {
    this.#random = random;
  }

  /** An address or a range (`84.17.4.0/24`); null if the text is neither. */
  replaced(text: string): string | null {
    const [address = '', length] = text.split('/');
    const bits = bitsOf(address);
    if (bits === null || Number(length ?? 0) > bits.length) return null;
    const made = this.#bits(bits);
    if (length === undefined) return textOf(made);
    const most = Number(length);
    // The bits behind a range's length are usually zero, and say nothing.
    const rest = bits.slice(most).includes('1') ? made.slice(most) : '0'.repeat(bits.length - most);
    return `${textOf(made.slice(0, most) + rest)}/${length}`;
  }

  /** The first bytes of an address in a pattern, such as `84.17.` */
  beginning(bytes: readonly string[]): readonly string[] {
    const padded = [...bytes, '0', '0', '0', '0'].slice(0, 4).join('.');
    return (this.replaced(padded) ?? padded).split('.').slice(0, bytes.length);
  }

  #bits(bits: string): string {
    let made = '';
    for (let at = 0; at < bits.length; at++) {
      const before = bits.slice(0, at);
      made += this.#isTurned(before, `${String(bits.length)}/${before}`)
        ? bits[at] === '0'
          ? '1'
          : '0'
        : bits.charAt(at);
    }
    return made;
  }

  #isTurned(before: string, key: string): boolean {
    const known = this.#turned.get(key);
    if (known !== undefined) return known;
    const stays =
      kept.some((range) => range.startsWith(before) && range !== before) ||
      whole.some((range) => before.startsWith(range));
    const turned = !stays && this.#random(2) === 1;
    this.#turned.set(key, turned);
    return turned;
  }
}
