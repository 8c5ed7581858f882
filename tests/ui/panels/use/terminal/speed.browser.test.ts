import { afterEach, beforeEach, expect, test } from 'vitest';
import { flushSync } from 'svelte';
import type { Change } from '../../../../../src/engine/index.ts';
import { TerminalPage } from './terminal-page.ts';

const account = '111122223333';
let page: TerminalPage | null = null;

beforeEach(() => localStorage.clear());
afterEach(async () => {
  await page?.close();
});

function users(count: number): Change[] {
  return Array.from({ length: count }, (_, i): Change => {
    const id = `AIDA${String(i).padStart(17, 'A')}`;
    const after = {
      id,
      account,
      path: '/',
      name: `person${String(i)}`,
      createDate: 1_740_993_600_000 + i,
      tags: [],
    };
    return { table: 'users', key: id, before: null, after };
  });
}

const meta: Change[] = [
  { table: 'meta', key: 'account', before: null, after: { id: 'account', value: account } },
];

/** Rounds that are timed on each page, one after the other. */
const rounds = 5;
/** Pages of each size, in turn: what slows the machine down for a while slows both sizes down. */
const turns = 4;
/** So many are timed together: one takes about a millisecond, of which a browser's clock tells tenths. */
const together = 10;

/** Ms from Enter to the answer on the screen, of several commands. */
async function answerTime(on: TerminalPage, count: number, round: number): Promise<number> {
  let time = 0;
  for (let i = 0; i < together; i++) {
    const name = `person${String((round * together + i) % count)}`;
    on.type(`aws iam get-user --user-name ${name}`);
    const before = performance.now();
    await on.terminal.enter(on.line.value);
    flushSync();
    time += performance.now() - before;
    expect(on.answer).toContain(`"UserName": "${name}"`);
  }
  return time;
}

/** Ms that suggestions for a name take, several times. */
async function suggestTime(on: TerminalPage): Promise<number> {
  let time = 0;
  for (let i = 0; i < together; i++) {
    on.type('aws iam get-user --user-name person1');
    const before = performance.now();
    on.press('Tab');
    while (document.querySelectorAll('[role=option]').length === 0)
      await new Promise((done) => setTimeout(done));
    time += performance.now() - before;
    on.press('Escape');
  }
  return time;
}

/**
 * How many times as long something takes at 5,000 users as at 50. Of each size the least of many times counts: other work
 * of the machine makes some of them longer, and none shorter.
 */
async function growth(
  measure: (on: TerminalPage, count: number, round: number) => Promise<number>,
): Promise<number> {
  const least = new Map([
    [50, Infinity],
    [5000, Infinity],
  ]);
  for (let turn = 0; turn < turns; turn++)
    for (const [count, before] of least) {
      page = await TerminalPage.open(undefined, [...meta, ...users(count)]);
      expect(page.playground.world.tables.users.size).toBe(count);
      let time = before;
      for (let round = 0; round < rounds; round++)
        time = Math.min(time, await measure(page, count, turn * rounds + round));
      least.set(count, time);
      await page.close();
      page = null;
    }
  const [few = 0, many = 0] = least.values();
  return many / few;
}

test('answers a typed command at 5,000 users as quickly as at 50', async () => {
  // Only what a command touches counts; a scan of the account would make it a hundred times as much.
  expect(await growth(answerTime)).toBeLessThan(4);
});

test('suggests names at 5,000 users nearly as quickly as at 50', async () => {
  expect(await growth(suggestTime)).toBeLessThan(20);
});
