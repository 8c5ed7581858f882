import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { type EmbedView, embedViews } from '../../src/ui/view/embed-views.ts';
import { address, newVisitor, useBrowser } from './visit.ts';

useBrowser();

const question = '#/ask/s3:GetObject/arn:aws:s3:::reports/q3?as=arn:aws:iam::111122223333:user/ben';
const shown: Readonly<Record<EmbedView, readonly [query: string, hash: string]>> = {
  picture: ['', '#/story/map'],
  stage: ['', '#/story/assume'],
  why: ['', question],
  question: ['', question],
  // As WordPress frames it.
  lesson: ['', '#/lesson/first-policy#?secret=x'],
  terminal: ['&line=aws%20sts%20get-caller-identity', '#/'],
};
const views = Object.keys(shown) as EmbedView[];

/** A post with all arrangements, 320 px wide, and a place to type in. */
const post = `<!doctype html><title>A post</title><meta name="color-scheme" content="light dark">
<style>iframe { display: block; width: 320px; border: 0 }</style><textarea aria-label="A comment"></textarea>
${views
  .map((view) => {
    const [query, hash] = shown[view];
    const source = `${address()}embed.html?start=now&view=${view}${query}${hash}`;
    const height = String(embedViews[view].narrow);
    return `<iframe title="${view}" src="${source.replaceAll('&', '&amp;')}" height="${height}"></iframe>`;
  })
  .join('')}<p>The end</p>`;

let server: Server;
let elsewhere = '';

beforeAll(async () => {
  server = createServer((_request, response) => response.setHeader('content-type', 'text/html').end(post));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  // Another site than 127.0.0.1, at which the page is.
  elsewhere = `http://localhost:${String((server.address() as AddressInfo).port)}/`;
});
afterAll(() => server.close());

/** What goes wrong in a page and its frames, which must be nothing once the test is done. */
function watched(page: Page): void {
  page.setDefaultTimeout(20_000);
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
  onTestFinished(() => {
    expect(problems).toEqual([]);
  });
}

const frameOf = async (page: Page, view: EmbedView): Promise<Frame> => {
  const element = await page.locator(`iframe[title="${view}"]`).elementHandle();
  const frame = await element?.contentFrame();
  if (!frame) throw new Error(`There is no frame with ${view}`);
  await element?.scrollIntoViewIfNeeded();
  await frame.locator(`[data-embed-view="${view}"] footer p`).filter({ hasText: /./ }).waitFor();
  return frame;
};

const foot = (frame: Frame): Promise<string> => frame.locator('footer p[role=status]').innerText();
const full = (frame: Frame): Promise<string | null> =>
  frame.getByRole('link', { name: 'Open in full in IAM Playground' }).getAttribute('href');

test('a post of another site shows every arrangement, and each does what it is for', async () => {
  const page = await (await newVisitor({ viewport: { width: 800, height: 700 } })).newPage();
  watched(page);
  await page.goto(elsewhere, { waitUntil: 'commit' });
  await page.getByLabel('A comment').focus();
  const before = await page.evaluate(() => [history.length, scrollY]);
  for (const view of views) {
    const frame = await frameOf(page, view);
    const { bar, width, height } = await frame.evaluate(() => ({
      bar: document.querySelectorAll('header, nav, [role=banner]').length,
      width: document.documentElement.scrollWidth,
      height: document.querySelector('footer:has([role=status])')?.getBoundingClientRect().height,
    }));
    expect([view, bar, width, height]).toEqual([view, 0, 320, 46]);
  }
  // Nobody has pressed anything yet: the focus and the history are the post's.
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
  expect(await page.evaluate(() => history.length)).toBe(before[0]);

  const picture = await frameOf(page, 'picture');
  expect(await picture.getByRole('img').getAttribute('alt')).toContain('111122223333');
  // Who scrolls over the picture scrolls the post.
  await page.evaluate(() => scrollTo(0, 0));
  const box = await page.locator('iframe[title="picture"]').boundingBox();
  await page.mouse.move((box?.x ?? 0) + 150, (box?.y ?? 0) + 120);
  await page.mouse.wheel(0, 200);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100);

  const stage = await frameOf(page, 'stage');
  const atRest = await foot(stage);
  expect(await full(stage)).toBe(`${address()}#/story/assume`);
  await stage.getByRole('button', { name: 'Next' }).click();
  await expect.poll(() => foot(stage)).not.toBe(atRest);
  await expect.poll(() => full(stage)).toMatch(/#d4\./);

  const why = await frameOf(page, 'why');
  expect(await why.getByRole('heading', { level: 2 }).innerText()).toBe(
    'ben can’t read reports/q3: no policy of theirs allows it.',
  );

  const asked = await frameOf(page, 'question');
  expect(await asked.getByRole('heading', { level: 2 }).innerText()).toBe('Can ben read reports/q3?');
  const told = await asked.locator('body').innerText();
  expect(told).not.toMatch(/can’t|denied|decided/);
  expect(await asked.getByRole('list', { name: /seven gates/ }).count()).toBe(0);
  await asked.getByRole('button', { name: 'No' }).click();
  await asked.getByRole('list', { name: /seven gates/ }).waitFor();
  expect(await foot(asked)).toBe('Right. ben can’t read reports/q3: no policy of theirs allows it.');

  const lesson = await frameOf(page, 'lesson');
  expect(await lesson.getByRole('heading', { level: 2, name: 'First policy' }).count()).toBe(1);
  expect(await lesson.getByRole('link', { name: 'Map' }).count()).toBe(0);
  expect(await full(lesson)).toBe(`${address()}#/lesson/first-policy`);

  const terminal = await frameOf(page, 'terminal');
  const line = terminal.getByRole('textbox');
  expect(await line.inputValue()).toBe('aws sts get-caller-identity');
  expect(await terminal.getByRole('log').innerText()).not.toContain('Arn');
  await line.press('Enter');
  await expect.poll(() => terminal.getByRole('log').innerText()).toContain('user/ana');
});

test('on the visitor’s own site, an embed neither reads nor changes what the browser keeps', async () => {
  const context = await newVisitor();
  const page = await context.newPage();
  watched(page);
  await page.route(address('post.html'), (route) => route.fulfill({ contentType: 'text/html', body: post }));
  await page.addInitScript(() => {
    if (window !== window.top) return;
    localStorage.setItem('iam-playground.theme', '"dark"');
    localStorage.setItem('iam-playground.stored', 'true');
  });
  await page.goto(address('post.html'));
  const kept = (): Promise<unknown> =>
    page.evaluate(async () => ({
      local: { ...localStorage },
      session: sessionStorage.length,
      databases: await indexedDB.databases(),
      workers: (await navigator.serviceWorker.getRegistrations()).length,
    }));
  const before = await kept();
  for (const view of views) {
    const frame = await frameOf(page, view);
    expect(await frame.evaluate(() => document.documentElement.dataset['theme'])).toBeUndefined();
  }
  const lesson = await frameOf(page, 'lesson');
  await lesson.getByRole('radio', { name: 'Goal' }).check({ force: true });
  const terminal = await frameOf(page, 'terminal');
  await terminal.getByRole('textbox').press('Enter');
  await expect.poll(() => terminal.getByRole('log').innerText()).toContain('user/ana');
  expect(await kept()).toEqual(before);
});
