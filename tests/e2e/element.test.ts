import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { embed as words } from '#words/embed.ts';
import { embedStart } from '#words/embed-start.ts';
import { Host } from './host.ts';
import { servedWith } from './served-with.ts';
import { address, newVisitor, useBrowser } from './visit.ts';

useBrowser();

interface Playground extends HTMLElement {
  getState(): Promise<string>;
  reset(): Promise<unknown>;
}

const elementOf = (site: string, attributes: string): string =>
  `<script src="${site}embed/v1.js"></script><iam-playground start="now" ${attributes}></iam-playground>`;

test('in a sandboxed post, where nobody has an origin, the element hears its frame and is answered', async () => {
  const page = await (await newVisitor()).newPage();
  const site = await servedWith({ 'access-control-allow-origin': '*' });
  const served = createServer((request, response) => {
    const body =
      request.url === '/post'
        ? elementOf(site, 'view="stage" address="#/story/assume" height="460"')
        : '<iframe width="700" height="500" sandbox="allow-scripts" src="/post"></iframe>';
    response.setHeader('content-type', 'text/html').end(body);
  });
  await new Promise<void>((listening) => served.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void served.close());
  await page.goto(`http://localhost:${String((served.address() as AddressInfo).port)}/`);
  const post = await (await page.locator('iframe').elementHandle())?.contentFrame();
  if (!post) throw new Error('There is no post');
  await post.locator('iam-playground').waitFor();
  expect(await post.evaluate(() => self.origin)).toBe('null');
  const state = post.locator('iam-playground').evaluate((one: Playground) => one.getState());
  expect(await state).toMatch(/^d\d\./);
  // Another window of the post's says nothing to it, whatever it calls itself.
  const heard = await post.locator('iam-playground').evaluate(async (one: Playground) => {
    let count = 0;
    one.addEventListener('solved', () => count++);
    const says = { ns: 'iam-playground', v: 1, type: 'solved', says: 'x' };
    window.postMessage(says, '*');
    await one.reset();
    return count;
  });
  expect(heard).toBe(0);
});

test('a call to a frame whose page never comes fails with a reason after a minute', async () => {
  const page = await (await newVisitor()).newPage();
  await page.clock.install();
  await page.route('**/embed/story/*', (route) => route.abort());
  const post = address('a-post.html');
  await page.route(post, (route) =>
    route.fulfill({ contentType: 'text/html', body: elementOf(address(), 'address="#/story/assume"') }),
  );
  await page.goto(post);
  await page.evaluate(() => {
    const one = document.querySelector('iam-playground') as Playground;
    const kept = globalThis as unknown as { ended: string };
    kept.ended = 'waiting';
    one.getState().then(
      () => (kept.ended = 'answered'),
      (error: Error) => (kept.ended = error.message),
    );
  });
  const ended = (): Promise<string> =>
    page.evaluate(() => (globalThis as unknown as { ended: string }).ended);
  await page.clock.fastForward(59_000);
  expect(await ended()).toBe('waiting');
  await page.clock.fastForward(2000);
  await expect.poll(ended).toBe('timeout');
});

test('a call to an embed that can’t show its scene fails with the reason that stands there', async () => {
  const page = await (await newVisitor()).newPage();
  const post = address('a-post.html');
  await page.route(post, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: elementOf(address(), 'address="#d5.cut"'),
    }),
  );
  await page.goto(post);
  const asked = page
    .locator('iam-playground')
    .evaluate((one: Playground) => one.getState().catch((error: Error) => error.message));
  expect(await asked).toBe(words.problem.link);
});

test('where a post forbids windows, a picture shows the address of the page in full, selected', async () => {
  const page = await (await newVisitor()).newPage();
  const post = address('a-post.html');
  const src = address('embed/story/assume.html?start=tap');
  await page.route(post, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<iframe width="660" height="460" sandbox="allow-scripts allow-same-origin" src="${src}"></iframe>`,
    }),
  );
  await page.goto(post);
  const frame = page.frameLocator('iframe');
  await frame.getByRole('button', { name: 'Start' }).first().waitFor();
  await frame.locator('.drawn footer a').filter({ visible: true }).click();
  const full = `${address()}#/story/assume`;
  const selected = (): Promise<string> =>
    frame.locator('body').evaluate(() => getSelection()?.toString() ?? '');
  await expect.poll(selected).toBe(full);
  expect(await frame.locator('.drawn footer p').filter({ visible: true }).innerText()).toBe(full);
});

test('in a large frame a scene’s first picture keeps its letters near those of the page', async () => {
  const page = await (await newVisitor({ viewport: { width: 1600, height: 900 } })).newPage();
  await page.goto(address('embed/sample.html?start=tap'));
  const drawn = page.locator('.drawn svg').filter({ visible: true }).first();
  const { width, x } = (await drawn.boundingBox()) ?? { width: 0, x: 0 };
  expect(Math.round(width)).toBe(986);
  expect(Math.round(x + width / 2)).toBe(800);
});

test.each([
  ['a picture', 'story/assume.html', '.stage-room', 250],
  ['a lesson', 'lesson/first-policy.html', 'main', 600],
])('paper shows %s as large as its frame, and all of it', async (_what, path, part, least) => {
  const page = await (await newVisitor({ viewport: { width: 700, height: 460 } })).newPage();
  await page.goto(address(`embed/${path}?start=now`));
  await page.locator('[data-embed-view] footer p').filter({ hasText: /./ }).waitFor();
  await page.locator('.drawn').waitFor({ state: 'detached' });
  await page.emulateMedia({ media: 'print' });
  const heights = (): Promise<boolean> =>
    page.evaluate(
      ([name, wanted]) => {
        const height = document.querySelector(name)?.getBoundingClientRect().height ?? 0;
        return height >= wanted && document.documentElement.scrollHeight >= Math.floor(height);
      },
      [part, least] as const,
    );
  await expect.poll(heights).toBe(true);
});

test('a part whose server is gone after its picture says so, its calls fail, and it comes once the server is back', async () => {
  const host = await Host.start();
  const body =
    '<script src="embed/v1.js"></script><iam-playground start="tap" address="#/story/assume" height="460">';
  writeFileSync(join(host.folder, 'a-post.html'), body);
  const page = await (await newVisitor()).newPage();
  await page.goto(`${host.address}a-post.html`);
  const frame = page.frameLocator('iframe');
  const press = (name: string) => frame.getByRole('button', { name }).first();
  await press('Start').waitFor();
  const asked = page.locator('iam-playground').evaluate((one: Playground) =>
    one.getState().then(
      () => '',
      (error: Error) => error.message,
    ),
  );
  host.isAway = true;
  await press('Start').click();
  await frame.getByRole('alert').getByText(embedStart.notThere).filter({ visible: true }).waitFor();
  expect(await asked).toBe(embedStart.notThere);
  await press(embedStart.again).click();
  await expect.poll(() => frame.locator('#embed').getAttribute('data-state')).toBe('failed');
  host.isAway = false;
  await press(embedStart.again).click();
  await frame.locator('[data-embed-view="stage"] footer p').filter({ hasText: /./ }).waitFor();
  const state = page.locator('iam-playground').evaluate((one: Playground) => one.getState());
  expect(await state).toMatch(/^d\d\./);
});
