import { expect, test } from 'vitest';
import { dialog, topBar } from './places.ts';
import { newVisitor, useBrowser, visit } from './visit.ts';

useBrowser();

test('what is simplified stands in one list, by service and kind, each with AWS’s own page', async () => {
  const { page } = await visit(await newVisitor());
  await topBar(page).getByRole('button', { name: 'Help' }).click();
  await page.getByRole('menuitem', { name: 'About, and what this does not do' }).click();
  const about = dialog(page);
  await about.getByRole('heading', { name: 'What this does not do' }).waitFor();
  const counted = about.getByText(/^\d+ of \d+$/);
  await counted.waitFor();
  const [, all] = /of (\d+)/.exec(await counted.innerText()) ?? [];
  expect(Number(all)).toBeGreaterThan(50);
  const entries = about.locator('.ledger li');
  expect(await entries.count()).toBe(Number(all));
  await about.getByRole('searchbox', { name: 'Search in this list' }).fill('Cognito');
  await expect.poll(() => entries.count()).toBeLessThan(Number(all));
  expect(await about.locator('.ledger h4').allInnerTexts()).toContain('Cognito');
  await about.getByRole('combobox', { name: 'Which kind' }).selectOption('Not modelled: the answer says so');
  await expect
    .poll(async () => new Set(await about.locator('.ledger li .badge').allInnerTexts()))
    .toEqual(new Set(['not modelled']));
  for (const link of await entries.getByRole('link').all())
    expect(await link.getAttribute('href')).toMatch(/^https:\/\/(docs\.aws\.amazon\.com|aws\.amazon\.com)\//);
  await about.getByRole('searchbox', { name: 'Search in this list' }).fill('no such thing anywhere');
  await counted.filter({ hasText: /^0 of/ }).waitFor();
});
