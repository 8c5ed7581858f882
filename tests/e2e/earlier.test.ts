import { readFileSync } from 'node:fs';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { storyFrames } from '#words/story-frames.ts';
import { chooseFiles, dialog, learning, looking, saved, showIdentities, topBar } from './places.ts';
import { address, newVisitor, useBrowser, visit } from './visit.ts';

useBrowser();

interface Left {
  readonly version: number;
  readonly stores: Readonly<Record<string, readonly object[]>>;
  readonly localStorage: Readonly<Record<string, string>>;
}

const file = (name: string): string =>
  readFileSync(new URL(`../fixtures/earlier/${name}`, import.meta.url), 'utf8');

/** What version 0.1 of the page left in a browser: a database and the entries that the page remembers itself by. */
const left = JSON.parse(file('visitor.json')) as Left;

const keyPaths: Readonly<Record<string, string | string[]>> = {
  about: 'key',
  workspaces: 'id',
  rows: ['workspace', 'table', 'key'],
  journal: ['workspace', 'rev'],
  checkpoints: ['workspace', 'rev', 'part'],
  quarantine: ['workspace', 'table', 'key'],
};

/** A visitor of the earlier page who comes back. Nothing of today's page has run before. */
async function returning(): Promise<BrowserContext> {
  const context = await newVisitor({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(address('licences.txt'));
  await page.evaluate(
    async ({ version, stores, localStorage: entries, paths }) => {
      for (const [key, value] of Object.entries(entries)) localStorage.setItem(key, value);
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open('iam-playground', version);
        opening.onupgradeneeded = () => {
          for (const [name, keyPath] of Object.entries(paths))
            opening.result.createObjectStore(name, { keyPath });
        };
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error!);
      });
      const transaction = database.transaction(Object.keys(stores), 'readwrite');
      for (const [name, rows] of Object.entries(stores))
        for (const row of rows) transaction.objectStore(name).put(row);
      await new Promise((resolve) => (transaction.oncomplete = resolve));
      database.close();
    },
    { ...left, paths: keyPaths },
  );
  await page.close();
  return context;
}

const identities = async (page: Page, ...names: string[]): Promise<void> => {
  const tree = await showIdentities(page);
  for (const name of names) await tree.getByRole('treeitem', { name: new RegExp(`^${name}\\b`) }).waitFor();
};

/** Where a frame stands in the story as it is now: frames have come between those of version 0.1. */
const placeOf = (page: Page, frame: string): Locator => {
  const [at, all] = [storyFrames.findIndex(({ id }) => id === frame) + 1, storyFrames.length];
  return learning(page)
    .getByText(`${String(at)} of ${String(all)}`)
    .or(learning(page).getByText(`${String(at)} / ${String(all)}`))
    .first();
};

test('a database and remembered choices of version 0.1 open with all that was in them', async () => {
  const { page } = await visit(await returning());
  await saved(page);
  await topBar(page)
    .getByRole('button', { name: /^Acting as root user/ })
    .waitFor();
  await placeOf(page, 'roles').waitFor();
  expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
  expect(await looking(page).isVisible()).toBe(false);
  const wide = await learning(page).evaluate((element) => Math.round(element.getBoundingClientRect().width));
  expect(wide).toBe(400);
  await page.keyboard.press('?');
  expect(await dialog(page).count()).toBe(0);
  await identities(page, 'dora', '__proto__', 'Ops', 'Guest');
  await page.getByRole('tab', { name: 'Log' }).click();
  await page.getByText('aws iam delete-user --user-name gone').first().waitFor();
  await page.getByRole('tab', { name: 'Terminal' }).click();
  const prompt = page.getByRole('textbox', { name: /^Command line, as / });
  await prompt.press('ArrowUp');
  expect(await prompt.inputValue()).toBe('aws iam delete-user --user-name gone');
  await prompt.fill('cat notes.txt');
  await prompt.press('Enter');
  await page
    .getByRole('log', { name: 'Commands and output' })
    .getByText(/^kept$/)
    .waitFor();
  await topBar(page)
    .getByRole('button', { name: /^Undo delete-user/ })
    .click();
  await identities(page, 'gone');
});

test('a workspace that version 0.1 wrote as a file opens', async () => {
  const { page } = await visit(await newVisitor());
  await chooseFiles(page, [
    {
      name: 'Sample-account.iam-playground.json',
      mimeType: 'application/json',
      buffer: Buffer.from(file('workspace.iam-playground.json')),
    },
  ]);
  await dialog(page).getByRole('button', { name: /^Open/ }).click();
  await dialog(page).waitFor({ state: 'detached' });
  await identities(page, 'dora', '__proto__', 'Ops', 'Guest');
});

test.each([
  ['#story/3', 'users'],
  ['#story/12', 'next'],
])('the address %s still leads to its frame', async (hash, frame) => {
  const { page } = await visit(await newVisitor(), hash);
  await placeOf(page, frame).waitFor();
});
