import { expect, test } from 'vitest';
import {
  type FromEmbed,
  type FromPost,
  methods,
  readFromEmbed,
  readFromPost,
  written,
} from '../../src/post/messages.ts';
import fc, { draws } from '../properties.ts';

const fromEmbed: readonly FromEmbed[] = [
  { type: 'ready', height: 420 },
  { type: 'resize', height: 0 },
  { type: 'change', says: 'STS lends ana the hat.' },
  { type: 'solved', says: 'first-policy' },
  { type: 'error', says: '' },
  { type: 'reply', id: 1, state: 'd4.abc', checked: null },
  { type: 'reply', id: 2, state: null, checked: { met: 1, of: 3, isSolved: false } },
  { type: 'failed', id: 3, says: 'no' },
];
const fromPost: readonly FromPost[] = [
  { type: 'hello' },
  { type: 'theme', theme: 'dark' },
  ...methods.map((method, id) => ({ type: 'call' as const, id, method, state: '' })),
];

test.each(fromEmbed)('what an embed says is read as it was written: %j', (message) => {
  expect(readFromEmbed(structuredClone(written(message)))).toEqual(message);
  expect(readFromPost(written(message))).toBeNull();
});

test.each(fromPost)('what a post says is read as it was written: %j', (message) => {
  expect(readFromPost(structuredClone(written(message)))).toEqual(message);
  expect(readFromEmbed(written(message))).toBeNull();
});

test.each([
  ['another namespace', { ...written({ type: 'hello' }), ns: 'somebody' }],
  ['another version', { ...written({ type: 'hello' }), v: 2 }],
  [
    'a method that no object should have',
    written({ type: 'call', id: 1, method: 'constructor', state: '' } as never),
  ],
  ['an id that isn’t whole', written({ type: 'call', id: 1.5, method: 'reset', state: '' })],
  [
    'a state that is too long',
    written({ type: 'call', id: 1, method: 'setState', state: 'x'.repeat(40_001) }),
  ],
  ['inherited fields', Object.create(written({ type: 'hello' })) as object],
  ['a text', 'hello'],
  ['nothing', null],
])('a post isn’t believed with %s', (_what, data) => {
  expect(readFromPost(data)).toBeNull();
});

test.each([
  ['a height below nothing', { type: 'resize', height: -1 }],
  ['a height without end', { type: 'resize', height: Infinity }],
  ['a height as text', { type: 'resize', height: '900px' }],
  ['a sentence that is none', { type: 'change', says: { toString: 'x' } }],
  ['a reply to nothing', { type: 'reply', state: 'd4.x' }],
])('an embed isn’t believed with %s', (_what, message) => {
  expect(readFromEmbed(written(message as never))).toBeNull();
});

/** Any message, and ours with one field changed to anything, `__proto__` among the names. */
const anything = fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withMap: true });
const names = fc.constantFrom(
  ...[
    'ns',
    'v',
    'type',
    'height',
    'says',
    'id',
    'state',
    'checked',
    'method',
    'theme',
    '__proto__',
    'constructor',
  ],
);
const mutated = fc
  .tuple(
    fc.constantFrom<object>(...fromEmbed, ...fromPost),
    fc.array(fc.tuple(names, anything), { maxLength: 3 }),
  )
  .map(([message, changes]) => {
    const made: object = { ...written(message as FromPost) };
    for (const [name, value] of changes)
      Object.defineProperty(made, name, { value, enumerable: true, configurable: true });
    return made;
  });

/** Contents that take long to walk through, deep and wide, of which a reader must not do more than it needs. */
const huge: readonly unknown[] = [
  'x'.repeat(1_000_000),
  Array.from({ length: 100_000 }, (_, at) => at),
  Array.from({ length: 20_000 }).reduce<object>((inner) => ({ inner }), {}),
  Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`key ${String(at)}`, at])),
];
const hugeField = fc
  .tuple(fc.constantFrom<object>(...fromEmbed, ...fromPost), names, fc.constantFrom(...huge))
  .map(([message, name, value]): object => ({ ...written(message as FromPost), [name]: value }));

/** How long a message may stop everything else, in ms. */
const longestBlock = 200;

/** Reads a message within that time. What was long is read again: the machine may have been busy, or the code new. */
function readInTime<T>(read: (data: unknown) => T, data: unknown): T {
  let block = Infinity;
  for (let tries = 0; block >= longestBlock && tries < 3; tries++) {
    const before = performance.now();
    read(data);
    block = performance.now() - before;
  }
  expect(block).toBeLessThan(longestBlock);
  return read(data);
}

test('no message, however it is changed, is read as anything but its own few fields', () => {
  const before = Object.getOwnPropertyNames(Object.prototype).join();
  fc.assert(
    fc.property(fc.oneof({ arbitrary: fc.oneof(mutated, anything), weight: 20 }, hugeField), (data) => {
      for (const read of [readFromEmbed, readFromPost]) {
        const message = readInTime<FromEmbed | FromPost | null>(read, data);
        if (message === null) continue;
        // What is read is plain: it can be written and read again, and is the same.
        expect(read(structuredClone(written(message)))).toEqual(message);
        expect(JSON.stringify(message).length).toBeLessThan(41_000);
        for (const value of Object.values(message)) {
          const isPlain = value === null || ['string', 'number', 'boolean'].includes(typeof value);
          expect(isPlain || Object.keys(value as object).join() === 'met,of,isSolved').toBe(true);
        }
      }
    }),
    draws(2000, 100_000),
  );
  expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(before);
});
