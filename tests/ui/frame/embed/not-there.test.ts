import { expect, test } from 'vitest';
import { type FromPost, readFromEmbed, written } from '../../../../src/post/messages.ts';
import { refusePost } from '../../../../src/ui/frame/embed/not-there.ts';
import type { Room } from '../../../../src/ui/frame/embed/talk.ts';

type Heard = Parameters<Parameters<Room['addEventListener']>[1]>[0];

/** A frame in a post whose live page can't be had: what the post hears of it, and a way to tell it something. */
function refused() {
  const said: unknown[] = [];
  const parent: Room['parent'] = {
    postMessage: (message, to) => void said.push([readFromEmbed(message), to]),
  };
  let hear: (event: Heard) => void = () => undefined;
  refusePost('It is away.', 420, { parent, addEventListener: (_type, listener) => (hear = listener) });
  const tell = (data: unknown, origin = 'https://post.example', source: unknown = parent): void =>
    hear({ data, origin, source: source as MessageEventSource });
  return { said, tell };
}

const call = (id: number): FromPost => ({ type: 'call', id, method: 'getState', state: '' });
const post = 'https://post.example';
const ready = [{ type: 'ready', height: 420 }, '*'];
const why = { type: 'error', says: 'It is away.' };

test('a post hears that nothing can be shown, and each of its calls fails with the reason', () => {
  const { said, tell } = refused();
  expect(said).toEqual([ready]);
  tell(written({ type: 'theme', theme: 'auto' }));
  tell(written(call(7)));
  tell(written(call(8)));
  const failed = (id: number) => [{ type: 'failed', id, says: 'It is away.' }, post];
  expect(said).toEqual([ready, [why, post], failed(7), failed(8)]);
});

test('nobody else is answered, and a post without an origin is', () => {
  const { said, tell } = refused();
  tell(written(call(1)), post, {});
  for (const data of [null, 'x', { type: 'call', id: 1 }, { ...written(call(1)), v: 2 }]) tell(data);
  expect(said).toEqual([ready]);
  tell(written(call(2)), 'null');
  tell(written(call(3)), post);
  tell({ ...written(call(4)), id: 'x' }, 'null');
  expect(said).toEqual([ready, [why, '*'], [{ type: 'failed', id: 2, says: 'It is away.' }, '*']]);
});
