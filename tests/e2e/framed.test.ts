import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { carryingWorkshop, workshopLink } from '../lessons/workshop/small.ts';
import { atRest, address, newVisitor, useBrowser } from './visit.ts';

useBrowser();

/** Another site's page: a place to type in, and the playground in a frame. */
const host = (hash: string): string => `<!doctype html>
<title>A post</title>
<textarea aria-label="A comment"></textarea>
<iframe title="The playground" width="1200" height="700" src="${address()}${hash}"></iframe>`;

let server: Server;
let origin = '';

beforeAll(async () => {
  server = createServer((request, response) => {
    const hash = new URL(request.url ?? '/', 'http://host').searchParams.get('hash') ?? '';
    response.setHeader('content-type', 'text/html').end(host(hash));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});
afterAll(() => server.close());

/** Shows the other site's page to somebody who types there at once. */
async function typing(hash: string): Promise<{ readonly page: Page; readonly frame: FrameLocator }> {
  const page = await (await newVisitor()).newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(`${origin}/?hash=${encodeURIComponent(hash)}`, { waitUntil: 'commit' });
  await page.getByLabel('A comment').focus();
  await page.keyboard.type('first ');
  return { page, frame: page.frameLocator('iframe') };
}

const words = 'the rest of the words';

test.each([
  ['#/ask/s3:GetObject/arn:aws:s3:::reports/q3', 'heading', /GetObject|q3/],
  ['#/present', 'heading', /./],
  ['#/present/lesson/first-policy', 'heading', /./],
  ['#/lessons', 'heading', 'Lessons'],
  ['#/lesson/first-policy', 'heading', /./],
  ['#/workshop', 'heading', 'Workshops'],
  ['#/story/roles', 'heading', /./],
  ['#/step/1', 'heading', /./],
  ['sent workshop', 'heading', 'Our own workshop'],
] as const)('%s in a frame leaves the focus to whoever types beside it', async (place, role, name) => {
  const hash = place === 'sent workshop' ? await workshopLink(carryingWorkshop('small')) : place;
  const { page, frame } = await typing(hash);
  await frame.getByRole(role, { name }).first().waitFor();
  const inner = page.frames()[1];
  if (!inner) throw new Error('There is no frame');
  await atRest(inner as unknown as Page);
  await page.keyboard.type(words);
  expect(await page.getByLabel('A comment').inputValue()).toBe(`first ${words}`);
  expect(await inner.evaluate(() => document.activeElement === document.body)).toBe(true);
});

test('once something is pressed in the frame, the focus goes with what opens there', async () => {
  const { page, frame } = await typing('#/workshop');
  await frame.getByRole('link', { name: /^IAM identities in 30 minutes/ }).click();
  const title = frame.getByRole('heading', { name: 'IAM identities in 30 minutes' });
  await title.waitFor();
  await expect.poll(() => title.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('IFRAME');
});
