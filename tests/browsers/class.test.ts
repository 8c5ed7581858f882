import { existsSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { lessonId } from '../../src/lessons/workshop/workshop.ts';
import { readWorkshopFile } from '../../src/lessons/workshop/parse-workshop.ts';
import { savedAs } from '../e2e/doing.ts';
import { Host } from '../e2e/host.ts';
import { learning } from '../e2e/places.ts';
import { address, newVisitor, useBrowser, visit } from '../e2e/visit.ts';
import { carried, smallLesson, workshopLink } from '../lessons/workshop/small.ts';
import { firefox } from './firefox.ts';
import { type Driver, press, says, until } from './journey.ts';
import { type Learner, fileOf, resultOf } from './learners.ts';
import { prompt, solve } from './lessons.ts';

useBrowser();

const text = [
  '---',
  'id: new-colleagues',
  'version: 2',
  'title: IAM for new colleagues',
  'lessons:',
  ...['groups-carry-policies', 'what-a-group-is-not', 'add-then-subtract', 'only-if', 'session-policy'].map(
    (id) => `  - ${id}`,
  ),
  ...carried(smallLesson('our-own')),
  'author: Somebody',
  'licence: CC0',
  '---',
  '',
  'Welcome.',
  '',
].join('\n');

const read = readWorkshopFile(text);
if (!read.ok) throw new Error(JSON.stringify(read.faults));
const { workshop, key } = read;

/** Chromium's page as the journeys of all engines see it. */
const driverOf = (page: Page): Driver => ({
  name: 'Chromium',
  open: async (at) => void (await page.goto(at)),
  reload: async () => void (await page.reload()),
  evaluate: (expression) => page.evaluate(expression),
  print: () => Promise.resolve(null),
  tab: async () => driverOf(await page.context().newPage()),
  close: () => page.close(),
});

/** Opens the workshop as a learner who was sent its link. */
async function begin(driver: Driver, at: string): Promise<void> {
  await driver.open(at + (await workshopLink(text)));
  await press(driver, 'Start');
  await until(driver, 'the first lesson', `Boolean(document.querySelector('.lesson h2'))`);
}

/** Solves a lesson of the workshop, counted from 0. */
async function solveAt(driver: Driver, place: number, before?: (at: number) => Promise<void>): Promise<void> {
  const lesson = workshop.lessons[place];
  if (!lesson) throw new Error(`The workshop has no lesson ${String(place)}`);
  await driver.evaluate(`(location.hash = '#/workshop/${key}/${lessonId(lesson)}', true)`);
  await solve(driver, fileOf(lesson), before);
}

/** Goes to the workshop's page and types the learner's name. */
async function finish(driver: Driver, name: string): Promise<void> {
  await driver.evaluate(`(location.hash = '#/workshop/${key}', true)`);
  await until(driver, 'the end of the workshop', says('Save the result'));
  await driver.evaluate(`(() => {
    const field = [...document.querySelectorAll('label')].find((one) => one.innerText.startsWith('Your name')).control;
    field.value = ${JSON.stringify(name)};
    field.dispatchEvent(new Event('input', { bubbles: true }));
    return true;
  })()`);
}

/** Saves the learner's result. @returns its text */
async function saved(page: Page): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save the result' }).click(),
  ]);
  return readFileSync(await download.path(), 'utf8');
}

/** A learner whose network is cut after the first look at the workshop: the page is kept by its service worker. */
async function offline(): Promise<string> {
  const host = await Host.start();
  host.keepOffline();
  const page = await (await newVisitor({ acceptDownloads: true })).newPage();
  const driver = driverOf(page);
  await begin(driver, host.address);
  await page.mouse.move(300, 300);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  host.isAway = true;
  await driver.reload();
  for (const place of workshop.lessons.keys()) await solveAt(driver, place);
  await finish(driver, 'Olga Offline');
  return saved(page);
}

/** A learner who reloads the page in the middle of a lesson. */
async function reloaded(): Promise<string> {
  const page = await (await newVisitor({ acceptDownloads: true })).newPage();
  const driver = driverOf(page);
  await begin(driver, address());
  await solveAt(driver, 1);
  let reloads = 0;
  await solveAt(driver, 0, async (at) => {
    if (at !== 2) return;
    reloads += 1;
    await driver.reload();
    await press(driver, 'Terminal');
    await until(driver, 'the prompt', `Boolean(${prompt})`);
  });
  expect(reloads).toBe(1);
  await finish(driver, 'Rita Reload');
  return saved(page);
}

const firefoxPath = ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find((path) => existsSync(path));

/** A learner in Firefox, who copies a code in place of saving a file. */
async function inFirefox(): Promise<string> {
  const driver = await firefox(firefoxPath ?? '');
  try {
    await begin(driver, inject('address'));
    await solveAt(driver, 0);
    await solveAt(driver, 5);
    await finish(driver, 'Fritz Firefox');
    await press(driver, 'Copy as a code');
    const code = `[...document.querySelectorAll('input[readonly]')].find(({ value }) => value.startsWith('r1.'))`;
    await until(driver, 'the code', `Boolean(${code})`);
    return String(await driver.evaluate(`${code}.value`));
  } finally {
    await driver.close();
  }
}

const named = (names: string, learner: Omit<Learner, 'name'>): readonly Learner[] =>
  names.split(' ').map((name) => ({ name, ...learner }));

