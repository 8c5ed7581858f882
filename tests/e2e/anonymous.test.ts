import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { worldFrom } from '../../src/engine/index.ts';
import { readLink } from '../../src/exchange/link/link.ts';
import { formatWorkspace } from '../../src/exchange/workspace-file.ts';
import { addressInPng, addressInSvg } from '../../src/graph/sheet/link-in-picture.ts';
import { plantedState } from '../exchange/link/anonymous/needles.ts';
import { findings } from './axe.ts';
import { chooseFiles, dialog, jsonFile, topBar } from './places.ts';
import { newVisitor, useBrowser, visit } from './visit.ts';

useBrowser();

const { state, needles } = plantedState();
const words = [
  ...new Set(needles.map(([needle]) => needle.toLowerCase())),
  ...['zeppelin', '山田太郎', 'やまだたろう', 'дирижабл', 'ζεππελιν', 'زبلين', 'צפלינ', '제플린'],
];

/** The needles that a text says, or says in the way of addresses and of XML. */
function saidIn(text: string): string[] {
  const plain = text.toLowerCase();
  const decoded = plain.replace(/(?:%[0-9a-f]{2})+/g, (codes) => {
    const bytes = codes
      .slice(1)
      .split('%')
      .map((code) => Number.parseInt(code, 16));
    return Buffer.from(bytes).toString('utf8');
  });
  const entities = plain.replace(/&#(\d+);/g, (_all, code: string) => String.fromCodePoint(Number(code)));
  return words.filter((word) => [plain, decoded, entities].some((one) => one.includes(word)));
}

const shot = async (page: Page, name: string): Promise<void> => {
  const path = process.env['SHOTS'];
  if (path) await page.screenshot({ path: `${path}/${name}.png` });
};

const choice = (page: Page) => dialog(page).getByRole('checkbox', { name: 'Make it anonymous' });

async function openNeedles(page: Page): Promise<void> {
  await chooseFiles(page, [jsonFile(formatWorkspace(worldFrom(state.rows), 'zeppelin'))]);
  await dialog(page).getByRole('button', { name: 'Open as a new workspace' }).click();
  await dialog(page).waitFor({ state: 'detached' });
}

async function downloaded(page: Page, button: string): Promise<Buffer> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    dialog(page).getByRole('button', { name: button }).click(),
  ]);
  expect(saidIn(file.suggestedFilename())).toEqual([]);
  return readFile(await file.path());
}

/** Reads the link in an address, as whoever gets it can, and looks for needles in both. */
async function expectNoneIn(address: string): Promise<void> {
  expect(saidIn(address)).toEqual([]);
  const read = await readLink(address.split('#')[1] ?? '');
  expect(read.ok).toBe(true);
  expect(saidIn(JSON.stringify(read))).toEqual([]);
}

/** The names of a PNG's parts. */
function chunksOf(png: Buffer): string[] {
  const names: string[] = [];
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12)
    names.push(png.toString('latin1', at + 4, at + 8));
  return names;
}

const printed = (page: Page): Promise<string> =>
  page.evaluate(() => {
    dispatchEvent(new Event('beforeprint'));
    const told = document.querySelector('.print-sheet')?.outerHTML ?? '';
    dispatchEvent(new Event('afterprint'));
    return told;
  });

