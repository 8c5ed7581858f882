import { expect, test } from 'vitest';
import { written } from '../../../../src/post/messages.ts';
import { type Room, Talk } from '../../../../src/ui/frame/embed/talk.ts';

type Heard = Parameters<Parameters<Room['addEventListener']>[1]>[0];

/** A frame in a post: what it says, and a way to tell it something. */
function framed() {
  const said: { readonly type: string; readonly to: string }[] = [];
  const parent: Room['parent'] = {
    postMessage: (message, to) => void said.push({ type: (message as { type: string }).type, to }),
  };
  let hear: (event: Heard) => void = () => undefined;
  const room: Room = {
    parent,
    addEventListener: (_type, listener) => (hear = listener),
  };
  const done: string[] = [];
  const talk = new Talk(
    {
      answer: ({ method }) => {
        done.push(method);
        return method === 'setState'
          ? Promise.reject(new Error('cut'))
          : Promise.resolve({ state: 'd4.x', checked: null });
      },
      theme: (theme) => void done.push(theme),
    },
    room,
  );
  const tell = (
    data: unknown,
    { origin = 'https://post.example', source = parent }: { origin?: string; source?: unknown } = {},
  ): void => hear({ data, origin, source: source as MessageEventSource });
  return { talk, said, done, tell };
}

const call = (method: string) => ({ ...written({ type: 'hello' }), type: 'call', id: 1, method, state: '' });

test('before the post has spoken, an embed says only that it is ready', () => {
  const { talk, said } = framed();
  talk.say({ type: 'change', says: 'a secret' });
  talk.ready(420.4);
  expect(said).toEqual([{ type: 'ready', to: '*' }]);
});

test('why nothing can be shown is told as soon as the post speaks, once', () => {
  const { talk, said, tell } = framed();
  talk.ready(420);
  talk.say({ type: 'error', says: 'its link is cut' });
  expect(said.map(({ type }) => type)).toEqual(['ready']);
  tell(written({ type: 'hello' }));
  tell(written({ type: 'theme', theme: 'dark' }));
  expect(said.slice(1)).toEqual([{ type: 'error', to: 'https://post.example' }]);
});

test('a call that can’t be read is answered, too, once the post is known', () => {
  const { said, done, tell } = framed();
  tell({ ...call('setState'), state: null });
  expect(said).toEqual([]);
  tell(written({ type: 'hello' }));
  tell({ ...call('setState'), state: null });
  tell(call('eject'));
  tell({ ...call('reset'), id: 'one' });
  expect(done).toEqual([]);
  expect(said).toEqual([
    { type: 'failed', to: 'https://post.example' },
    { type: 'failed', to: 'https://post.example' },
  ]);
});

test('what it says afterwards goes to the post’s origin alone', async () => {
  const { talk, said, done, tell } = framed();
  tell(call('getState'));
  await Promise.resolve();
  await Promise.resolve();
  talk.say({ type: 'change', says: 'now' });
  expect(done).toEqual(['getState']);
  expect(said).toEqual([
    { type: 'reply', to: 'https://post.example' },
    { type: 'change', to: 'https://post.example' },
  ]);
});

test('another window, and another origin after the first, aren’t heard', () => {
  const { done, tell } = framed();
  tell(call('reset'), { source: {} });
  expect(done).toEqual([]);
  tell(written({ type: 'hello' }));
  tell(call('reset'), { origin: 'https://other.example' });
  expect(done).toEqual([]);
  tell(written({ type: 'theme', theme: 'dark' }));
  expect(done).toEqual(['dark']);
});

test('what isn’t a message makes nobody known', () => {
  const { talk, said, tell } = framed();
  tell({ type: 'hello' }, { origin: 'https://evil.example' });
  talk.say({ type: 'change', says: 'x' });
  expect(said).toEqual([]);
});

test('a call that fails is answered with the reason, and a sandboxed post without an origin is answered, too', async () => {
  const { said, tell } = framed();
  tell(call('setState'), { origin: 'null' });
  await new Promise((resolve) => setTimeout(resolve));
  expect(said).toEqual([{ type: 'failed', to: '*' }]);
});
