import { describe, expect, test } from 'vitest';
import type { Call } from '../../src/engine/index.ts';
import { Asked, Play } from '../parity/account.ts';
import type { RecordedLine, RecordedWorld } from '../parity/recorded.ts';
import { digestOf, readRecording } from '../parity/recorded.ts';
import type { ParityWorld } from '../parity/worlds.ts';
import { parityWorlds } from '../parity/worlds.ts';

const worlds = parityWorlds();
const recorded = new Map(readRecording().worlds.map((world) => [world.world, world]));

/** The parts that were recorded of a line, as the page's terminal says them now. */
async function* replayed(told: ParityWorld, { now, lines }: RecordedWorld): AsyncGenerator<RecordedLine> {
  const play = new Play(told, now);
  let world = await play.begin();
  for (const recordedLine of lines) {
    play.clock.now += 1000;
    const account = new Asked(world, play.clock.read);
    const { line, calls } = recordedLine;
    const found = await play.tell(account, play.page, () => play.page.run(line, play.variables, account));
    const parts = Object.keys(recordedLine).filter((part) => part !== 'line' && part !== 'calls');
    yield { line, ...Object.fromEntries(parts.map((part) => [part, found[part as keyof typeof found]])) };
    world = calls ? await after(new Asked(world, play.clock.read), calls) : account.world;
  }
}

/** The account after what the real CLI asked of it. */
async function after(account: Asked, calls: readonly unknown[]): Promise<Asked['world']> {
  for (const call of calls) await account.run({ type: 'call', ...(call as object) } as unknown as Call);
  return account.world;
}

describe('the terminal prints what the real AWS CLI printed', () => {
  test.each(worlds.map((told) => [told.world, told] as const))('%s', async (_world, told) => {
    const recording = recorded.get(told.world);
    expect(recording?.digest, 'Record it anew: npm run record:parity').toBe(digestOf(told));
    const found: RecordedLine[] = [];
    for await (const line of replayed(told, recording!)) found.push(line);
    const expected = recording!.lines.map(({ calls: _calls, ...line }) => line);
    expect(found).toEqual(expected);
  });
});
