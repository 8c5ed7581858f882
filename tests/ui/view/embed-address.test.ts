import { expect, test } from 'vitest';
import { writeEmbedAddress } from '../../../src/ui/panels/files/share/embed-code.ts';
import { embedHash, type EmbedOptions, readEmbedOptions } from '../../../src/ui/view/embed-address.ts';
import { embedViewIds } from '../../../src/ui/view/embed-views.ts';

const plain: EmbedOptions = {
  view: null,
  theme: 'auto',
  start: 'scroll',
  isReadOnly: false,
  line: '',
  label: '',
};

test.each<[string, Partial<EmbedOptions>]>([
  ['', {}],
  [
    '?view=stage&theme=dark&start=tap&readonly=1',
    { view: 'stage', theme: 'dark', start: 'tap', isReadOnly: true },
  ],
  ['?readonly', { isReadOnly: true }],
  ['?readonly=0', {}],
  ['?readonly=false', {}],
  ['?view=everything&theme=pink&start=yesterday', {}],
  ['?view=constructor&theme=__proto__&start=toString', {}],
  ['?view=terminal&line=aws%20iam%20list-users', { view: 'terminal', line: 'aws iam list-users' }],
  ['?start=tap&label=+Begin+%3Cb%3E+', { start: 'tap', label: 'Begin <b>' }],
  // Hosts add what they like.
  ['?utm_source=feed&view=why&ref=1', { view: 'why' }],
])('the query %s says what the author wants, and nothing else', (query, wanted) => {
  expect(readEmbedOptions(query)).toEqual({ ...plain, ...wanted });
});

test.each([
  ['#/story/roles', '#/story/roles'],
  ['#/story/roles#?secret=Ab3xYz9', '#/story/roles'],
  ['#d4.abc_-#?secret=x', '#d4.abc_-'],
  ['#?secret=Ab3xYz9', ''],
  ['', ''],
])('of the hash %j, without what WordPress appends, %j is left', (hash, left) => {
  expect(embedHash(hash)).toBe(left);
});

test('every choice that is written is read back', () => {
  const hash = '#/ask/s3:GetObject/arn:aws:s3:::reports/q3?as=arn:aws:iam::111122223333:user/carol';
  for (const view of [null, ...embedViewIds])
    for (const theme of ['auto', 'light', 'dark'] as const)
      for (const start of ['tap', 'scroll', 'now'] as const)
        for (const isReadOnly of [true, false])
          for (const line of ['', 'aws iam create-user --user-name "ä & b" # ?']) {
            const options = { view, theme, start, isReadOnly, line, label: line && 'Begin & end?' };
            const address = new URL(`https://example.com/embed.html${writeEmbedAddress(options, hash)}`);
            expect(readEmbedOptions(address.search)).toEqual(options);
            expect(embedHash(address.hash)).toBe(hash);
          }
});

test('a line or a button longer than any that somebody would write is cut', () => {
  expect(readEmbedOptions(`?label=${'x'.repeat(5000)}`).label).toHaveLength(60);
  expect(readEmbedOptions(`?line=${'x'.repeat(5000)}`).line).toHaveLength(2000);
});
