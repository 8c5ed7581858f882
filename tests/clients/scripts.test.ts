import { beforeAll, describe, expect, it } from 'vitest';
import type { World } from '../../src/engine/index.ts';
import { accountOf, partNames, preparePart } from '../../src/engine/index.ts';
import { journalScript, workspaceScript } from '../../src/terminal/script/script.ts';
import { endOf } from '../fixtures/lesson-end.ts';
import { sampleWorld } from '../fixtures/sample-world.ts';
import { everyLesson } from '../fixtures/solved-attempt.ts';
import { isFull } from '../properties.ts';
import { randomWorld, runInEmpty } from './scripts.ts';
import { stretchOfLog } from './stretch.ts';
import { toldAccount, unwritable } from './told-account.ts';
import { everything, hardWorld } from './worlds.ts';

/** How many random worlds there are, and how many calls made each. */
const seeds = (process.env['SCRIPT_SEEDS'] ?? '1,2,3').split(',').map(Number);
const calls = Number(process.env['SCRIPT_CALLS'] ?? 3000);

beforeAll(() => Promise.all(partNames.map((part) => preparePart(part))));

async function expectSame(world: World, text?: string): Promise<void> {
  const account = accountOf(world);
  const script = text ?? (await workspaceScript(world, account));
  const { world: made, code, stderr } = await runInEmpty(script, account);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const without = unwritable(world, account);
  for (const where of without)
    expect(script).toMatch(new RegExp(`^# .*${where.slice(where.indexOf(' ') + 1)} names A`, 'm'));
  expect(toldAccount(made, account, without)).toEqual(toldAccount(world, account, without));
}

/** Milliseconds: a script has a hundred commands, and each is a process. */
const patience = { timeout: 600_000 };

describe(
  'the script that a workspace is copied as makes the same account, run by the real AWS CLI:',
  patience,
  () => {
    it.concurrent('the sample', () => expectSame(sampleWorld));

    it.concurrent('an account with everything that there can be', () => expectSame(everything));

    it.concurrent('an account whose texts a shell could take for something else', async () => {
      await expectSame(await hardWorld(process.env['SCRIPT_ALL'] !== undefined));
    });

    it.concurrent.each(seeds)('an account that random calls left, from seed %i', async (seed) => {
      await expectSame(await randomWorld(seed, calls));
    });

    const ends = everyLesson().filter(({ id }) => isFull || id === 'the-pipelines-role');
    it.each(ends)('the account at the end of the lesson $id', async (lesson) => {
      await expectSame(await endOf(lesson));
    });
  },
);

describe('a stretch of the log as a script', () => {
  it('makes again what was made, run by the real AWS CLI', async () => {
    const { calls: made, world } = await stretchOfLog();
    await expectSame(world, await journalScript(made));
  });
});
