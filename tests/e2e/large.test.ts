import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { watchMotion } from './motion.ts';
import { findUser, happened, looking, openLargeAccount } from './places.ts';
import { newVisitor, useBrowser, visit } from './visit.ts';

useBrowser();

const path = (page: Page) => page.getByRole('navigation', { name: 'Where you are' });
/** The blocks of the whole account, or of what is opened in it. */
const groups = (page: Page) => page.getByRole('list', { name: 'Groups' }).getByRole('button');

/** Writes an inline policy for somebody, in the terminal. */
async function allow(page: Page, user: string): Promise<void> {
  await page.getByRole('tab', { name: 'Terminal' }).click();
  const prompt = happened(page).getByRole('textbox', { name: /^Command line, as / });
  const document =
    '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sqs:ListQueues","Resource":"*"}}';
  await prompt.fill(
    `aws iam put-user-policy --user-name ${user} --policy-name more --policy-document '${document}'`,
  );
  await prompt.press('Enter');
}

test('a large account is counted, opened in place, and leads to one person and back again', async () => {
  const { page } = await visit(await newVisitor());
  await openLargeAccount(page);
  expect(await page.locator('.canvas canvas').count()).toBe(0);
  expect(await groups(page).count()).toBeGreaterThan(5);
  // A visitor who wants no motion sees the whole and the opened part, and nothing between them.
  const motion = await watchMotion(page);
  await groups(page).first().click();
  await path(page).getByRole('button', { name: 'Whole account' }).waitFor();
  await page.locator('.strip').waitFor();
  await page.keyboard.press('Escape');
  await path(page).getByRole('button', { name: 'Whole account' }).waitFor({ state: 'detached' });
  await page.locator('.ground').waitFor({ state: 'detached' });
  const { started, drawings } = await motion();
  expect(started).toEqual([]);
  expect(drawings).toBeLessThanOrEqual(4);

  await findUser(page, 'user-7');
  await looking(page)
    .getByRole('heading', { name: /^user-7/ })
    .waitFor();
  await page.locator('.canvas canvas').first().waitFor();
  expect(await path(page).innerText()).toContain('user-7');
  // A worker finds what they reach, and the picture lights it and says it.
  await expect.poll(() => page.locator('main').innerText()).toMatch(/user-7 reaches [a-z]/);
  expect(await groups(page).count()).toBe(0);

  // Whoever gains and isn't drawn is named in the picture, and one press leads to them.
  await allow(page, 'user-9');
  await page
    .getByRole('group', { name: 'Who gains, who loses' })
    .getByRole('button', { name: 'user-9' })
    .click();
  await looking(page)
    .getByRole('heading', { name: /^user-9/ })
    .waitFor();
  expect(await page.locator('.named').count()).toBe(0);

  await path(page).getByRole('button', { name: 'Whole account' }).click();
  await groups(page).first().waitFor();
  await page.goBack();
  await page.locator('.canvas canvas').first().waitFor();
  await page.goBack();
  await page.locator('.canvas canvas').first().waitFor();
  await page.goBack();
  await groups(page).first().waitFor();
  // The count of those who gain is marked.
  await allow(page, 'user-8');
  await page.locator('.overview .marks .gains').getByText('1').waitFor();
});
