import type { Browser, Page } from 'playwright-core';
import { tasksWhile } from './tasks.ts';
import { at, bringIn, type Measured, ms } from './typed-commands.ts';
import { hasComeBefore } from '../../e2e/visit.ts';

/** 9,400 users, 200 groups and 400 roles. */
const users = 9_400;
const frame = 1000 / 60;
/** A frame is late where the next one came only after it: what a screen shows is a multiple of 16.7 ms. */
const isLate = (time: number): boolean => time > frame * 1.5;

type Line = Measured['lines'][number];
interface Noted {
  frame?: number;
  picture?: number;
}

/** Notes, frame by frame, when the page's frame stands, and when the counted account does. */
const noteFirsts = (): void => {
  const noted: Noted = {};
  (globalThis as unknown as { noted: Noted }).noted = noted;
  const look = (): void => {
    const now = performance.now();
    if (document.querySelector('header button')) noted.frame ??= now;
    if (document.querySelector('main ul[aria-label^="Groups"] button')) noted.picture ??= now;
    if (noted.picture === undefined) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};

async function firstPicture(page: Page): Promise<Line> {
  await page.addInitScript(noteFirsts);
  const times: number[] = [];
  for (let round = 0; round < 5; round++) {
    await page.reload();
    await page.waitForFunction(() => (globalThis as unknown as { noted: Noted }).noted.picture !== undefined);
    const { frame: began = 0, picture = 0 } = await page.evaluate(
      () => (globalThis as unknown as { noted: Noted }).noted,
    );
    times.push(picture - began);
  }
  return {
    text: `first picture after the frame: ${ms(at(times, 0.5))}, at worst ${ms(Math.max(...times))} (at most 1 s)`,
    fits: at(times, 0.5) <= 1000,
  };
}

/** From the key that chooses a person to the frame in which their surroundings stand. */
async function choose(page: Page, name: string): Promise<number> {
  await page.keyboard.press('/');
  const search = page.getByRole('dialog').getByRole('combobox');
  await search.fill(name);
  await page
    .getByRole('dialog')
    .getByRole('option', { name: new RegExp(`^${name}\\b`) })
    .first()
    .waitFor();
  const measured = page.evaluate(
    (who) =>
      new Promise<number>((resolve) => {
        addEventListener(
          'keydown',
          ({ timeStamp }) => {
            const look = (): void => {
              const path = document.querySelector('nav[aria-label="Where you are"]');
              const isThere = document.querySelector('.canvas canvas') && path?.textContent.includes(who);
              if (isThere) requestAnimationFrame(() => resolve(performance.now() - timeStamp));
              else requestAnimationFrame(look);
            };
            requestAnimationFrame(look);
          },
          { capture: true, once: true },
        );
      }),
    name,
  );
  await search.press('Enter');
  return measured;
}

async function neighbourhoods(page: Page): Promise<Line[]> {
  const times: number[] = [];
  for (let i = 0; i < 8; i++) times.push(await choose(page, `user-${String(101 + 37 * i)}`));
  const [first = NaN, ...others] = times;
  return [
    {
      text: `a person’s neighbourhood after the choice: ${ms(at(others, 0.5))}, at worst ${ms(Math.max(...others))} (at most 100 ms)`,
      fits: at(others, 0.5) <= 100,
    },
    { text: `the first one, which fetches what draws it: ${ms(first)}`, fits: null },
  ];
}

/** Drags, then turns the wheel, over the middle of the picture, and measures every frame meanwhile. */
async function moved(page: Page, what: string): Promise<Line> {
  const box = await page.getByRole('main').boundingBox();
  if (!box) throw new Error('there is no picture');
  const [x, y] = [box.x + box.width / 2, box.y + 200];
  await page.mouse.move(x, y);
  await page.evaluate(() => {
    const times: number[] = [];
    let before = 0;
    const next = (now: number): void => {
      if (before > 0) times.push(now - before);
      before = now;
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
    (globalThis as unknown as { frames: number[] }).frames = times;
  });
  await page.mouse.down();
  for (let i = 0; i < 60; i++) await page.mouse.move(x + 80 * Math.sin(i / 6), y + 40 * Math.sin(i / 9));
  await page.mouse.up();
  for (let i = 0; i < 40; i++) await page.mouse.wheel(0, i % 20 < 10 ? -60 : 60);
  const times = await page.evaluate(() => (globalThis as unknown as { frames: number[] }).frames);
  const late = times.filter(isLate).length;
  return {
    text: `${what}: ${ms(at(times, 0.5))} a frame, at worst ${ms(Math.max(...times))}; ${String(late)} of ${String(times.length)} frames late (16.7 ms)`,
    fits: late <= times.length / 100,
  };
}

/** 10,000 identities: how soon they are seen, how soon somebody's part of them, and how they move. */
export async function largePictures(browser: Browser, address: string): Promise<Measured> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript(hasComeBefore);
  await page.goto(address);
  await bringIn(page, users);
  await page.locator('main ul[aria-label^="Groups"] button').first().waitFor();
  // What was brought in must be saved before it is opened again.
  await page
    .getByRole('banner')
    .first()
    .getByRole('button', { name: / saved/ })
    .waitFor();
  const lines = [await firstPicture(page)];
  await page.waitForTimeout(1500);
  lines.push(await moved(page, 'panning and zooming all of it'), ...(await neighbourhoods(page)));
  await page.waitForTimeout(500);
  lines.push(await moved(page, 'panning and zooming one neighbourhood'));
  await page.close();
  return { title: 'An account of 10,000 identities:', lines };
}

/** The stage from the request to the session, played at its normal speed. */
export async function playedStage(browser: Browser, address: string): Promise<Measured> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript(hasComeBefore);
  await page.goto(address);
  await page.getByRole('button', { name: /^Put it on as/ }).click();
  await page.getByRole('list', { name: 'The steps' }).waitFor();
  await page.waitForTimeout(1500);
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(globalThis, { times });
    let before = 0;
    const next = (now: number): void => {
      if (before > 0) times.push(now - before);
      before = now;
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
  const next = page.getByRole('button', { name: 'Next', exact: true }).last();
  const tasks = await tasksWhile(browser, page, async () => {
    for (let step = 0; step < 6; step++) {
      await next.click();
      await page.waitForTimeout(1900);
    }
  });
  const times = await page.evaluate(() => (globalThis as unknown as { times: number[] }).times);
  const long = tasks.filter((task) => task > 50).length;
  await page.close();
  return {
    title: 'The stage while it plays:',
    lines: [
      {
        text: `${String(long)} tasks over 50 ms of processor time, the longest ${ms(Math.max(0, ...tasks))} (none)`,
        fits: long === 0,
      },
      {
        text: `${ms(at(times, 0.5))} a frame, at worst ${ms(Math.max(...times))}; ${String(times.filter(isLate).length)} of ${String(times.length)} frames late`,
        fits: null,
      },
    ],
  };
}
