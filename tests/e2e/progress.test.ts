import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { curriculum } from '../../src/lessons/curriculum.ts';
import { findings } from './axe.ts';
import { typeInTerminal } from './doing.ts';
import { learning, topBar } from './places.ts';
import { newVisitor, useBrowser, visit } from './visit.ts';

useBrowser();

const first = '#/lesson/what-a-user-is';
const map = '#/lessons';
const all = curriculum.flatMap(({ lessons }) => lessons).length;
const goals = (page: Page) => page.getByRole('region', { name: 'What should be true' });
const keeping = (page: Page) => page.getByRole('region', { name: 'Keep your progress' });

async function choose(page: Page, who: string): Promise<void> {
  await topBar(page)
    .getByRole('button', { name: /^Acting as/ })
    .click();
  await page
    .getByRole('option', { name: new RegExp(`^${who}`) })
    .first()
    .click();
  await topBar(page)
    .getByRole('button', { name: new RegExp(`^Acting as ${who}`) })
    .waitFor();
}

test('a lesson goes on after a reload, its tick stays, and a file takes it to another browser', async () => {
  const context = await newVisitor({ viewport: { width: 1440, height: 900 } });
  const { page } = await visit(context, first);
  await page.getByRole('button', { name: 'Nothing allows it' }).click();
  await typeInTerminal(page, 'aws sts get-caller-identity', '"UserId"');
  await choose(page, 'root');
  await typeInTerminal(page, 'aws iam create-user --user-name ben', '"UserName"');
  await goals(page).getByText('4 of 5 now').waitFor();
  await page.getByRole('button', { name: 'A nudge' }).click();
  await choose(page, 'ben');
  // What is kept is written behind what shows; a page that goes away has it all the same a moment later.
  await page.waitForFunction(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open('iam-playground');
      opening.onsuccess = () => resolve(opening.result);
    });
    const kept = await new Promise<{ hints: number; actingAs: { id?: string } }>((resolve) => {
      const asked = database.transaction('attempts').objectStore('attempts').get('what-a-user-is');
      asked.onsuccess = () => resolve(asked.result as never);
    });
    database.close();
    return kept.hints === 1 && kept.actingAs.id !== undefined && !/^\d+$/.test(kept.actingAs.id);
  });

  await page.reload();
  await learning(page).getByText('You go on where you stopped.').waitFor();
  await goals(page).getByText('4 of 5 now').waitFor();
  await topBar(page)
    .getByRole('button', { name: /^Acting as ben/ })
    .waitFor();
  expect(await page.getByRole('button', { name: 'Where to look' }).count()).toBe(1);
  expect(await findings(page)).toEqual([]);
  await typeInTerminal(page, 'aws s3api list-buckets', 'AccessDenied');
  await page.getByRole('region', { name: 'Solved' }).waitFor();
  // Who comes back to the story goes on with the next one.
  const last = await page.evaluate(() => localStorage.getItem('iam-playground.lesson'));
  expect(last).toContain('First policy');
  expect(await findings(page)).toEqual([]);

  await page.goto(page.url().replace(first, map));
  await page.reload();
  await page.getByText(`1 of ${all} solved`).waitFor();
  await keeping(page).getByText('after a week without a visit').waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    keeping(page).getByRole('button', { name: 'Save a progress file' }).click(),
  ]);
  const text = readFileSync(await download.path(), 'utf8');

  const other = await visit(await newVisitor({ viewport: { width: 1440, height: 900 } }), map);
  await other.page.getByText(`0 of ${all} solved`).waitFor();
  const give = async (content: string): Promise<void> => {
    const choosing = other.page.waitForEvent('filechooser');
    await keeping(other.page).getByRole('button', { name: 'Open a progress file' }).click();
    const buffer = Buffer.from(content);
    await (await choosing).setFiles({ name: 'p.json', mimeType: 'application/json', buffer });
  };
  await give(text.replace('"hints": 1', '"hints": 99'));
  await keeping(other.page).getByText('lessons[0].hints').waitFor();
  await other.page.getByText(`0 of ${all} solved`).waitFor();
  await give(text);
  await keeping(other.page).getByText('the better result stays').waitFor();
  await other.page.getByText(`1 of ${all} solved`).waitFor();
  expect(await findings(other.page)).toEqual([]);
  await other.page.reload();
  await other.page.getByText(`1 of ${all} solved`).waitFor();

  // Of three that are solved one question comes again; one that has changed since keeps its tick.
  const [one] = (JSON.parse(text) as { lessons: object[] }).lessons;
  const lessons = [
    { ...one, id: 'first-policy', version: 2 },
    { ...one, id: 'what-a-group-is-not', version: 1 },
  ];
  await give(JSON.stringify({ ...(JSON.parse(text) as object), lessons }));
  await other.page.getByText(`3 of ${all} solved`).waitFor();
  await other.page.getByRole('link', { name: /^First policy\W*solved\W/ }).waitFor();
  await other.page.getByRole('link', { name: /^What a group is not\W*solved, and changed since/ }).waitFor();
  await other.page.getByRole('button', { name: 'One question again' }).click();
  const again = other.page.getByRole('region', { name: 'Questions that come back' });
  await again.getByText('From “What a user is”, with other names').waitFor();
  await again.getByRole('button', { name: 'Nothing allows it' }).click();
  await again.getByText('Right.').waitFor();
  expect(await findings(other.page)).toEqual([]);
  await again.getByRole('button', { name: 'To the map' }).click();
  await again.waitFor({ state: 'detached' });
  expect(await other.page.getByRole('button', { name: 'One question again' }).count()).toBe(0);
});

test('two tabs agree on what is solved', async () => {
  const context = await newVisitor({ viewport: { width: 1440, height: 900 } });
  const { page, problems } = await visit(context, first);
  const { page: other } = await visit(context, map);
  await other.getByText(`0 of ${all} solved`).waitFor();
  await page.getByRole('button', { name: 'Nothing allows it' }).click();
  await typeInTerminal(page, 'aws sts get-caller-identity', '"UserId"');
  await choose(page, 'root');
  await typeInTerminal(page, 'aws iam create-user --user-name ben', '"UserName"');
  await choose(page, 'ben');
  await typeInTerminal(page, 'aws s3api list-buckets', 'AccessDenied');
  await other.getByText(`1 of ${all} solved`).waitFor();

  // A newer page takes the stores over: the tab that is still open says so where it can be seen, and goes on.
  await other.evaluate(async () => {
    const [found] = await indexedDB.databases();
    await new Promise((resolve) => {
      const opening = indexedDB.open('iam-playground', (found?.version ?? 0) + 1);
      opening.onsuccess = resolve;
    });
  });
  await typeInTerminal(page, 'aws iam list-users', 'AccessDenied');
  const said = page
    .getByRole('log', { name: 'Messages' })
    .getByText('A newer version of this page has taken');
  await said.waitFor();
  await page.getByRole('button', { name: 'Save a progress file' }).first().waitFor();
  expect(problems.splice(0).filter((one) => !one.includes('A newer version has taken over'))).toEqual([]);
});
