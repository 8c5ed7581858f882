import { expect, vi } from 'vitest';
import { readXml } from '../../src/engine/index.ts';
import { rowsOf, worldFrom } from '../../src/engine/index.ts';
import { writeLink } from '../../src/exchange/link/link.ts';
import { accountOfSize } from '../bench/measure.ts';
import sent from '../exchange/link/sent.json' with { type: 'json' };
import type { Driver } from './journey.ts';
import { press, says, until, watch } from './journey.ts';

const question = '#/ask/s3:GetObject/arn:aws:s3:::reports/q3?as=arn:aws:iam::111122223333:user/carol';

async function largeAccount(): Promise<string> {
  const rows = rowsOf(worldFrom(accountOfSize(100)));
  const state = { name: '', rows, at: 1_740_000_000_000, credentials: null, shown: null, selected: null };
  const written = await writeLink({ ...state, account: null, panels: {} });
  if (!written.ok) throw new Error(JSON.stringify(written.problem));
  return `#${written.link}`;
}

const refusedStep = sent.find(
  ({ title }) => title === 'third version: a refused step with how it was decided',
);

/** Keeps each file that the page hands to the browser, and lets none be downloaded: a row for each would take the window. */
const keepFiles = `(globalThis.files = [], globalThis.makeUrl ??= URL.createObjectURL,
  HTMLAnchorElement.prototype.click = () => undefined,
  URL.createObjectURL = (blob) => (files.push(blob), makeUrl.call(URL, blob)), true)`;

/** The newest file of a type, read as a picture: its size and how many colours it has; an SVG's text, too. */
const readFile = (type: string): string => `globalThis.read = null, (async () => {
  const blob = files.findLast((one) => one.type.startsWith('${type}'));
  const image = new Image();
  image.src = await new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.readAsDataURL(blob);
  });
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  const colours = new Set();
  for (let at = 0; at < data.length; at += 28) colours.add([data[at], data[at + 1], data[at + 2]].join(' '));
  globalThis.read = { width: canvas.width, height: canvas.height, colours: colours.size, type: blob.type,
    text: blob.type.startsWith('image/svg') ? await blob.text() : '' };
})().catch((error) => (globalThis.read = { failure: String(error) })), true`;

interface Read {
  readonly width: number;
  readonly height: number;
  readonly colours: number;
  readonly type: string;
  readonly text: string;
  readonly failure?: string;
}

async function saved(driver: Driver, button: string, type: string): Promise<Read> {
  await driver.evaluate('(files.length = 0, true)');
  await press(driver, button);
  await until(driver, `the file of ${button}`, `files.some((one) => one.type.startsWith('${type}'))`);
  await driver.evaluate(`(${readFile(type)})`);
  await until(driver, `${button}, read`, 'globalThis.read !== null');
  const read = (await driver.evaluate('globalThis.read')) as Read;
  expect(read.failure, `${driver.name}: ${button}`).toBeUndefined();
  return read;
}

/** Every picture that can be saved, as one SVG and as a PNG in each theme: each is read again and holds something. */
export async function picturesJourney(driver: Driver, address: string): Promise<void> {
  const places = [
    ['account', '', '.whole canvas, .whole > svg'],
    ['step', `#${refusedStep?.link ?? ''}`, '.stage > svg'],
    ['answer', question, '[aria-current="step"]'],
    ['overview', await largeAccount(), 'main ul[aria-label^="Groups"] button'],
  ] as const;
  for (const [kind, hash, there] of places) {
    await driver.open('about:blank');
    await driver.open(address + hash);
    await driver.evaluate(watch);
    await driver.evaluate(keepFiles);
    // A first visit begins without the picture's tools.
    if (kind === 'account') await press(driver, 'Skip');
    if (hash.startsWith('#d')) await until(driver, 'the sent account', says('Somebody sent you this copy'));
    await until(driver, `the ${kind}`, `Boolean(document.querySelector(${JSON.stringify(there)}))`);
    await press(driver, 'Save as a picture');
    await until(
      driver,
      `the preview of the ${kind}`,
      `document.querySelector('dialog img')?.complete === true`,
    );
    const svg = await saved(driver, 'Save SVG', 'image/svg');
    const root = readXml(svg.text);
    expect(root, `${driver.name}: the SVG of the ${kind} is well-formed`).not.toBeNull();
    expect(svg.text).toContain('@media (prefers-color-scheme:dark)');
    const text = svg.text.replaceAll(/url\(data:font\/woff2;base64,[\w+/=]+\)/g, '');
    expect(text).not.toMatch(/<script|url\(|<foreignObject/);
    expect(text.match(/ (?:xlink:)?href="(?!#|https?:\/\/)/)).toBeNull();
    expect(svg.colours, `${driver.name}: ${kind}`).toBeGreaterThan(20);
    for (const theme of ['Light', 'Dark']) {
      const label = `[...document.querySelectorAll('dialog label')].find((one) => one.textContent.trim() === '${theme}')`;
      await until(driver, `the choice of ${theme}`, `Boolean(${label})`);
      await driver.evaluate(`(${label}.click(), true)`);
      const png = await saved(driver, 'Save PNG', 'image/png');
      expect(png.type).toBe('image/png');
      const scale = png.width / svg.width;
      expect(scale).toBeGreaterThanOrEqual(1);
      expect(scale).toBeLessThanOrEqual(2);
      expect(Math.abs(png.height - scale * svg.height)).toBeLessThan(2);
      expect(png.colours, `${driver.name}: ${kind}, ${theme}`).toBeGreaterThan(20);
    }
    expect(await driver.evaluate('globalThis.problems')).toEqual([]);
  }
}

/** What is printed: a page of paper with the picture and its sentence in place of the controls. */
export async function printJourney(driver: Driver, address: string): Promise<void> {
  await driver.open('about:blank');
  await driver.open(`${address}#${refusedStep?.link ?? ''}`);
  await until(driver, 'the sent account', says('Somebody sent you this copy'));
  await until(driver, 'the scene', `Boolean(document.querySelector('.stage > svg'))`);
  // The page makes itself ready to print only once it has nothing else to do; what listens after that is told after it.
  await vi.waitFor(
    async () => {
      await driver.evaluate(`(globalThis.sheet = '', addEventListener('beforeprint', () => {
        globalThis.sheet = document.querySelector('.print-sheet')?.textContent ?? '';
      }, { once: true }), true)`);
      const paper = await driver.print();
      if (paper) expect(paper.subarray(0, 5).toString('latin1'), driver.name).toBe('%PDF-');
      expect(String(await driver.evaluate('globalThis.sheet')), driver.name).toContain('ana');
    },
    { timeout: 45_000, interval: 500 },
  );
  await until(driver, 'the end of printing', `document.querySelector('.print-sheet') === null`);
}
