import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  actAs,
  createUser,
  dialog,
  newUser,
  saved,
  showIdentities,
  topBar,
  tree,
  workspaceMenu,
} from './places.ts';
import { newVisitor, useBrowser, visit } from './visit.ts';

useBrowser();

test('what was built is undone, brought back and still there after a reload', async () => {
  const { page } = await visit(await newVisitor());
  await actAs(page, /^root user/);
  await createUser(page, 'dora');
  await dialog(page).waitFor({ state: 'detached' });
  const dora = (await showIdentities(page)).getByRole('treeitem', { name: /^dora/ });
  await dora.waitFor();
  await topBar(page)
    .getByRole('button', { name: /^Undo create-user/ })
    .click();
  await dora.waitFor({ state: 'detached' });
  await topBar(page)
    .getByRole('button', { name: /^Redo create-user/ })
    .click();
  await dora.waitFor();
  await saved(page);
  await page.reload();
  await (await showIdentities(page)).getByRole('treeitem', { name: /^dora/ }).waitFor();
  await topBar(page)
    .getByRole('button', { name: /^Acting as root user/ })
    .waitFor();
});

test('users called __proto__ and constructor are made, shown and kept like any others', async () => {
  const { page } = await visit(await newVisitor());
  await actAs(page, /^root user/);
  for (const name of ['__proto__', 'constructor']) {
    await newUser(page);
    await dialog(page).getByRole('textbox', { name: 'Name' }).fill(name);
    await dialog(page).getByRole('button', { name: 'Create the user' }).click();
    await tree(page)
      .getByRole('treeitem', { name: new RegExp(`^${name} `) })
      .waitFor();
  }
  await saved(page);
  await page.reload();
  const users = await showIdentities(page);
  for (const name of ['__proto__', 'constructor'])
    await users.getByRole('treeitem', { name: new RegExp(`^${name} `) }).waitFor();
});

test('two tabs see each other’s changes, and none is lost', async () => {
  const context = await newVisitor();
  const one = await visit(context);
  const two = await visit(context);
  for (const [{ page }, name] of [
    [one, 'dora'],
    [two, 'emil'],
  ] as const) {
    await page.bringToFront();
    await actAs(page, /^root user/);
    await newUser(page);
    await dialog(page).getByRole('textbox', { name: 'Name' }).fill(name);
  }
  await Promise.all(
    [one, two].map(({ page }) => dialog(page).getByRole('button', { name: 'Create the user' }).click()),
  );
  for (const { page } of [one, two]) {
    await page.bringToFront();
    const users = await showIdentities(page);
    for (const name of ['dora', 'emil'])
      await users.getByRole('treeitem', { name: new RegExp(`^${name} `) }).waitFor();
  }
});

test('a workspace is downloaded as a file and opened again beside the others', async () => {
  const { page } = await visit(await newVisitor());
  await workspaceMenu(page).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download as a file' }).click();
  const path = await (await downloading).path();
  expect(readFileSync(path, 'utf8')).toContain('iam-playground-workspace');
  if (!(await page.getByRole('button', { name: /Bring in a real account/ }).isVisible()))
    await workspaceMenu(page).click();
  await page.getByRole('button', { name: /Bring in a real account/ }).click();
  await dialog(page).locator('input[type=file]').setInputFiles(path);
  await dialog(page).getByRole('button', { name: 'Open as a new workspace' }).click();
  await dialog(page).waitFor({ state: 'detached' });
  await workspaceMenu(page).click();
  const listed = page
    .getByRole('dialog', { name: 'Workspaces' })
    .getByRole('button', { name: /^Sample account/ });
  await expect.poll(() => listed.count()).toBe(2);
});

test('where the browser stores nothing everything works, and that is said', async () => {
  const context = await newVisitor();
  await context.addInitScript(() => {
    const refuse = (): never => {
      throw new DOMException('The user denied permission to access the database.', 'UnknownError');
    };
    Object.defineProperty(IDBFactory.prototype, 'open', { value: refuse });
    Object.defineProperty(globalThis, 'localStorage', { get: refuse });
  });
  const { page } = await visit(context);
  await page.getByText('This browser doesn’t let the page store anything').waitFor();
  await topBar(page)
    .getByRole('button', { name: /in memory only/ })
    .waitFor();
  await actAs(page, /^root user/);
  await createUser(page, 'dora');
  await (await showIdentities(page)).getByRole('treeitem', { name: /^dora/ }).waitFor();
});
