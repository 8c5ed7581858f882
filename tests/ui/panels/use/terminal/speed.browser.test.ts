import { afterEach, beforeEach, expect, test } from 'vitest';
import { flushSync } from 'svelte';
import type { Change } from '../../../../../src/engine/index.ts';
import { TerminalPage } from './terminal-page.ts';

const account = '111122223333';
const rounds = 15;
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

/** The least of many times: other work of the machine makes some of them longer, and none shorter. */
const fastest = (times: readonly number[]): number => Math.min(...times);

/** So many are timed together: one takes about a millisecond, of which a browser's clock tells tenths. */
const together = 10;

/** Ms from Enter to the answer on the screen, of several commands. */
async function answerTime(count: number): Promise<number> {
  page = await TerminalPage.open(undefined, [...meta, ...users(count)]);
  expect(page.playground.world.tables.users.size).toBe(count);
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    let time = 0;
    for (let i = 0; i < together; i++) {
      const name = `person${String((round * together + i) % count)}`;
      page.type(`aws iam get-user --user-name ${name}`);
      const before = performance.now();
      await page.terminal.enter(page.line.value);
      flushSync();
      time += performance.now() - before;
      expect(page.answer).toContain(`"UserName": "${name}"`);
    }
    times.push(time);
  }
  await page.close();
  page = null;
  return fastest(times);
}

/** Ms that suggestions for a name take, several times. */
async function suggestTime(count: number): Promise<number> {
  page = await TerminalPage.open(undefined, [...meta, ...users(count)]);
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    let time = 0;
    for (let i = 0; i < together; i++) {
      page.type('aws iam get-user --user-name person1');
      const before = performance.now();
      page.press('Tab');
      while (document.querySelectorAll('[role=option]').length === 0)
        await new Promise((done) => setTimeout(done));
      time += performance.now() - before;
      page.press('Escape');
    }
    times.push(time);
  }
  await page.close();
  page = null;
  return fastest(times);
}

test('answers a typed command at 5,000 users as quickly as at 50', async () => {
  const few = await answerTime(50);
  const many = await answerTime(5000);
  // Only what a command touches counts; a scan of the account would make it a hundred times as much.
  expect(many / few).toBeLessThan(4);
});

test('suggests names at 5,000 users nearly as quickly as at 50', async () => {
  const few = await suggestTime(50);
  const many = await suggestTime(5000);
  expect(many / few).toBeLessThan(20);
});
