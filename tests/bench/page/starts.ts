import type { Browser, BrowserContextOptions } from 'playwright-core';
import { median } from './opened-link.ts';
import { longestTask, tasksWhile } from './tasks.ts';
import type { Measured } from './typed-commands.ts';

const rounds = 3;
const warmUp = 1;
/** How long a start is watched, in ms. What is fetched ahead comes after five seconds. */
const watched = 2500;
/** How much slower than this machine a phone is taken for, and the ms that a task may take there. */
const [slower, wanted] = [4, 50];

interface Start {
  readonly name: string;
  readonly path: string;
  readonly on: BrowserContextOptions;
  /** Whether somebody has been here before, and the account is read from storage. */
  readonly again?: true;
  /** How many times a fixed piece of work its longest task may be. */
  readonly most: number;
}

const wide = { viewport: { width: 1440, height: 900 } };
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const post = { viewport: { width: 640, height: 460 } };
const starts: readonly Start[] = [
  { name: 'the front page', path: '', on: wide, most: 11 },
  { name: 'the front page, the second time', path: '', on: wide, again: true, most: 10 },
  { name: 'the front page on a phone', path: '', on: phone, most: 8 },
  { name: 'a lesson', path: '#/lesson/why-roles', on: wide, most: 8 },
  { name: 'the stage', path: '#/story/assume', on: wide, most: 22 },
  { name: 'a picture in a post', path: 'embed/story/assume.html?start=now', on: post, most: 7 },
];

/** A fixed piece of work: texts and short-lived objects, as in a start. */
const fixedWork = (): number => {
  const made = new Map<string, string>();
  for (let i = 0; i < 12_000; i++)
    made.set(`key ${String(i % 997)}`, JSON.stringify({ i, name: `n${String(i)}` }));
  return made.size;
};

/** How many times the fixed work the longest task of one start takes, and its ms of processor time. */
async function started(
  browser: Browser,
  address: string,
  start: Start,
): Promise<{ times: number; ms: number }> {
  const context = await browser.newContext(start.on);
  if (start.again) {
    const first = await context.newPage();
    await first.goto(address);
    await first.waitForTimeout(watched);
    await first.close();
  }
  const page = await context.newPage();
  const ms = await longestTask(browser, page, async () => {
    await page.goto(address + start.path);
    await page.waitForTimeout(watched);
  });
  const fixed = await tasksWhile(browser, page, async () => {
    for (let i = 0; i < 9; i++) await page.evaluate(fixedWork);
  });
  await context.close();
  return { ms, times: ms / ([...fixed].sort((a, b) => b - a)[4] ?? NaN) };
}

/**
 * The longest task while the page starts, in processor time, against a fixed piece of work in the same page: a press in
 * that time waits for it. It is never judged by itself, since it takes longer on a slower machine.
 */
export async function startTasks(browser: Browser, address: string): Promise<Measured> {
  const lines: Measured['lines'][number][] = [];
  for (const start of starts) {
    const found: { times: number; ms: number }[] = [];
    for (let round = -warmUp; round < rounds; round++) {
      const one = await started(browser, address, start);
      if (round >= 0) found.push(one);
    }
    const times = median(found.map((one) => one.times));
    const ms = median(found.map((one) => one.ms));
    lines.push({
      text: `${start.name}: ${ms.toFixed(0)} ms, ${(ms * slower).toFixed(0)} ms at ${String(slower)} times slower (wanted: ${String(wanted)}), ${times.toFixed(1)} times a fixed piece of work (at most ${String(start.most)})`,
      fits: times <= start.most,
    });
  }
  return { title: 'The longest task while the page starts (processor time, median):', lines };
}
