import type { Browser, Page } from 'playwright-core';
import { painted } from './painted.ts';
import { longestTask } from './tasks.ts';
import { at } from './typed-commands.ts';

const rounds = 15;
const warmUp = 3;

/** Puts a button into the page that does a fixed piece of work when it is pressed, and says how often it was. */
const putButton = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const button = document.createElement('button');
    button.id = 'bare-press';
    button.textContent = 'bare';
    button.style.cssText = 'position:fixed;top:0;left:0;z-index:9999';
    let count = 0;
    button.addEventListener('click', () => {
      const numbers = Float64Array.from({ length: 100_000 }, (_, i) => (i * 7919) % 100_003).sort();
      button.textContent = `bare ${String((count += 1))} ${String(numbers[0] ?? 0)}`;
    });
    document.body.append(button);
  });

const takeButton = (page: Page): Promise<void> =>
  page.evaluate(() => document.querySelector('#bare-press')?.remove());

/**
 * Returns the ms of a press that does a fixed piece of work and says so, from the press to the frame that paints it
 * (median). What somebody waits for is compared with it: both take longer on a slower machine.
 */
export async function barePress(page: Page): Promise<number> {
  await putButton(page);
  const times: number[] = [];
  for (let round = 1 - warmUp; round <= rounds; round++) {
    const text = `bare ${String(round + warmUp)} `;
    const time = await painted(page, { selector: '#bare-press', text }, () =>
      page.locator('#bare-press').click(),
    );
    if (round > 0) times.push(time);
  }
  await takeButton(page);
  return at(times, 0.5);
}

/** Returns the ms of processor time that the same press takes (median): what else the machine does has no part in it. */
export async function bareWork(browser: Browser, page: Page): Promise<number> {
  await putButton(page);
  const work: number[] = [];
  for (let round = -warmUp; round < 5; round++) {
    const longest = await longestTask(browser, page, () => page.locator('#bare-press').click());
    if (round >= 0) work.push(longest);
  }
  await takeButton(page);
  return at(work, 0.5);
}
