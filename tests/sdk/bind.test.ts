import { expect, test, vi } from 'vitest';
import type { Call } from '../../src/engine/index.ts';
import { createWorld } from '../../src/engine/index.ts';
import { bind } from '../../src/sdk/bind.ts';
import { SimulatedAws } from '../../src/sdk/simulated-aws.ts';

const account = '111122223333';
const began = Date.UTC(2026, 0, 5);
const credentials = { type: 'console', id: account } as const;

const call = (aws: SimulatedAws, operation: string, input: object): Promise<unknown> =>
  aws.run({ type: 'call', service: 'iam', operation, input, credentials } as Call);

const usersIn = async (state: string): Promise<string[]> =>
  [...(await SimulatedAws.fromLink(state)).world.tables.users.values()].map(({ name }) => name);

/** What is written is fetched first, which takes its time on a busy machine. */
const soon = (holds: () => void): Promise<void> => vi.waitFor(holds, { timeout: 20_000 });

/** An element of a post that takes each state only once it is let. */
function element() {
  const states: string[] = [];
  let take: (() => void) | null = null;
  const setState = (state: string): Promise<void> => {
    states.push(state);
    return new Promise((done) => (take = done));
  };
  const taken = async (): Promise<void> => {
    await soon(() => expect(take).not.toBeNull());
    take?.();
    take = null;
  };
  return { states, setState, taken };
}

test('an element shows the account at once and after each change, and of many changes the newest', async () => {
  const aws = new SimulatedAws(createWorld(account, began), () => began);
  const shown = element();
  const stop = bind(shown, aws);
  await soon(() => expect(shown.states).toHaveLength(1));
  for (const UserName of ['ana', 'ben', 'carol']) await call(aws, 'CreateUser', { UserName });
  expect(shown.states).toHaveLength(1);
  await shown.taken();
  await soon(() => expect(shown.states).toHaveLength(2));
  expect(await Promise.all(shown.states.map(usersIn))).toEqual([[], ['ana', 'ben', 'carol']]);
  await shown.taken();
  stop();
  await call(aws, 'CreateUser', { UserName: 'dora' });
  expect(shown.states).toHaveLength(2);
});

test('what changes nothing is not told, and a state that is refused is', async () => {
  const aws = new SimulatedAws(createWorld(account, began), () => began);
  const heard = vi.fn();
  aws.onChange(heard);
  await call(aws, 'GetUser', { UserName: 'nobody' });
  const before = heard.mock.calls.length;
  await call(aws, 'CreateUser', { UserName: 'ana' });
  expect(heard.mock.calls.length).toBe(before + 1);
  const failures: unknown[] = [];
  const refused = { setState: () => Promise.reject(new Error('too large')) };
  bind(refused, aws, (error) => failures.push(error));
  await soon(() => expect(failures).toEqual([new Error('too large')]));
  await call(aws, 'CreateUser', { UserName: 'ben' });
  await soon(() => expect(failures).toHaveLength(2));
});
