import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { drawnBySource } from '../drawn.ts';
import { everyLesson } from '../fixtures/solved-attempt.ts';
import { findingsInBoth } from './axe.ts';
import { learnedAccount, openLesson } from './lessons/learned.ts';
import type { Saved } from './press/account.ts';
import { address, atRest, newVisitor, theBrowser, useBrowser, visit } from './visit.ts';

useBrowser();

/** One lesson in so many is looked at. */
const round = 10;
const lessons = everyLesson();
const drawn = drawnBySource();
/** `FULL=1` looks at every lesson on both screens. Otherwise the content of `src/` chooses a few and one screen. */
const isFull = process.env['FULL'] === '1';
const due = lessons.filter((_lesson, place) => isFull || place % round === drawn % round);

const screens: readonly (readonly [string, BrowserContextOptions])[] = [
  ['a large screen', {}],
  ['a phone', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }],
];
const chosen = screens.filter((_screen, place) => isFull || place === Math.floor(drawn / round) % 2);

let learned: Saved;
beforeAll(async () => {
  learned = await learnedAccount(theBrowser(), address(), due);
});

async function faultsOn(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await atRest(page);
  return findingsInBoth(page);
}

test.each(chosen)(
  'axe finds nothing on lessons’ screens, at their start and solved, light and dark: %s',
  async (_name, options) => {
    const start = await visit(await newVisitor(options));
    const end = await visit(await newVisitor({ ...options, storageState: learned }));
    const found: Record<string, string[]> = {};
    for (const lesson of due) {
      await openLesson(start.page, lesson);
      found[`${lesson.id}, start`] = await faultsOn(start.page);
      await openLesson(end.page, lesson);
      await end.page.getByRole('region', { name: 'Solved' }).waitFor();
      found[`${lesson.id}, end`] = await faultsOn(end.page);
    }
    expect(Object.entries(found).filter(([, faults]) => faults.length > 0)).toEqual([]);
    expect(Object.keys(found)).toHaveLength(2 * due.length);
  },
  600_000,
);