test('nothing that leaves a Share dialog says a needle: link, file, picture, print, text, title, address', async () => {
  const { page } = await visit(
    await newVisitor({ acceptDownloads: true, viewport: { width: 1440, height: 900 } }),
  );
  await openNeedles(page);
  await topBar(page).getByRole('button', { name: 'Share', exact: true }).click();
  await choice(page).check();
  await dialog(page).getByText('as they will be seen').waitFor();
  expect(await dialog(page).getByRole('table').getByRole('row').count()).toBe(11);
  await dialog(page).getByRole('img').waitFor();
  await shot(page, 'share');

  const file = await downloaded(page, 'Download as a file');
  expect(saidIn(file.toString('utf8'))).toEqual([]);
  const link = dialog(page).getByRole('textbox', { name: 'The link' });
  if ((await link.count()) > 0) await expectNoneIn(await link.inputValue());
  // What would be printed now is the same picture.
  await expect.poll(() => printed(page)).toContain('<svg');
  expect(saidIn(await printed(page))).toEqual([]);

  const search = dialog(page).getByRole('searchbox', { name: 'Is this word still in it?' });
  await search.fill('Zeppelin');
  const answer = dialog(page).getByText('“Zeppelin” isn’t in it.');
  await answer.waitFor();
  const foot = dialog(page).getByRole('button', { name: 'Copy the link' });
  // Each word is looked for anew, and its answer scrolls into sight, above the dialog's buttons.
  await expect
    .poll(async () => ((await answer.boundingBox())?.y ?? Infinity) < ((await foot.boundingBox())?.y ?? 0))
    .toBe(true);
  await search.fill('admin');
  await dialog(page)
    .getByText(/“admin” is in .* The first is:/)
    .waitFor();
  await shot(page, 'share-found');
  expect(await findings(page)).toEqual([]);

  await dialog(page).getByRole('button', { name: 'Save the picture…' }).click();
  await dialog(page).getByRole('heading', { name: 'Save as a picture' }).waitFor();
  const image = dialog(page).getByRole('img');
  await image.waitFor();
  expect(saidIn((await image.getAttribute('alt')) ?? '')).toEqual([]);
  const svg = (await downloaded(page, 'Save SVG')).toString('utf8');
  expect(svg).toContain('<title>');
  expect(saidIn(svg)).toEqual([]);
  await expectNoneIn(addressInSvg(svg) ?? '');
  const png = await downloaded(page, 'Save PNG');
  // Its only text is the address of the scene.
  expect(chunksOf(png).filter((name) => /^(?:tEXt|zTXt|iTXt|eXIf)$/.test(name))).toEqual(['tEXt']);
  await expectNoneIn(addressInPng(png) ?? '');
  for (const encoding of ['latin1', 'utf8'] as const) expect(saidIn(png.toString(encoding))).toEqual([]);
  await dialog(page).getByText('For a post: short text and Markdown').click();
  const [alt = '', markdown = ''] = await dialog(page).locator('.post code').allTextContents();
  expect(saidIn(alt)).toEqual([]);
  expect(saidIn(markdown)).toEqual([]);
  await expectNoneIn(/\]\((http[^)]*)\)$/.exec(markdown)?.[1] ?? '');
  await dialog(page).getByText('The picture as text').click();
  expect(saidIn((await dialog(page).locator('p.text').textContent()) ?? '')).toEqual([]);
  await expect.poll(() => printed(page)).toContain('<svg');
  expect(saidIn(await printed(page))).toEqual([]);
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'detached' });
  // Outside of a dialog the page prints what it shows.
  await expect
    .poll(() => printed(page))
    .toContain(state.rows.find(({ table }) => table === 'roles')?.after ? 'zeppelin' : '');
});

test('“Save as a picture” asks the same question about an account from outside, and “Share” draws other names each time', async () => {
  const { page } = await visit(
    await newVisitor({ viewport: { width: 390, height: 844 }, colorScheme: 'dark' }),
  );
  const rows = state.rows.map((change) => JSON.stringify(change).replaceAll('111122223333', '210987650009'));
  const world = worldFrom(rows.map((text) => JSON.parse(text) as (typeof state.rows)[number]));
  await chooseFiles(page, [jsonFile(formatWorkspace(world, 'zeppelin'))]);
  await dialog(page).getByRole('button', { name: 'Open as a new workspace' }).click();
  await dialog(page).waitFor({ state: 'detached' });
  const seen: string[] = [];
  for (const round of [1, 2]) {
    await page.getByRole('button', { name: 'Save as a picture' }).first().click();
    await dialog(page).getByRole('heading', { name: 'Save as a picture' }).waitFor();
    expect(await choice(page).isChecked()).toBe(true);
    await dialog(page).getByRole('img').waitFor();
    const names = (await dialog(page).getByRole('table').locator('td:nth-child(2)').allTextContents()).join(
      ' ',
    );
    expect(saidIn(names)).toEqual([]);
    seen.push(names);
    await shot(page, `picture-${String(round)}`);
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
  }
  expect(seen[0]).not.toBe(seen[1]);
});
