import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { findings } from './axe.ts';
import { topBar } from './places.ts';
import { address, newVisitor, useBrowser, visit } from './visit.ts';

useBrowser();

/** The smallest screen of an audience. */
const beamer = { viewport: { width: 1280, height: 720 } } as const;

const title = (page: Page) => page.getByRole('main').getByRole('heading', { level: 1 });

/** Presses a clicker's key until the audience sees what it waits for. */
async function clickTo(page: Page, wanted: RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    const hidden = await page
      .locator('.says[aria-live]')
      .evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight);
    // A phone's reader scrolls.
    if (page.viewportSize()?.width === beamer.viewport.width)
      expect(hidden, `${await title(page).innerText()} is whole`).toBe(0);
    if (wanted.test(await page.getByRole('main').innerText())) return;
    await page.keyboard.press('PageDown');
    // At the last slide it is off; before, it works for a moment.
    await page.locator('button[aria-busy="true"]').waitFor({ state: 'detached' });
  }
  throw new Error(`No slide says ${String(wanted)}`);
}

test('the story and the steps of its role are presented by a clicker’s keys, and Escape leads back', async () => {
  const context = await newVisitor(beamer);
  const { page } = await visit(context, '#/story/assume');
  const place = async (): Promise<number> =>
    Number.parseInt(
      await page
        .getByRole('main')
        .getByText(/^\d+ of \d+$/)
        .innerText(),
      10,
    );
  await page.keyboard.press('/');
  await page.getByRole('dialog').getByRole('combobox').fill('present');
  await page.keyboard.press('Enter');
  await page
    .getByRole('main')
    .getByText(/^Story 11 of 14/)
    .waitFor();
  expect(page.url()).toMatch(/#\/present$/);
  expect(await topBar(page).isVisible()).toBe(false);
  expect(await findings(page)).toEqual([]);
  const first = await place();
  // What an audience reads has at least 28 px, whatever the slide.
  const sizes = (): Promise<readonly number[]> =>
    page.evaluate(() =>
      [...document.querySelectorAll('main h1, main .says *')].map((one) =>
        Number.parseFloat(getComputedStyle(one).fontSize),
      ),
    );
  expect(Math.min(...(await sizes()))).toBeGreaterThanOrEqual(28);
  // The screen is black until the next press, which only brings the slide back.
  await page.keyboard.press('b');
  await page.getByText('The screen is black.', { exact: false }).waitFor();
  await page.keyboard.press('PageDown');
  await page.getByText('The screen is black.', { exact: false }).waitFor({ state: 'detached' });
  expect(await place()).toBe(first);
  // The speaker has a window of one's own, which follows.
  const [speaker] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('button', { name: 'Notes' }).click(),
  ]);
  await speaker.getByRole('heading', { name: await title(page).innerText() }).waitFor();
  await page.keyboard.press('PageUp');
  expect(await place()).toBe(first - 1);
  await speaker.getByText(`${String(first - 1)} of`, { exact: false }).waitFor();
  // A page that lies behind another window isn't drawn; an audience's lies on a screen of its own.
  await page.bringToFront();
  const isFull = () => page.evaluate(() => document.fullscreenElement !== null);
  await page.getByRole('button', { name: 'Fill the screen' }).click();
  await page.getByRole('button', { name: 'Leave the full screen' }).click();
  await page.getByRole('button', { name: 'Fill the screen' }).waitFor();
  expect(await isFull()).toBe(false);
  await clickTo(page, /Put Deployer on as ana/);
  await page.keyboard.press(' ');
  await page
    .getByRole('main')
    .getByText(/^Step 2 of /)
    .filter({ visible: true })
    .waitFor();
  await page.keyboard.press('PageDown');
  await page
    .getByRole('main')
    .getByText(/^Step 3 of /)
    .filter({ visible: true })
    .waitFor();
  expect(await findings(page)).toEqual([]);
  // What AWS answered stands on the slide that asks, and on no other.
  await clickTo(page, /Ask with the hat on/);
  await page.keyboard.press('PageDown');
  const answer = page.getByRole('main').getByText('As Deployer/ana: refused.', { exact: false });
  await answer.waitFor();
  await page.keyboard.press('PageDown');
  await answer.waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  await topBar(page).waitFor();
  expect(page.url()).not.toContain('present');
  expect(await page.getByText(/of 14 · An app’s people/).count()).toBe(1);
});

/** The letters of the picture that are smaller than an audience needs, in CSS pixels. */
const tooSmall = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement | SVGTextElement>('.picture svg text, .picture .heads span')]
      .filter((one) => one.checkVisibility() && one.textContent.trim() !== '')
      .map((one) => {
        const scale = one instanceof SVGTextElement ? (one.getScreenCTM()?.a ?? 0) : 1;
        return [one.textContent, Number.parseFloat(getComputedStyle(one).fontSize) * scale] as const;
      })
      .filter(([, size]) => size < 27.9)
      .map(([text, size]) => `${text}: ${size.toFixed(1)}`),
  );

test('an audience reads each name and each column’s head of the story’s pictures in letters of 28 px', async () => {
  // A picture stays still until it is touched: then its letters can be measured.
  const context = await newVisitor({ viewport: { width: 1920, height: 1080 }, hasTouch: true });
  const { page } = await visit(context);
  await page.goto(address('#/present'));
  await page.locator('.picture svg text').first().waitFor();
  for (const frame of ['Somebody asks', 'A user is one', 'A policy can', 'A group is', 'A role is']) {
    await clickTo(page, new RegExp(frame));
    expect(await page.locator('.picture svg text').count()).toBeGreaterThan(1);
    await expect.poll(() => tooSmall(page), { timeout: 20_000 }).toEqual([]);
  }
});

