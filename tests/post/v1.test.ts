import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { readFromEmbed, readFromPost, written } from '../../src/post/messages.ts';
import v1 from './v1.json' with { type: 'json' };

const without = ({ ns: _ns, v: _v, ...message }: Readonly<Record<string, unknown>>): object => message;

test.each(v1.fromEmbed)(
  'a message of version 1 from an embed is read, and written, as it was: %j',
  (said) => {
    const read = readFromEmbed(said);
    expect(read).toEqual(without(said));
    expect(read && written(read)).toEqual(said);
  },
);

test.each(v1.fromPost)('a message of version 1 from a post is read, and written, as it was: %j', (said) => {
  const read = readFromPost(said);
  expect(read).toEqual(without(said));
  expect(read && written(read)).toEqual(said);
});

test('the first messages and addresses of version 1 are the ones that posts have', () => {
  const first = [v1.fromEmbed.slice(0, 9), v1.fromPost.slice(0, 8), v1.addresses.slice(0, 16)];
  const sum = createHash('sha256').update(JSON.stringify(first)).digest('hex').slice(0, 16);
  expect(sum).toBe('706bb7a9da28ee88');
});
