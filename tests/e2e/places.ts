import type { Locator, Page } from 'playwright-core';
import { generateAccount } from '../exchange/generate-account.ts';

/** The page's places and what a visitor does in them, by the names that assistive technology hears. */
export const topBar = (page: Page): Locator => page.getByRole('banner').first();
export const learning = (page: Page): Locator =>
  page.getByRole('complementary', { name: 'What I am learning' });
export const happened = (page: Page): Locator => page.getByRole('region', { name: 'What just happened' });
export const looking = (page: Page): Locator =>
  page.getByRole('complementary', { name: 'What I am looking at' });
export const dialog = (page: Page): Locator => page.getByRole('dialog');
export const tree = (page: Page): Locator => page.getByRole('tree', { name: 'Identities' });
export const workspaceMenu = (page: Page): Locator =>
  topBar(page).getByRole('button', { name: /saved|in memory/ });

export async function showIdentities(page: Page): Promise<Locator> {
  await page.getByRole('tab', { name: 'Identities' }).click();
  await tree(page).waitFor();
  return tree(page);
}

/** Picks who acts from the menu. */
export async function actAs(page: Page, who: RegExp): Promise<void> {
  await topBar(page)
    .getByRole('button', { name: /^Acting as/ })
    .click();
  await page.getByRole('option', { name: who }).click();
  await topBar(page)
    .getByRole('button', { name: new RegExp(`^Acting as ${who.source.replace(/^\^/, '')}`) })
    .waitFor();
}

/** Opens the form for a user from the menu “New” of the identities. */
export async function newUser(page: Page): Promise<void> {
  await showIdentities(page);
  await page
    .getByRole('tabpanel', { name: 'Identities' })
    .getByRole('button', { name: 'New', exact: true })
    .click();
  await page.getByRole('menuitem', { name: 'New user' }).click();
}

export async function createUser(page: Page, name: string): Promise<void> {
  await newUser(page);
  await dialog(page).getByRole('textbox', { name: 'Name' }).fill(name);
  await dialog(page).getByRole('button', { name: 'Create the user' }).click();
}

export const saved = (page: Page): Promise<void> =>
  topBar(page)
    .getByRole('button', { name: / saved$/ })
    .waitFor();

/** Opens a file through the dialog for real accounts. `files` are paths, or names with their content. */
export async function chooseFiles(
  page: Page,
  files: string[] | { name: string; mimeType: string; buffer: Buffer }[],
): Promise<void> {
  await workspaceMenu(page).click();
  await page.getByRole('button', { name: /Bring in a real account/ }).click();
  await dialog(page).locator('input[type=file]').setInputFiles(files);
}

export const jsonFile = (
  content: string,
  name = 'account.json',
): { name: string; mimeType: string; buffer: Buffer } => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(content),
});

/** Opens an account with so many people that it is shown as groups of them. */
export async function openLargeAccount(page: Page): Promise<void> {
  const account = generateAccount({ users: 120, groups: 14, roles: 12 });
  await chooseFiles(page, [jsonFile(JSON.stringify(account))]);
  await dialog(page).getByRole('button', { name: 'Open as a new workspace' }).click();
  await dialog(page).waitFor({ state: 'detached' });
  await page.getByRole('list', { name: 'Groups' }).getByRole('button').first().waitFor();
}

/** Types a user's name into the search over the picture, and takes the one that is found. */
export async function findUser(page: Page, name: string): Promise<void> {
  await page.keyboard.press('/');
  const search = dialog(page).getByRole('combobox');
  await search.fill(name);
  await dialog(page)
    .getByRole('option', { name: new RegExp(`^${name}\\b`) })
    .first()
    .waitFor();
  await search.press('Enter');
}
