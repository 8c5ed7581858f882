import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { generateAccount } from '../exchange/generate-account.ts';
import { putOn, refusal } from './doing.ts';
import { chooseFiles, dialog, jsonFile, topBar } from './places.ts';
import { newVisitor, useBrowser, visit } from './visit.ts';

useBrowser();

const shareButton = (page: Page) => topBar(page).getByRole('button', { name: 'Share', exact: true });
const title = async (page: Page): Promise<string> =>
  (await dialog(page).getByRole('img').getAttribute('alt')) ?? '';
const anonymous = (page: Page) => dialog(page).getByRole('checkbox', { name: 'Make it anonymous' });

test('the dialog’s picture is of what will be sent: anonymous, and of the place that is chosen', async () => {
  const { page } = await visit(await newVisitor());
  await putOn(page, { role: 'PartnerAudit' });
  await refusal(page);
  await shareButton(page).click();
  await dialog(page).getByRole('img').waitFor();
  const step = await title(page);
  expect(step).toMatch(/PartnerAudit|ana\b/);
  const shot = async (name: string): Promise<void> => {
    const path = process.env['SHOTS'];
    if (path) await page.screenshot({ path: `${path}/${name}.png` });
  };
  await shot('step');
  await anonymous(page).check();
  await expect.poll(() => title(page)).not.toBe(step);
  await dialog(page).getByRole('img').waitFor();
  const made = await title(page);
  expect(made).not.toMatch(/\bana\b/);
  await shot('step-anonymous');
  // The picture that is saved from there has no real name either.
  await dialog(page).getByRole('button', { name: 'Save the picture…' }).click();
  await dialog(page).getByRole('heading', { name: 'Save as a picture' }).waitFor();
  expect(await title(page)).toBe(made);
  await dialog(page).getByRole('button', { name: 'Close' }).click();
  await shareButton(page).click();
  await anonymous(page).check();
  await dialog(page).getByRole('radio', { name: 'The account as it is now' }).check();
  await expect.poll(() => title(page)).not.toBe(made);
  await dialog(page).getByRole('img').waitFor();
  await shot('account-anonymous');
  await anonymous(page).uncheck();
  await dialog(page).getByRole('img').waitFor();
  await shot('account');
  // The same for a post: its code shows what was chosen here, and its picture is an image.
  await dialog(page).getByRole('button', { name: 'Embed…' }).click();
  await dialog(page).getByRole('heading', { name: 'Embed in a post' }).waitFor();
  const code = (): Promise<string> => dialog(page).getByLabel('The code').inputValue();
  await expect.poll(code).toMatch(/^<iframe title="[^"]+" src="[^"]+embed\.html\?view=picture#d5\./);
  await dialog(page).getByRole('img').waitFor();
  await shot('embed');
  await dialog(page).getByRole('radio', { name: 'The terminal with the picture' }).check();
  await dialog(page).getByLabel('To copy').selectOption('element');
  await expect.poll(code).toContain('<iam-playground title="');
  expect(await code()).toContain('view="terminal"');
  expect(await code()).toMatch(/ integrity="sha384-[\w+/=]{64}" crossorigin="anonymous"/);
  await dialog(page).getByRole('checkbox', { name: 'Run only this script' }).uncheck();
  await expect.poll(code).not.toContain('integrity');
  await dialog(page).getByRole('button', { name: 'Close' }).click();
  // What has an address of its own is offered beside the account, and carries none.
  await page.evaluate(() => (location.hash = '#/story/map'));
  await shareButton(page).click();
  await dialog(page).getByRole('radio', { name: 'This frame of the story, in the sample account' }).check();
  const link = dialog(page).getByRole('textbox', { name: 'The link' });
  await expect.poll(() => link.inputValue()).toMatch(/\/#\/story\/[a-z-]+$/);
  expect(await anonymous(page).count()).toBe(0);
});

test('an account of 1,000 identities says that no link holds it, how large its file is, and gives the file', async () => {
  const { page } = await visit(await newVisitor({ acceptDownloads: true }));
  const account = generateAccount({ users: 800, groups: 80, roles: 120 });
  await chooseFiles(page, [jsonFile(JSON.stringify(account))]);
  await dialog(page).getByRole('button', { name: 'Open as a new workspace' }).click();
  await dialog(page).waitFor({ state: 'detached' });
  await shareButton(page).click();
  const problem = dialog(page).getByRole('alert');
  await problem.getByText(/too large for a link.*\d kB\.$/).waitFor();
  await anonymous(page).check();
  await problem.getByText(/\d kB\.$/).waitFor();
  await dialog(page).getByRole('img').waitFor();
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/large.png` });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog(page).getByRole('button', { name: 'Download as a file' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.iam-playground\.json$/);
  const { page: other } = await visit(await newVisitor());
  await chooseFiles(other, [await download.path()]);
  await dialog(other).getByRole('heading', { name: 'The workspace “A sent account”' }).waitFor();
});