test('a lesson is presented by its address on a phone: its recipe is played, and nothing counts as solved', async () => {
  const context = await newVisitor({ viewport: { width: 390, height: 844 }, colorScheme: 'dark' });
  const { page } = await visit(context);
  await page.goto(address('#/present/lesson/first-policy'));
  await page
    .getByRole('main')
    .getByText(/^Lesson \d+ of \d+ · /)
    .waitFor();
  expect(await title(page).innerText()).toBe('First policy');
  expect(await findings(page)).toEqual([]);
  await clickTo(page, /One way to do it/);
  const next = page.getByRole('button', { name: 'Next', exact: true });
  await next.click();
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await page.getByText('Taken back. Next does it again.').waitFor();
  await clickTo(page, /What you know now/);
  await next.click();
  await page.getByRole('main').getByRole('heading', { name: 'Groups carry policies' }).waitFor();
  await page.getByRole('button', { name: 'End', exact: true }).click();
  await topBar(page).waitFor();
  expect(page.url()).toMatch(/#\/lesson\/groups-carry-policies$/);
  await page.goto(address('#/lessons'));
  await page
    .getByText(/^0 of \d+ solved$/)
    .first()
    .waitFor();
  await page.goto(address('#/present/workshop/find-and-fix-escalation/repair'));
  await page
    .getByRole('main')
    .getByText(/^Lesson 4 of 4 · /)
    .waitFor();
  await page.keyboard.press('Escape');
  await topBar(page).waitFor();
  expect(page.url()).toMatch(/#\/workshop\/find-and-fix-escalation\/repair$/);
});

test.each([1280, 1440, 1920])(
  'the sentence above a lesson’s picture is as large as an audience reads: %s px wide',
  async (width) => {
    const context = await newVisitor({ viewport: { width, height: (width / 16) * 9 } });
    const { page } = await visit(context);
    await page.goto(address('#/present/lesson/read-the-refusal'));
    const sentence = page.locator('.says[data-says] b');
    await sentence.waitFor();
    const size = await sentence.evaluate((one) => Number.parseFloat(getComputedStyle(one).fontSize));
    expect(size).toBeGreaterThanOrEqual(28);
    expect(await sentence.evaluate((one) => one.scrollWidth > one.clientWidth)).toBe(false);
  },
);

test('on a phone that is low a reply comes into sight, and the next slide begins at its first line', async () => {
  const context = await newVisitor({ viewport: { width: 390, height: 560 } });
  const { page } = await visit(context);
  await page.goto(address('#/present'));
  const next = page.getByRole('button', { name: 'Next', exact: true });
  const says = page.locator('.says[aria-live]');
  await next.click();
  await says.getByText(/^AWS answers: you are/).waitFor();
  const hidden = (): Promise<number> =>
    says.evaluate((one) => {
      const reply = one.querySelector('.reply')?.getBoundingClientRect();
      return (reply?.bottom ?? Infinity) - one.getBoundingClientRect().bottom;
    });
  await expect.poll(hidden).toBeLessThanOrEqual(1);
  await next.click();
  await title(page).filter({ hasText: 'Security is code' }).waitFor();
  await expect.poll(() => says.evaluate(({ scrollTop }) => scrollTop)).toBe(0);
});

test('an answer is presented gate by gate, and so are the steps of a role', async () => {
  const context = await newVisitor(beamer);
  const { page } = await visit(
    context,
    '#/ask/s3:GetObject/arn:aws:s3:::reports/q3?as=arn:aws:iam::111122223333:user/carol',
  );
  await page.getByRole('button', { name: 'Present it to an audience' }).click();
  const main = page.getByRole('main');
  await main.getByText(/^1 of \d+$/).waitFor();
  expect(page.url()).toContain('#/present/ask/s3:GetObject/');
  expect(await topBar(page).isVisible()).toBe(false);
  expect(await findings(page)).toEqual([]);
  // The gate that is told is marked in the picture; pressing another one leads to its slide.
  const gate = page.getByRole('list', { name: /seven gates/ }).locator('[aria-current="true"]');
  await clickTo(page, /Gate 1 of 7/);
  expect(await gate.innerText()).toContain('Explicit deny');
  await page.getByRole('button', { name: /^Identity policies/ }).click();
  await main.getByText(/^Gate 5 of 7/).waitFor();
  await clickTo(page, /carol can read/);
  await page.keyboard.press('Escape');
  await topBar(page).waitFor();
  expect(page.url()).toContain('/#/ask/');

  await page.goto(address('#/story/assume'));
  await page.getByRole('button', { name: /^Next/ }).first().waitFor();
  for (let presses = 0; presses < 2; presses++)
    await page.getByRole('button', { name: /^Next/ }).first().click();
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await page.getByRole('button', { name: 'Present it to an audience' }).click();
  await main.getByText(/^1 of \d+$/).waitFor();
  expect(page.url()).toMatch(/#\/present\/step\/\d+$/);
  await clickTo(page, /Step 3 of/);
  expect(await title(page).innerText()).toBe('Trust');
  await page.reload();
  await main.getByText('Ask for the role again', { exact: false }).waitFor();
});
