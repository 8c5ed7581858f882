import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type FrameLocator, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { noticeActionTexts, noticeTexts } from '#words/notices.ts';
import { findHeadless } from '../../scripts/find-chromium.mjs';
import { carryingWorkshop, workshopLink } from '../lessons/workshop/small.ts';
import { begin, fill, submit } from './doing.ts';
import { actAs } from './places.ts';
import { atRest, address, hasComeBefore, newVisitor, useBrowser } from './visit.ts';

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

test('a terminal in a narrow post lets the post be scrolled on, once its own answers are at their end', async () => {
  const { page, frame } = await typing('embed.html?view=terminal&start=now#/story/map');
  await page.locator('iframe').evaluate((iframe) => {
    Object.assign((iframe as HTMLIFrameElement).style, { width: '320px', height: '480px' });
    document.body.style.paddingBottom = '3000px';
  });
  const log = frame.locator('.terminal .log');
  await log.waitFor();
  await atRest(page.frames()[1] as unknown as Page);
  const box = await log.boundingBox();
  await page.mouse.move((box?.x ?? 0) + 50, (box?.y ?? 0) + 40);
  await expect
    .poll(async () => {
      await page.mouse.wheel(0, 400);
      return page.evaluate(() => scrollY);
    })
    .toBeGreaterThan(100);
});

test('a frame on another site says once that what is made there may stay there, with a download', async () => {
  // Storage in frames of other sites is allowed and kept apart, as browsers do by default; the tests' other one blocks it.
  const executablePath = findHeadless();
  const context = await chromium.launchPersistentContext('', {
    ...(executablePath && { executablePath }),
    args: ['--no-sandbox', '--enable-features=ThirdPartyStoragePartitioning'],
    viewport: { width: 1280, height: 800 },
  });
  onTestFinished(() => context.close());
  await context.addInitScript(hasComeBefore);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const elsewhere = origin.replace('127.0.0.1', 'localhost');
  const made = async (name: string): Promise<void> => {
    const inner = page.frames()[1] as unknown as Page;
    await begin(inner, /^New user/);
    await fill(inner, { Name: name });
    await submit(inner, 'Create the user');
  };
  await page.goto(`${elsewhere}/?hash=`);
  const frame = page.frameLocator('iframe');
  await frame.getByRole('banner').waitFor();
  const notice = frame.locator('.notice').filter({ hasText: noticeTexts['storage-apart']() });
  expect(await frame.locator('.notice').count()).toBe(0);
  await actAs(page.frames()[1] as unknown as Page, /^root user/);
  await made('zoe');
  await notice.waitFor();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    notice.getByRole('button', { name: noticeActionTexts.download }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/\.json$/);
  await notice.getByRole('button', { name: 'Dismiss' }).click();
  await made('yves');
  expect(await notice.count()).toBe(0);
  // The page's own address has none of it, and says nothing of frames.
  const alone = await context.newPage();
  alone.setDefaultTimeout(20_000);
  await alone.goto(address());
  await atRest(alone);
  expect(await alone.getByText('zoe', { exact: true }).count()).toBe(0);
  await actAs(alone, /^root user/);
  await begin(alone, /^New user/);
  await fill(alone, { Name: 'xena' });
  await submit(alone, 'Create the user');
  expect(await alone.locator('.notice').count()).toBe(0);
});
