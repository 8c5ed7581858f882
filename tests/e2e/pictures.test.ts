import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ask } from './doing.ts';
import { actAs, dialog, happened, openLargeAccount } from './places.ts';
import { address, newVisitor, useBrowser, visit } from './visit.ts';

useBrowser();

const themes = ['Light', 'Dark'] as const;
const grounds = { Light: '#fbfcfe', Dark: '#0e151d' } as const;

async function download(page: Page, button: string): Promise<{ name: string; bytes: Buffer }> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    dialog(page).getByRole('button', { name: button }).click(),
  ]);
  const name = file.suggestedFilename();
  await dialog(page)
    .getByRole('status')
    .filter({ hasText: `Saved ${name}.` })
    .waitFor();
  return { name, bytes: await readFile(await file.path()) };
}

/** How many colours a PNG has, and its size. */
const seenIn = (page: Page, bytes: Buffer): Promise<{ width: number; colours: number; ground: string }> =>
  page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0);
    const { data } = context?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
    const pixels = new Set<string>();
    for (let i = 0; i < data.length; i += 4 * 7) pixels.add([data[i], data[i + 1], data[i + 2]].join(' '));
    const ground = `#${[...data.slice(0, 3)].map((one) => one.toString(16).padStart(2, '0')).join('')}`;
    return { width: canvas.width, colours: pixels.size, ground };
  }, bytes.toString('base64'));

interface Saved {
  readonly svg: string;
  readonly png: Buffer;
}

/** Saves what is seen as one SVG for both themes, and as a PNG in each, and expects all to hold it. */
async function save(page: Page, kind: string, words: readonly string[]): Promise<Saved> {
  await dialog(page).getByRole('img').waitFor();
  const svg = await download(page, 'Save SVG');
  const text = svg.bytes.toString('utf8');
  expect(svg.name).toMatch(new RegExp(`^iam-${kind}-[\\w-]+\\.svg$`));
  expect(text).toContain(`fill="${grounds.Light}"`);
  expect(text).toContain(`{fill:${grounds.Dark}}`);
  expect(text.replaceAll(/url\(data:font\/woff2;base64,[\w+/=]+\)/g, '')).not.toMatch(/<script|url\(/);
  for (const word of words) expect(text).toContain(word);
  const width = Number(/width="(\d+)"/.exec(text)?.[1]);
  let png: Buffer = Buffer.alloc(0);
  for (const theme of themes) {
    await dialog(page).getByText(theme, { exact: true }).click();
    png = (await download(page, 'Save PNG')).bytes;
    const seen = await seenIn(page, png);
    expect(seen.ground).toBe(grounds[theme]);
    expect(seen.width / width).toBeGreaterThanOrEqual(1);
    expect(seen.colours).toBeGreaterThan(20);
    expect(png.length).toBeLessThanOrEqual(150_000);
  }
  await dialog(page).getByText('For a post').click();
  const markdown = dialog(page).getByRole('group', { name: 'Markdown' });
  await expect.poll(() => markdown.innerText()).toMatch(/^\[!\[.+\]\(iam-.+\.svg\)\]\(http.+#d\d+\..+\)/);
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'detached' });
  return { svg: text, png };
}

/** Drags a file over the page until that takes files, as it says to whoever drags one, and drops it there. */
async function drop(page: Page, name: string, type: string, bytes: Buffer): Promise<void> {
  const given = [name, type, bytes.toString('base64')] as const;
  const tell = (event: 'dragover' | 'drop'): Promise<boolean> =>
    page.evaluate(
      ([happens, called, kind, base64]) => {
        const content = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([content], called, { type: kind }));
        const options = { bubbles: true, cancelable: true, dataTransfer };
        return !document.body.dispatchEvent(new DragEvent(happens, options));
      },
      [event, ...given] as const,
    );
  await expect.poll(() => tell('dragover')).toBe(true);
  await tell('drop');
}

const saveButton = (page: Page) => page.getByRole('button', { name: 'Save as a picture' });

