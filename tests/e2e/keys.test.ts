import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { focused, enter, expectFocus, shut, type Act, keys } from './focus.ts';
import { dialog, happened, learning, looking, saved, showIdentities } from './places.ts';
import { atRest, newVisitor, useBrowser, visit } from './visit.ts';

useBrowser();

/** Places where a keyboard may stand that types nothing, and how to come there. */
const standing: readonly Act[] = [
  ['the page', (page) => page.getByRole('tab', { name: 'Story' }).focus()],
  ['the tree', async (page) => (await showIdentities(page)).getByRole('treeitem').first().focus()],
  ['the picture', (page) => page.getByRole('group', { name: 'The account as a picture' }).focus()],
  [
    'a dialog',
    async (page) => {
      await keys(page, 's');
      await dialog(page).getByRole('img').waitFor();
      await dialog(page).getByRole('button', { name: 'Close' }).focus();
    },
  ],
  [
    'the stage',
    async (page) => {
      await shut(page);
      await enter(happened(page).getByRole('button', { name: 'Put it on as ana' }));
      await happened(page).getByRole('list', { name: 'The steps' }).getByRole('button').first().focus();
    },
  ],
  [
    'why',
    async (page) => {
      await enter(happened(page).getByRole('button', { name: /^Why/ }));
      await page.getByRole('list', { name: 'The seven gates, in AWS’s order' }).waitFor();
    },
  ],
  ['the lessons', (page) => page.evaluate(() => (location.hash = '#/lessons'))],
  [
    'a lesson',
    async (page) => {
      await enter(page.getByRole('link', { name: /^What a user is/ }));
      await page.getByRole('tab', { name: 'Lesson' }).waitFor();
    },
  ],
];

test('the keys are listed from everywhere, and what was open before comes back with its focus', async () => {
  const { page } = await visit(await newVisitor());
  await saved(page);
  const without: string[] = [];
  for (const [name, come] of standing) {
    await come(page);
    await atRest(page);
    const before = await focused(page);
    await keys(page, '?');
    const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    if (
      !(await help.waitFor().then(
        () => true,
        () => false,
      ))
    )
      without.push(`${name}: no list`);
    await keys(page, 'Escape');
    await help.waitFor({ state: 'detached' });
    await expect.poll(() => focused(page), { message: name }).toBe(before);
  }
  expect(without).toEqual([]);
}, 100_000);

/** What the page says to who can't see it, of all its places for that. */
const heard = async (page: Page): Promise<string> =>
  (await page.locator('[role="status"], [aria-live="polite"]').allInnerTexts()).join('\n');

test('Enter on a line of the tree and on a node of the picture says what it did', async () => {
  const { page } = await visit(await newVisitor());
  const items = await showIdentities(page);
  await items.getByRole('treeitem', { name: /^ana/ }).focus();
  await keys(page, 'Enter');
  await expect.poll(() => heard(page)).toContain('ana is selected');
  const picture = page.getByRole('group', { name: 'The account as a picture' });
  await picture.focus();
  await keys(page, 'ArrowDown');
  await keys(page, 'Enter');
  await expect.poll(() => heard(page)).toContain('ben is selected');

  // Enter again leads into the card, and Escape closes that from wherever the keyboard is, and leads back.
  await keys(page, 'Enter');
  await expectFocus(page, 'heading', 'ben');
  await keys(page, 'Escape');
  await looking(page).waitFor({ state: 'hidden' });
  await expect.poll(() => focused(page)).toBe('div The account as a picture');
  await keys(page, 'g', 'k');
  await expectFocus(page, 'heading', 'ana');
  const ana = items.getByRole('treeitem', { name: /^ana/ });
  await ana.focus();
  await keys(page, 'Enter');
  await looking(page).waitFor();
  await keys(page, 'Escape');
  await looking(page).waitFor({ state: 'hidden' });
  expect(await ana.evaluate((one) => one === document.activeElement)).toBe(true);
});

test('no stop of the keyboard lies behind the stage, each step is told once, and at the story’s end the keyboard reads on', async () => {
  const { page } = await visit(await newVisitor(), '#/story/assume');
  await page.getByRole('button', { name: 'Whole account' }).waitFor();
  const next = learning(page).getByRole('button', { name: 'Next', exact: true });
  await next.focus();
  await keys(page, 'Tab', 'Tab');
  expect(await focused(page)).toBe('button Whole account');
  expect((await happened(page).locator('[aria-live="polite"]').allInnerTexts()).join('')).toBe('');
  await page.evaluate(() => (location.hash = '#/story/next'));
  await enter(learning(page).getByRole('button', { name: 'Finish' }));
  await expectFocus(page, 'heading', 'You have finished the story');
});

test('each hint is read out, and “Show me” leads to its steps', async () => {
  const { page } = await visit(await newVisitor(), '#/lesson/first-policy');
  await enter(learning(page).getByRole('button', { name: 'A nudge' }));
  await expect.poll(() => heard(page)).toContain('A nudge: A policy needs three things.');
  await enter(learning(page).getByRole('button', { name: 'Show me' }));
  await expectFocus(page, 'heading', 'The page plays the lesson');
  await keys(page, 'Tab');
  expect(await focused(page)).toBe('button Play the next step');
});

test('the line between two panels shows that it has the focus', async () => {
  const { page } = await visit(await newVisitor());
  for (const splitter of await page.getByRole('separator', { name: /^Size of/ }).all()) {
    const line = (): Promise<string> =>
      splitter.evaluate((element) => {
        const { opacity, backgroundColor, width, height } = getComputedStyle(element, '::after');
        return Math.min(parseFloat(width), parseFloat(height)) >= 3
          ? `${opacity} ${backgroundColor}`
          : 'too thin';
      });
    await page.keyboard.press('Tab');
    await splitter.focus();
    await expect.poll(line).toMatch(/^1 rgb\(/);
  }
});