/** Those whose lessons are carried out without a page. Two of the stuck are told apart by how long it took them. */
const learners: readonly Learner[] = [
  { name: 'imke', solved: 2, tries: 4, minutes: 19 },
  { name: 'jonas', solved: 4, tries: 3, minutes: 12 },
  { name: 'farah', solved: 0, tries: 7, minutes: 8 },
  ...named('tom yara paul nele', { solved: 1, tries: 1, minutes: 3 }),
  ...named('ines otto ravi lena kim', { solved: 2, tries: 2, minutes: 3 }),
  ...named('bo dario eva finn gita', { solved: 4, tries: 1, minutes: 2 }),
  ...named('hugo juna luca mina', { solved: 5, minutes: 1 }),
  ...named('noor oskar pia zoe ada mara', { solved: 6, minutes: 1 }),
];

// It takes minutes: `FULL=1` plays it.
test.runIf(process.env['FULL'] === '1')(
  'thirty results of a workshop with a lesson of its own are read, sorted, played and kept as one file',
  { timeout: 900_000 },
  async () => {
    expect(learners).toHaveLength(27);
    const monday = Date.parse('2026-03-02T09:42:00Z');
    const [code, ...fromBrowsers] = [await inFirefox(), await offline(), await reloaded()];
    const made: string[] = [];
    for (const [index, learner] of learners.entries())
      made.push(await resultOf(read, learner, monday + index * 1000));
    const files = [...fromBrowsers, ...made].map((one, index) => ({
      name: `${String(index)}.result.json`,
      mimeType: 'application/json',
      buffer: Buffer.from(one),
    }));

    const { page } = await visit(await newVisitor({ acceptDownloads: true }), '#/workshop');
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'workshop.md', mimeType: 'text/markdown', buffer: Buffer.from(text) });
    await page.getByRole('heading', { name: workshop.title }).waitFor();
    await page.goto(address('#/results'));
    await page.locator('input[type=file]').setInputFiles(files);
    await page.getByText('29 results read.').waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Add results' }).click();
    await page.getByLabel('Codes').fill(code);
    await page.getByRole('button', { name: 'Read the codes' }).click();
    await page.getByText('1 result read.').waitFor();
    await page.getByText('30 results, in this tab only').waitFor();

    const table = page.getByRole('region', { name: 'Who is where' }).first();
    const names = (): Promise<readonly string[]> => table.getByRole('rowheader').allInnerTexts();
    const help = await names();
    expect(help).toHaveLength(30);
    expect(help.slice(0, 3)).toEqual(['imke', 'jonas', 'farah']);
    expect(help.slice(3, 9)).toEqual(['nele', 'paul', 'tom', 'yara', 'Fritz Firefox', 'ines']);
    expect(help.slice(-7)).toEqual(['ada', 'mara', 'noor', 'Olga Offline', 'oskar', 'pia', 'zoe']);
    // Whoever went through with a network, or without one, has done the same.
    const row = (name: string) => table.getByRole('row').filter({ hasText: name });
    await row('Olga Offline')
      .getByRole('cell', { name: /lesson 6, with hints/ })
      .waitFor();
    await row('Rita Reload')
      .getByRole('cell', { name: /lesson 1, with hints/ })
      .waitFor();
    await row('Fritz Firefox')
      .getByRole('cell', { name: /lesson 6, with hints/ })
      .waitFor();
    for (const [count, name] of [
      [3, '3 are stuck'],
      [20, '20 are at it'],
      [7, '7 are through'],
    ] as const) {
      await page.getByRole('button', { name }).click();
      expect(await names()).toHaveLength(count);
      await page.getByRole('button', { name }).click();
    }
    await page.getByLabel('Sorted by').selectOption('name');
    expect((await names()).slice(0, 4)).toEqual(['ada', 'bo', 'dario', 'eva']);
    await page.getByLabel('Sorted by').selectOption('help');
    expect(await names()).toEqual(help);

    // What was done without a network is played again on the canvas, to its end.
    await row('Olga Offline')
      .getByRole('button', { name: /lesson 4, with hints/ })
      .click();
    const card = page.getByRole('region', { name: 'Olga Offline' });
    await card.getByText('the replay agrees').waitFor({ timeout: 60_000 });
    await card.getByRole('button', { name: /^Step 1, / }).click();
    await card.getByRole('button', { name: 'Play it from here' }).click();
    const played = page.getByRole('region', { name: 'What Olga Offline did' });
    await played.getByText('These were all steps.').waitFor({ timeout: 60_000 });
    await learning(page)
      .getByText(/^(\d) of \1 now$/)
      .waitFor();
    await played.getByRole('button', { name: 'Back to the results' }).click();

    const rowsAsCsv = async (): Promise<readonly string[]> => {
      await page.getByText(/^Replaying/).waitFor({ state: 'detached', timeout: 60_000 });
      const lines = readFileSync(await savedAs(page, 'Save as CSV'), 'utf8').split('\r\n');
      return lines.filter((line) => line !== '');
    };
    const rows = await rowsAsCsv();
    expect(rows).toHaveLength(1 + 30 * 6);
    // Every history that was handed in is repeated, and agrees.
    const histories = rows
      .slice(1)
      .map((line) => /,(the replay agrees|nothing to replay),/.exec(line)?.[1] ?? line);
    const begun = learners.reduce(
      (sum, { solved, tries }) => sum + solved + (tries === undefined ? 0 : 1),
      0,
    );
    expect([...new Set(histories)].sort()).toEqual(['nothing to replay', 'the replay agrees']);
    expect(histories.filter((one) => one === 'the replay agrees')).toHaveLength(begun + 6 + 2 + 2);
    const before = await table.getByRole('table').innerText();

    const kept = await savedAs(page, 'Save as one file');
    await page.getByRole('button', { name: 'Close all' }).click();
    await table.getByRole('rowheader').first().waitFor({ state: 'detached' });
    await page.locator('input[type=file]').setInputFiles(kept);
    await page.getByText('30 results read.').waitFor({ timeout: 60_000 });
    expect(await table.getByRole('table').innerText()).toBe(before);
    expect(await rowsAsCsv()).toEqual(rows);
  },
);
