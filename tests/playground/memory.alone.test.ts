import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { MemoryDatabase } from '../../src/storage/memory-store.ts';
import { tabOf } from './harness.ts';

/** Bytes in use after everything is collected that can be. */
function heap(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let round = 0; round < 3; round++) collect();
  return process.memoryUsage().heapUsed;
}

test(
  'five thousand commands leave no more in memory than the first thousand',
  { timeout: 120_000 },
  async () => {
    const database = new MemoryDatabase();
    const playground = await tabOf(database);
    const made = async (commands: number): Promise<void> => {
      for (let at = 0; at < commands; at += 2) {
        const UserName = `passing-${String(at % 50)}`;
        const { outcome } = await playground.call('CreateUser', { UserName });
        expect(outcome.result.ok).toBe(true);
        await playground.call('DeleteUser', { UserName });
      }
      await playground.settled();
    };
    await made(1000);
    const early = heap();
    await made(4000);
    const late = heap();
    console.log(
      `  after 1,000 commands ${(early / 1e6).toFixed(1)} MB, after 5,000 ${(late / 1e6).toFixed(1)} MB`,
    );
    expect(late / early).toBeLessThan(1.2);
  },
);
