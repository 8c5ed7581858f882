import type { Locator, Page } from 'playwright-core';

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

export async function createUser(page: Page, name: string): Promise<void> {
  await looking(page).getByRole('button', { name: 'New user' }).click();
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