test('the account, a refused step and an answer are saved in both themes, by pointer and by keyboard', async () => {
  const { page } = await visit(await newVisitor());
  const button = saveButton(page).first();
  await button.focus();
  await page.keyboard.press('Enter');
  await save(page, 'account', [
    '<title>Who is who in account',
    'You are ana.',
    '>Deployer<',
    '>STS<',
    '>you<',
  ]);
  await expect.poll(() => button.evaluate((one) => one === document.activeElement)).toBe(true);

  await actAs(page, /^carol/);
  await happened(page).getByRole('button', { name: 'Put it on as carol' }).click();
  const steps = happened(page).getByRole('list', { name: 'The steps' });
  await steps.getByRole('button', { name: /^Permission/ }).click();
  await saveButton(page).last().click();
  const { svg, png } = await save(page, 'step', [
    'No policy of carol allows the call.',
    'Missing: sts:AssumeRole',
    'Step 4 of',
  ]);
  await happened(page).getByRole('button', { name: 'Close the steps' }).click();

  await ask(page, 's3:DeleteObject', 'arn:aws:s3:::reports/q3.csv');
  await happened(page).getByRole('button', { name: /^Why/ }).first().click();
  await page.getByRole('list', { name: /^The seven gates/ }).waitFor();
  await saveButton(page).last().click();
  await save(page, 'answer', ['carol can’t delete reports/q3.csv', '>Explicit deny<', '>Session policy<']);

  // Both files lead back to the step; a picture of somebody else is told from ours.
  const files = [
    ['step.svg', 'image/svg+xml', Buffer.from(svg)],
    ['step.png', 'image/png', png],
  ] as const;
  for (const [name, type, bytes] of files) {
    await page.goto(address());
    await page.getByRole('banner').waitFor();
    await drop(page, name, type, bytes);
    await page.getByText('No policy of carol allows the call.').first().waitFor();
    expect(page.url()).toMatch(/#d\d+\./);
  }
  const link = '<a href="https://example.com/#javascript:alert(1)">';
  await drop(
    page,
    'other.svg',
    'image/svg+xml',
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${link}</a></svg>`),
  );
  await dialog(page).getByRole('alert').waitFor();
});

test('a lesson’s goals are saved with their lesson, to which the file leads', async () => {
  const { page } = await visit(await newVisitor(), '#/lesson/first-policy');
  await page.getByText('No policy lets ana read, delete or write reports.').first().waitFor();
  await page.keyboard.press('Control+k');
  await dialog(page).getByRole('combobox').fill('Save what you see');
  await page.getByRole('option', { name: /^Save what you see/ }).waitFor();
  await page.keyboard.press('Enter');
  await dialog(page).getByRole('img').waitFor();
  const { name, bytes } = await download(page, 'Save SVG');
  expect(name).toBe('iam-lesson-no-policy-lets-ana-read-delete-or-write-reports.svg');
  expect(bytes.toString('utf8')).toContain('First policy');
  const png = await download(page, 'Save PNG');
  for (const [file, type, content] of [
    [name, 'image/svg+xml', bytes],
    [png.name, 'image/png', png.bytes],
  ] as const) {
    await page.goto(address());
    await page.getByRole('banner').waitFor();
    await drop(page, file, type, content);
    await page.waitForURL(/#\/lesson\/first-policy$/);
  }
});

test('a large account is saved as it stands, whole and with a part open', async () => {
  const { page } = await visit(await newVisitor());
  await openLargeAccount(page);
  const groups = page.getByRole('list', { name: 'Groups' }).getByRole('button');
  await groups.first().waitFor();
  await saveButton(page).first().click();
  await save(page, 'overview', ['Whole account. 120 users', '>Groups<']);
  await groups.first().click();
  await page.getByRole('button', { name: 'Whole account' }).first().waitFor();
  await saveButton(page).first().click();
  await save(page, 'overview', [', open. ', ' other users']);
});

/** Waits until the page would print that: it makes itself ready once it has nothing else to do. */
const readyToPrint = (page: Page, text: string): Promise<unknown> =>
  page.waitForFunction(
    (wanted) => {
      dispatchEvent(new Event('beforeprint'));
      const told = document.querySelector('.print-sheet')?.textContent ?? '';
      dispatchEvent(new Event('afterprint'));
      return told.includes(wanted);
    },
    text,
    { polling: 200 },
  );

test('what is seen is printed on one sheet of paper, light, with its sentence and without controls', async () => {
  const { page } = await visit(await newVisitor({ colorScheme: 'dark' }));
  await happened(page).getByRole('button', { name: 'Put it on as ana' }).click();
  await happened(page).getByRole('list', { name: 'The steps' }).waitFor();
  await page.locator('.stage svg').first().waitFor();
  await readyToPrint(page, 'STS hears ana ask for the role');
  const whilePrinting = page.evaluate(
    () =>
      new Promise((resolve) => {
        addEventListener('beforeprint', () => {
          const sheet = document.querySelector('.print-sheet');
          const grounds = [...(sheet?.querySelectorAll('path') ?? [])].map((one) => one.getAttribute('fill'));
          resolve({
            text: sheet?.textContent?.includes('STS hears ana ask for the role'),
            address: sheet?.textContent?.includes(location.host),
            ground: grounds[0],
          });
        });
      }),
  );
  const pdf = await page.pdf();
  expect(await whilePrinting).toEqual({ text: true, address: true, ground: grounds.Light });
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  await expect.poll(() => page.locator('.print-sheet').count()).toBe(0);
});
