import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { LinkState, PictureState } from '../../src/exchange/link/link-state.ts';
import { readLink } from '../../src/exchange/link/link.ts';
import { generateAccount } from '../exchange/generate-account.ts';
import { actAs, chooseFiles, dialog, happened, jsonFile, learning, saved, topBar } from './places.ts';
import { newVisitor, useBrowser, visit } from './visit.ts';

useBrowser();

const bar = (page: Page) => page.getByRole('region', { name: 'The link that you opened' });
const path = (page: Page) => page.getByRole('navigation', { name: 'Where you are' });

/** The link that the page makes, what stands behind its `#`, with what it says. */
async function sent(page: Page): Promise<{ readonly hash: string; readonly state: LinkState }> {
  await topBar(page).getByRole('button', { name: 'Share', exact: true }).click();
  const field = dialog(page).getByRole('textbox', { name: 'The link' });
  const [, link = ''] = (await field.inputValue()).split('#');
  await dialog(page).getByRole('button', { name: 'Close' }).click();
  const read = await readLink(link);
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  return { hash: `#${link}`, state: read.state };
}

/** A region is in thousandths, and a picture may be a pixel higher elsewhere. */
function expectSame(one: PictureState | undefined, other: PictureState | undefined): void {
  const { region, ...rest } = one ?? {};
  const { region: its, ...others } = other ?? {};
  expect(others).toEqual(rest);
  expect(its?.of).toBe(region?.of);
  for (const side of ['x', 'y', 'width', 'height'] as const)
    expect(Math.abs((its?.[side] ?? 0) - (region?.[side] ?? 0)), side).toBeLessThan(12);
}

async function keep(page: Page): Promise<void> {
  await bar(page).getByRole('button', { name: 'Keep a copy' }).click();
  await saved(page);
  await bar(page).waitFor({ state: 'detached' });
}

test('the order of things and what is seen of them travel, and stay in the kept copy', async () => {
  const { page } = await visit(await newVisitor());
  await actAs(page, /^root user/);
  // Somebody who comes later stands below, where another order would be the shorter way by now.
  await page.getByRole('tab', { name: 'Terminal' }).click();
  const prompt = happened(page).getByRole('textbox', { name: /^Command line, as / });
  const lines = [
    'aws iam create-user --user-name adam',
    'aws iam add-user-to-group --user-name adam --group-name Auditors',
    'aws iam create-user --user-name bea',
    'echo made',
  ];
  await prompt.fill(lines.join(' && '));
  await prompt.press('Enter');
  await page
    .getByRole('log', { name: 'Commands and output' })
    .getByText(/^made$/)
    .waitFor();
  const picture = page.getByRole('group', { name: 'The account as a picture' });
  await page.locator('.canvas canvas').first().waitFor();
  await picture.focus();
  for (let times = 0; times < 3; times++) await page.keyboard.press('+');
  const { hash, state } = await sent(page);
  expect(hash.length).toBeLessThan(2000);
  expect(state.picture?.order?.roles?.length).toBeGreaterThan(3);
  expect(state.picture?.region?.of).toBe('whole');

  const { page: other } = await visit(await newVisitor(), hash);
  await other.locator('.canvas canvas').first().waitFor();
  await bar(other).waitFor();
  expectSame(state.picture, (await sent(other)).state.picture);
  await keep(other);
  await other.locator('.canvas canvas').first().waitFor();
  expectSame(state.picture, (await sent(other)).state.picture);
  // The browser remembers the order with the copy.
  await other.reload();
  await other.locator('.canvas canvas').first().waitFor();
  await saved(other);
  expect((await sent(other)).state.picture?.order).toEqual(state.picture?.order);
});

test('a preview that somebody changed stands as it was left when they come back to it', async () => {
  const { page: from } = await visit(await newVisitor());
  const { hash } = await sent(from);
  const { page } = await visit(await newVisitor(), hash);
  await bar(page).waitFor();
  await page.locator('.canvas canvas').first().waitFor();
  await page.getByRole('group', { name: 'The account as a picture' }).focus();
  for (let times = 0; times < 3; times++) await page.keyboard.press('+');
  const { state } = await sent(page);
  expect(state.picture?.region?.of).toBe('whole');
  await bar(page).getByRole('button', { name: 'Back to yours' }).click();
  await bar(page).waitFor({ state: 'detached' });
  await page.goBack();
  await bar(page).waitFor();
  await page.locator('.canvas canvas').first().waitFor();
  expectSame(state.picture, (await sent(page)).state.picture);
});

test('the way through a large account travels', async () => {
  const { page } = await visit(await newVisitor());
  const account = generateAccount({ users: 60, groups: 6, roles: 6 });
  await chooseFiles(page, [jsonFile(JSON.stringify(account))]);
  await dialog(page).getByRole('button', { name: 'Open as a new workspace' }).click();
  await dialog(page).waitFor({ state: 'detached' });
  const groups = page.getByRole('list', { name: 'Groups' }).getByRole('button');
  await groups.first().click();
  await path(page).getByRole('button', { name: 'Whole account' }).waitFor();
  const opened = await path(page).innerText();
  const { hash, state } = await sent(page);
  expect(state.picture?.trail?.open).toMatch(/^group:/);

  const { page: other } = await visit(await newVisitor(), hash);
  await path(other).getByRole('button', { name: 'Whole account' }).waitFor();
  expect((await path(other).innerText()).split('\n').length).toBe(opened.split('\n').length);
  expect((await sent(other)).state.picture).toEqual(state.picture);
  await keep(other);
  await path(other).getByRole('button', { name: 'Whole account' }).waitFor();
  expect((await sent(other)).state.picture).toEqual(state.picture);
});

test('the story’s frame travels, and turning frames in a preview moves nothing of one’s own', async () => {
  const { page } = await visit(await newVisitor());
  const next = (of: Page) => learning(of).getByRole('button', { name: /^Next|^Start/ });
  for (let times = 0; times < 3; times++) await next(page).click();
  const { hash, state } = await sent(page);
  const frame = state.picture?.frame;
  expect(frame).toBeDefined();

  const context = await newVisitor();
  const { page: own } = await visit(context);
  await next(own).click();
  const before = await own.evaluate(() => localStorage.getItem('iam-playground.story'));
  expect(before).not.toBe(JSON.stringify(frame));
  const { page: other } = await visit(context, hash);
  await bar(other).waitFor();
  expect((await sent(other)).state.picture?.frame).toBe(frame);
  await next(other).click();
  expect((await sent(other)).state.picture?.frame).not.toBe(frame);
  expect(await other.evaluate(() => localStorage.getItem('iam-playground.story'))).toBe(before);
  await keep(other);
  expect(await other.evaluate(() => localStorage.getItem('iam-playground.story'))).toBe(before);
});

test('the gate at which an answer’s way stands travels', async () => {
  const ask = '#/ask/s3:GetObject/arn:aws:s3:::reports/q3?as=arn:aws:iam::111122223333:user/carol';
  const { page } = await visit(await newVisitor(), ask);
  const notch = (of: Page) => of.locator('[aria-current="step"]');
  const moves = page.getByRole('group', { name: 'Move along the request’s way' });
  const back = moves.getByRole('button', { name: 'Back', exact: true });
  await notch(page).waitFor();
  await back.click();
  await back.click();
  const at = await notch(page).getAttribute('aria-label');
  const { hash, state } = await sent(page);
  expect(state.shown).toMatchObject({ kind: 'ask', step: expect.any(Number) as number });
  const { page: other } = await visit(await newVisitor(), hash);
  await notch(other).waitFor();
  expect(await notch(other).getAttribute('aria-label')).toBe(at);
});
