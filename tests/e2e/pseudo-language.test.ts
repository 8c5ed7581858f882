import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { build, preview } from 'vite';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { loadCatalog, managedPolicies } from '../../src/engine/index.ts';
import { parseLesson } from '../../src/lessons/parse-lesson.ts';
import { parseWorkshop } from '../../src/lessons/workshop/parse-workshop.ts';
import { sampleRows } from '../../src/playground/sample.ts';
import { pseudoLanguage } from './pseudo-language.ts';
import { unmarkedTexts } from './unmarked-texts.ts';
import { newVisitor, useBrowser } from './visit.ts';

useBrowser();

let address = '';
let folder = '';
let stop = (): Promise<void> => Promise.resolve();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pseudo-language-'));
  await build({
    logLevel: 'error',
    plugins: [pseudoLanguage()],
    build: { outDir: folder, emptyOutDir: true },
  });
  const server = await preview({
    configFile: false,
    logLevel: 'warn',
    build: { outDir: folder },
    preview: { host: '127.0.0.1', port: 0 },
  });
  address = server.resolvedUrls?.local[0] ?? '';
  stop = () => server.close();
}, 600_000);

afterAll(async () => {
  await stop();
  await rm(folder, { recursive: true, force: true });
});

/** Every text in the sample account's rows: the learner's own data, which no language translates. */
const data = new Set<string>();
function collect(value: unknown): void {
  if (typeof value === 'string') {
    data.add(value);
    // A policy's text speaks of services by the names in its actions.
    for (const [, service] of value.matchAll(/"(\w+):[\w*]/g)) data.add(service ?? '');
    // And of buckets by their ARNs, of which the picture says the name.
    for (const [, bucket] of value.matchAll(/arn:aws:s3:::([\w.-]+)/g)) data.add(bucket ?? '');
  }
  if (Array.isArray(value)) for (const one of value) collect(one);
  else if (value !== null && typeof value === 'object') for (const one of Object.values(value)) collect(one);
}
collect(sampleRows);
/** What AWS calls the policies that it manages, and the parts of their paths. */
beforeAll(async () => {
  await loadCatalog();
  for (const { name, path } of managedPolicies()) collect([name, path, ...path.split('/')]);
});

/** Lessons are a folder a language of their own: `src/lessons/en/<chapter>/<id>.md`. */
beforeAll(async () => {
  const lessons = new URL('../../src/lessons/en/', import.meta.url);
  const files = (await readdir(lessons, { recursive: true })).filter((name) => name.endsWith('.md'));
  expect(files.length).toBeGreaterThan(25);
  for (const name of files) collect(parseLesson(await readFile(new URL(name, lessons), 'utf8')));
});

/** So are workshops: `src/lessons/workshop/en/<id>.md`. */
beforeAll(async () => {
  const workshops = new URL('../../src/lessons/workshop/en/', import.meta.url);
  const files = await readdir(workshops);
  expect(files.length).toBeGreaterThan(2);
  for (const name of files) collect(parseWorkshop(await readFile(new URL(name, workshops), 'utf8')));
});

/** Leaves nothing above the page: a dialog may come late, when its code has arrived. */
const closeAll = (page: Page): Promise<void> =>
  expect
    .poll(
      async () => {
        const open = await page.getByRole('dialog').count();
        if (open > 0) await page.keyboard.press('Escape');
        return open;
      },
      { timeout: 20_000, interval: 200 },
    )
    .toBe(0);

async function visit(): Promise<Page> {
  const context = await newVisitor();
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  onTestFinished(() => {
    expect(errors).toEqual([]);
  });
  await page.goto(address);
  await page.getByRole('banner').waitFor();
  await page.getByRole('tab', { name: 'Identities' }).waitFor();
  return page;
}

/** The texts outside of the words that were seen, each with where. */
class Strays {
  readonly #found = new Map<string, string>();

  async look(page: Page, where: string): Promise<void> {
    await page.waitForLoadState('networkidle');
    await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
    for (const text of await page.evaluate(unmarkedTexts, [...data]))
      if (!this.#found.has(text)) this.#found.set(text, where);
  }

  get all(): string[] {
    return [...this.#found].map(([text, where]) => `${where}: ${text}`);
  }
}

test('the frame, its tabs and its menus say nothing that is not in the words', async () => {
  const page = await visit();
  const strays = new Strays();
  await strays.look(page, 'at first');
  for (const tab of ['Identities', 'Steps', 'Try', 'Terminal', 'Log', 'Story']) {
    await page.getByRole('tab', { name: tab }).first().click();
    await strays.look(page, tab);
  }
  for (const menu of await page.getByRole('banner').getByRole('button').all()) {
    if (!(await menu.isVisible()) || !(await menu.isEnabled())) continue;
    const name = (await menu.getAttribute('aria-label')) ?? (await menu.innerText());
    await menu.click();
    const opened = page.getByRole('dialog').or(page.getByRole('menu')).or(page.getByRole('listbox'));
    // Some only do something, and open nothing.
    await opened
      .first()
      .waitFor({ timeout: 5000 })
      .catch(() => null);
    await strays.look(page, name);
    await page.keyboard.press('Escape');
    await closeAll(page);
  }
  expect(strays.all).toEqual([]);
}, 300_000);

test('what the palette opens says nothing that is not in the words', async () => {
  const page = await visit();
  const strays = new Strays();
  const options = page.getByRole('dialog', { name: 'Find or do anything' }).getByRole('option');
  // A dialog may come late, when its code has arrived: it is closed, too.
  const openPalette = (): Promise<void> =>
    expect
      .poll(
        async () => {
          if ((await options.count()) > 0) return true;
          await page.keyboard.press((await page.getByRole('dialog').count()) > 0 ? 'Escape' : 'Control+k');
          return false;
        },
        { timeout: 20_000, interval: 200 },
      )
      .toBe(true);
  await openPalette();
  await strays.look(page, 'palette');
  const count = await options.count();
  for (let at = 0; at < count; at++) {
    const option = options.nth(at);
    const name = await option.innerText();
    await option.click();
    await strays.look(page, name);
    await openPalette();
  }
  expect(count).toBeGreaterThan(20);
  expect(strays.all).toEqual([]);
}, 600_000);

test('the inspector of each identity says nothing that is not in the words', async () => {
  const page = await visit();
  const strays = new Strays();
  await page.getByRole('tab', { name: 'Identities' }).click();
  const items = page.getByRole('tree').getByRole('treeitem');
  await items.first().waitFor();
  for (let at = 0; at < (await items.count()); at++) {
    const item = items.nth(at);
    await item.click();
    await strays.look(page, (await item.innerText()).slice(0, 30));
  }
  expect(strays.all).toEqual([]);
}, 300_000);
