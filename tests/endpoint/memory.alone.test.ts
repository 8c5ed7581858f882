import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Serving } from './serving.ts';

const connections = 50;
/** Calls of a connection in a round; three rounds fill the history. */
const calls = 8;

let serving: Serving;
beforeAll(async () => {
  serving = await Serving.start();
});
afterAll(() => serving.stop());

/** Bytes in use once all that can go is gone. */
function used(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}

const ask = async (body: string): Promise<void> => {
  const { status } = await serving.signed(`${body}&Version=2010-05-08`);
  if (status !== 200) throw new Error(`${body} was answered with ${String(status)}`);
};

/** Everybody makes a user, looks at it and takes it away, again and again. */
async function round(): Promise<void> {
  await Promise.all(
    Array.from({ length: connections }, async (_, who) => {
      for (let i = 0; i < calls; i += 4) {
        const user = `UserName=load-${String(who)}`;
        await ask(`Action=CreateUser&${user}`);
        await ask(`Action=GetUser&${user}`);
        await ask('Action=ListUsers');
        await ask(`Action=DeleteUser&${user}`);
      }
    }),
  );
}

test(
  'fifty connections that call without end take no more memory than they took',
  { timeout: 240_000 },
  async () => {
    // Until the history is full, and the code compiled.
    for (let i = 0; i < 3; i++) await round();
    const before = used();
    for (let i = 0; i < 3; i++) await round();
    // 1,200 calls: a kilobyte that stays of each would be more.
    expect(used() - before).toBeLessThan(1_000_000);
  },
);
