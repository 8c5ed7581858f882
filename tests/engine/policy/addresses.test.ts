import { isIPv6 } from 'node:net';
import { expect, test } from 'vitest';
import { addressOperators, readRange } from '../../../src/engine/policy/operators/addresses.ts';
import { Work } from '../../../src/engine/policy/work.ts';
import fc, { draws } from '../../properties.ts';

const [ipAddress] = addressOperators;
const meeting = (range: string, address: string): string | undefined =>
  ipAddress?.expect([range])(address, new Work());

/** Nearly addresses: what stands in one, in any order. */
const anyText = fc
  .array(fc.constantFrom(':', ':', '::', '.', '0', '1', 'ab', 'FFFF', '12345', '192.0.2.1', 'g', '256'), {
    maxLength: 12,
  })
  .map((parts) => parts.join(''))
  .filter((text) => text.includes(':'));

test('What the platform takes for an IPv6 address is one, and nothing else is', () => {
  const isOne = (text: string): void => {
    expect(readRange(text) !== null, text).toBe(isIPv6(text));
  };
  fc.assert(fc.property(fc.oneof(anyText, fc.ipV6()), isOne), draws(1000, 50_000));
});

test('An IPv6 address meets itself, however it is written, and no other', () => {
  const short = (text: string): string => new URL(`http://[${text}]/`).hostname.slice(1, -1);
  fc.assert(
    fc.property(fc.ipV6(), fc.ipV6(), (one, other) => {
      expect(meeting(one, short(one))).toBe('met');
      expect(meeting(short(one), one.toUpperCase())).toBe('met');
      expect(meeting(one, other)).toBe(short(one) === short(other) ? 'met' : 'notMet');
    }),
    draws(500, 10_000),
  );
});

test('A range holds the addresses whose first bits are its own', () => {
  const word = fc.nat(0xffff);
  const write = (groups: readonly number[]): string => groups.map((group) => group.toString(16)).join(':');
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 8, maxLength: 8 }),
      fc.nat(127),
      fc.nat(128),
      (groups, bit, bits) => {
        const flipped = groups.with(bit >> 4, (groups[bit >> 4] ?? 0) ^ (0x8000 >> (bit & 15)));
        const expected = bit < bits ? 'notMet' : 'met';
        expect(meeting(`${write(groups)}/${bits}`, write(flipped))).toBe(expected);
      },
    ),
    draws(500, 20_000),
  );
  fc.assert(
    fc.property(
      fc.array(fc.nat(255), { minLength: 4, maxLength: 4 }),
      fc.nat(31),
      fc.nat(32),
      (bytes, bit, bits) => {
        const flipped = bytes.with(bit >> 3, (bytes[bit >> 3] ?? 0) ^ (0x80 >> (bit & 7)));
        const expected = bit < bits ? 'notMet' : 'met';
        expect(meeting(`${bytes.join('.')}/${bits}`, flipped.join('.'))).toBe(expected);
        expect(meeting(`${bytes.join('.')}/${bits}`, `::${bytes.join('.')}`)).toBe('notMet');
      },
    ),
    draws(500, 20_000),
  );
});

test('What is no address, or has more bits than there are, is none', () => {
  for (const text of [
    '',
    '1.2.3',
    '1.2.3.4.5',
    '1.2.3.256',
    '1.2.3.4/33',
    '1.2.3.4/',
    '::/129',
    ':::',
    '1::2::3',
    'a/8',
  ])
    expect(readRange(text), text).toBeNull();
});
