import { describe, expect, it, vi } from 'vitest';
import type { Command } from '../../src/playground/command.ts';
import { namesIn, playgroundOn } from './harness.ts';
import { SlowStore } from './slow-store.ts';

const createUser = (name: string): Command => ({
  type: 'call',
  service: 'iam',
  operation: 'CreateUser',
  input: { UserName: name },
  credentials: { type: 'console', id: '111122223333' },
});

async function slow() {
  const store = new SlowStore();
  const playground = playgroundOn(store);
  await playground.settled();
  playground.subscribeToAnswers(({ rev }) => store.events.push(`told ${rev}`));
  const run = (command: Command): Promise<unknown> =>
    playground.run(command).then(({ rev }) => store.events.push(`answered ${rev}`));
  return { store, playground, run };
}

describe('a command', () => {
  it.each<[string, Command]>([
    ['a call', createUser('dora')],
    ['the account is replaced', { type: 'load', source: 'empty', rows: [] }],
    ['the clock moves', { type: 'clock', milliseconds: 1000 }],
  ])('is answered once it is in storage, and marked until then: %s', async (_, command) => {
    const { store, playground, run } = await slow();
    const asked = run(command);
    await vi.waitFor(() => expect(store.waiting.length).toBe(1));
    await vi.waitFor(() => expect(playground.rev).toBe(1));
    expect([playground.saved, playground.waiting]).toEqual(['saving', 1]);
    store.waiting.shift()?.go();
    await asked;
    expect(store.events).toEqual(['saving 1', 'saved 1', 'told 1', 'answered 1']);
    await vi.waitFor(() => expect(playground.saved).toBe('saved'));
    expect(playground.waiting).toBeNull();
    playground.close();
  });

  it('waits for those before it as well, and is marked from the first that isn’t in', async () => {
    const { store, playground, run } = await slow();
    const asked = ['dora', 'emil'].map((name) => run(createUser(name)));
    await vi.waitFor(() => expect(namesIn(playground)).toEqual(expect.arrayContaining(['dora', 'emil'])));
    expect(playground.waiting).toBe(1);
    store.waiting.shift()?.go();
    await vi.waitFor(() => expect(store.waiting.length).toBe(1));
    expect(playground.waiting).toBe(2);
    store.waiting.shift()?.go();
    await Promise.all(asked);
    expect(store.events.filter((event) => !event.startsWith('answered'))).toEqual([
      'saving 1',
      'saved 1',
      'told 1',
      'saving 2',
      'saved 2',
      'told 2',
    ]);
    playground.close();
  });

  it('is answered where saving fails, as this tab is all there is then, and marked no longer', async () => {
    const { store, playground, run } = await slow();
    const asked = run(createUser('dora'));
    await vi.waitFor(() => expect(store.waiting.length).toBe(1));
    store.waiting.shift()?.fail();
    await asked;
    expect(store.events).toEqual(['saving 1', 'told 1', 'answered 1']);
    expect([playground.saved, playground.waiting]).toEqual(['failed', null]);
    playground.close();
  });
});
