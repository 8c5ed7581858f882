import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ask, choose } from './doing.ts';
import { createUser, dialog, findUser, happened, looking } from './places.ts';
import { stoodStill, watchShifts } from './shifts.ts';
import { atRest, newVisitor, useBrowser, visit } from './visit.ts';

useBrowser();

const gates = (page: Page): Locator => page.getByRole('list', { name: 'The seven gates, in AWS’s order' });
const sentence = (page: Page): Locator => page.getByRole('heading', { level: 2, name: /can(’t)? .*\.$/ });
const hash = (page: Page): Promise<string> => page.evaluate(() => location.hash);

/** The explanation stands there: its sentence, all seven gates, the one that decided open. */
async function explained(page: Page, what: string, gate: string): Promise<void> {
  await sentence(page).filter({ hasText: what }).waitFor();
  await expect.poll(() => gates(page).getByRole('button').count()).toBe(7);
  const open = gates(page).locator('[aria-current="true"]');
  await open.filter({ hasText: gate }).waitFor();
}

test('from a refused click: the message leads to the gates, Back to where it was', async () => {
  const { page } = await visit(await newVisitor());
  await happened(page).getByRole('button', { name: 'Put it on as ana' }).click();
  await happened(page).getByRole('list', { name: 'The steps' }).waitFor();
  await choose(page, /^Deployer no/, 'Revoke its active sessions');
  const message = page.getByRole('log', { name: 'Messages' }).filter({ hasText: 'AWS refused' });
  await message.getByRole('button', { name: 'Why?' }).click();
  await explained(page, 'ana can’t', 'Identity policies');
  expect(await hash(page)).toMatch(/^#\/why\/\d+$/);
  await page.goBack();
  await happened(page).waitFor();
  expect(await gates(page).count()).toBe(0);
  await page.goForward();
  await explained(page, 'ana can’t', 'Identity policies');
});

test('from a form that AWS refused, and from the row of the log', async () => {
  const { page } = await visit(await newVisitor());
  await createUser(page, 'dora');
  await dialog(page).getByText('What decided', { exact: true }).click();
  const picture = dialog(page).getByRole('button', { name: 'Why? As a picture' });
  await picture.click();
  await explained(page, 'ana can’t create dora: no policy of theirs allows it.', 'Identity policies');
  // The form stands aside, and comes back with what was typed.
  expect(await dialog(page).count()).toBe(0);
  await page.keyboard.press('Escape');
  await expect.poll(() => picture.evaluate((button) => button === document.activeElement)).toBe(true);
  expect(await dialog(page).getByRole('textbox', { name: 'Name', exact: true }).inputValue()).toBe('dora');
  await page.keyboard.press('Escape');
  await happened(page).waitFor();
  await page.getByRole('tab', { name: 'Log' }).click();
  const why = happened(page).getByRole('button', { name: 'Why?' }).first();
  await why.click();
  await explained(page, 'ana can’t create dora', 'Identity policies');
  await page.keyboard.press('Escape');
  await happened(page).waitFor();
  await expect.poll(() => why.evaluate((button) => button === document.activeElement)).toBe(true);
});

test('from all that somebody can do: a set has its statement, and a request of it is asked', async () => {
  const { page } = await visit(await newVisitor());
  await findUser(page, 'carol');
  await looking(page).getByRole('button', { name: 'All that carol can do' }).click();
  await page.getByRole('heading', { level: 2, name: 'All that carol can do' }).waitFor();
  const s3 = page.getByRole('button', { name: /^Amazon S3/ });
  await s3.click();
  expect(await s3.getAttribute('aria-expanded')).toBe('true');
  await page.getByRole('button', { name: /^s3:GetObject reports/ }).click();
  const heard = page.getByRole('status');
  await heard.filter({ hasText: /^Chosen: s3:GetObject on reports/ }).waitFor();
  const set = page.getByRole('region', { name: 'The chosen set' });
  await set.getByText('From ReadReports, statement 2, of Auditors.').waitFor();
  expect(await set.getByRole('region', { name: 'The statement' }).innerText()).toContain('"s3:GetObject"');
  await page.getByRole('combobox', { name: 'Compared with' }).selectOption({ label: 'ben' });
  await page.getByText('ben may, carol may not').first().waitFor();
  await page.getByRole('searchbox', { name: 'Action or resource' }).fill('invoices');
  await heard.filter({ hasText: '1 set found' }).waitFor();
  // What is sought is open; it can be folded all the same.
  const found = page.getByRole('button', { name: /^s3:GetObject invoices/ });
  await found.waitFor();
  await s3.click();
  await found.waitFor({ state: 'detached' });
  await page.getByRole('searchbox', { name: 'Action or resource' }).fill('');
  await page.getByRole('button', { name: /^s3:DeleteObject reports/ }).click();
  await set
    .getByRole('button', { name: /^Ask it/ })
    .first()
    .click();
  await explained(page, 'carol can’t delete', 'Explicit Deny');
  await page.goBack();
  await page.getByRole('heading', { level: 2, name: 'All that carol can do' }).waitFor();
  await page.getByRole('button', { name: 'Back', exact: true }).first().click();
  await happened(page).waitFor();
  expect(await hash(page)).toBe('');
});

test('a role’s requests are asked by a session, once somebody wears it', async () => {
  const { page } = await visit(await newVisitor(), '#/access/arn:aws:iam::111122223333:role/Deployer');
  const title = page.getByRole('heading', { level: 2, name: 'All that Deployer can do' });
  const open = async (): Promise<void> => {
    await title.waitFor();
    await page.getByRole('button', { name: /^AWS CloudFormation/ }).click();
    await page
      .getByRole('button', { name: /^cloudformation:/ })
      .first()
      .click();
  };
  const set = page.getByRole('region', { name: 'The chosen set' });
  await open();
  await set.getByText('Nobody wears Deployer now').waitFor();
  expect(await set.getByRole('button', { name: /^Ask it/ }).count()).toBe(0);
  await page.getByRole('button', { name: 'Back', exact: true }).first().click();
  await happened(page).getByRole('button', { name: 'Put it on as ana' }).click();
  await happened(page).getByRole('list', { name: 'The steps' }).waitFor();
  await page.goBack();
  await open();
  await set
    .getByRole('button', { name: /^Ask it/ })
    .first()
    .click();
  await explained(page, 'Deployer/ana can ', 'Identity policies');
});

test('from the terminal: why tells the gates as text and offers the picture', async () => {
  const { page } = await visit(await newVisitor());
  await page.getByRole('tab', { name: 'Terminal' }).click();
  const prompt = happened(page).getByRole('textbox', { name: /^Command line, as / });
  const log = page.getByRole('log', { name: 'Commands and output' });
  const type = async (text: string): Promise<void> => {
    await prompt.fill(text);
    await prompt.press('Enter');
  };
  await prompt.waitFor();
  await type('why');
  await log.getByText('AWS has refused nothing yet').waitFor();
  await type('aws iam create-user --user-name dora');
  await log.getByText('exit code 254').waitFor();
  await type('why');
  await log.getByText('ana can’t create dora: no policy of theirs allows it.').waitFor();
  await log.getByText('✗ Identity policies').waitFor();
  await log.getByRole('button', { name: 'Show why, as a picture' }).click();
  await explained(page, 'ana can’t create dora', 'Identity policies');
  await page.keyboard.press('Escape');
  await log.getByRole('button', { name: 'Why?', exact: true }).click();
  await explained(page, 'ana can’t create dora', 'Identity policies');
});

test('from a question of Try: the address asks it again wherever it is opened', async () => {
  const { page } = await visit(await newVisitor());
  await ask(page, 's3:GetObject', 'arn:aws:s3:::reports/q3');
  await happened(page).getByRole('button', { name: 'Why?' }).click();
  await explained(page, 'ana can’t read reports/q3', 'Identity policies');
  const place = await hash(page);
  expect(place).toBe('#/ask/s3:GetObject/arn:aws:s3:::reports/q3?as=arn:aws:iam::111122223333:user/ana');
  await page.reload();
  await explained(page, 'ana can’t read reports/q3', 'Identity policies');
  await page.getByRole('button', { name: 'Change the question' }).click();
  const action = happened(page).getByRole('combobox', { name: 'Action' });
  await expect.poll(() => action.inputValue()).toBe('s3:GetObject');
  expect(await hash(page)).toBe('');
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  const another = await newVisitor(phone);
  await watchShifts(another);
  const other = await visit(another, place.replace('user/ana', 'user/carol'));
  await explained(other.page, 'carol can read reports/q3', 'Identity policies');
  await atRest(other.page);
  await stoodStill(other.page);
});

test('a role that somebody may not put on is explained by its trust, and an address that names nothing says so and leads back', async () => {
  const role = 'arn:aws:iam::111122223333:role/PartnerAudit';
  const { page } = await visit(await newVisitor(), `#/ask/sts:AssumeRole/${role}`);
  await explained(page, 'ana can’t put on PartnerAudit', 'Trust policy');
  await page.evaluate(() => (location.hash = '#/why/4711'));
  await page.getByText('This workspace has no answer number 4,711.').waitFor();
  await page.getByRole('main').getByRole('button', { name: 'Back' }).click();
  await happened(page).waitFor();
  const bad = await visit(await newVisitor(), '#/ask/nothing');
  await bad.page.getByText('This link holds no question').waitFor();
});
