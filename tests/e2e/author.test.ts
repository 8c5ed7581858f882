import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findings } from './axe.ts';
import { newVisitor, useBrowser, visit } from './visit.ts';

useBrowser();

test('a lesson is written with its faults and its preview beside it, proved, kept and saved', async () => {
  const context = await newVisitor({ acceptDownloads: true });
  const { page } = await visit(context, '#/author');
  await page.getByRole('button', { name: 'New lesson' }).click();
  await page.getByText('The page can read it.').waitFor();
  const text = page.getByLabel('The lesson’s file');
  const written = await text.inputValue();
  await text.fill(written.replace('title: My lesson', 'titel: My lesson'));
  await page.getByText('2 things are wrong').waitFor();
  await page.getByRole('button', { name: /^Line 5, column \d+, titel$/ }).click();
  expect(
    await text.evaluate(
      (area: HTMLTextAreaElement) => area.value.slice(0, area.selectionStart).split('\n').length,
    ),
  ).toBe(5);
  await text.fill(written.replace('title: My lesson', 'title: Ana comes'));
  await page.getByRole('region', { name: 'Ana comes' }).waitFor();
  await page.getByText('Kept in this browser').waitFor();
  await page.getByRole('button', { name: 'Prove it' }).click();
  await page.getByText(/^\d+ things are missing$/).waitFor();
  await page.getByText('solution: 1 of 3').waitFor();
  expect(await findings(page)).toEqual([]);
  await page.reload();
  await page.getByRole('button', { name: 'Ana comes' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save the file' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('my-lesson.md');
  expect(readFileSync(await download.path(), 'utf8')).toContain('title: Ana comes');
  await page.getByRole('button', { name: 'Delete this draft' }).click();
  await page.getByText('You have no draft yet.').waitFor();
});

test('a lesson of the page is reopened, and its proof holds', async () => {
  const context = await newVisitor({ viewport: { width: 390, height: 844 } });
  const { page } = await visit(context, '#/author');
  await page.getByLabel('Begin with a lesson of the page').selectOption({ label: 'What a user is' });
  await page.getByText('The page can read it.').waitFor();
  await page.getByRole('button', { name: 'Prove it' }).click();
  await page.getByText(/^Proved: /).waitFor({ timeout: 60_000 });
});
