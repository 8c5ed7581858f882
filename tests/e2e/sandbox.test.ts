import type { BrowserContext, Frame } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { page as words } from '#words/page.ts';
import { noticeActionTexts, noticeTexts } from '#words/notices.ts';
import { smallLesson } from '../lessons/workshop/small.ts';
import { servedWith } from './served-with.ts';
import { address, newVisitor, useBrowser } from './visit.ts';

useBrowser();

/** Opens a host's page with the playground in a frame. Its console has the browser's own errors about the frame. */
async function framed(context: BrowserContext, attributes: string, url: string): Promise<Frame> {
  // From another site, a browser wouldn't let it reach this machine. The sandbox makes the frame another origin anyway.
  const host = new URL('host.html', url).href;
  const frame = `<iframe ${attributes} width="390" height="700" src="${url}"></iframe>`;
  await context.route(host, (route) => route.fulfill({ contentType: 'text/html', body: frame }));
  const page = await context.newPage();
  await page.goto(host);
  await expect.poll(() => page.frames().length).toBe(2);
  const [, inner] = page.frames();
  if (!inner) throw new Error('There is no frame');
  return inner;
}

/** Expects that the page says that its browser stores nothing, and offers the account as a file. */
async function expectNothingStored(frame: Frame): Promise<void> {
  const notice = frame.getByRole('log').filter({ hasText: noticeTexts['storage-unavailable']() });
  await notice.waitFor();
  await notice.getByRole('button', { name: noticeActionTexts.download }).waitFor();
}

const firstSentence = 'Who is who in AWS';

describe('a frame with `sandbox="allow-scripts"`', () => {
  test('says at once that scripts can’t be loaded here, with the address to open', async () => {
    const url = address('#lesson/only-if');
    const frame = await framed(await newVisitor(), 'sandbox="allow-scripts"', url);
    const said = frame.getByRole('alert');
    await said.getByText(words.scriptsFailed).waitFor();
    expect(await said.getByRole('link').textContent()).toBe(url);
    expect(await said.getByRole('link').getAttribute('href')).toBe(url);
    expect(await frame.getByText(words.noScript).isVisible()).toBe(false);
    const box = await said.boundingBox();
    expect(box?.width).toBeGreaterThan(300);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(400);
  });

  test('plays where the host’s header lets every origin read the scripts, and says that nothing is stored', async () => {
    const url = await servedWith({ 'access-control-allow-origin': '*' });
    const frame = await framed(await newVisitor(), 'sandbox="allow-scripts"', url);
    await frame.getByRole('banner').waitFor();
    expect(await frame.locator('#no-scripts').isVisible()).toBe(false);
    await expectNothingStored(frame);
  });

  test('reads files itself, where no worker can start, within a tenth of their size', async () => {
    const url = await servedWith({ 'access-control-allow-origin': '*' });
    const frame = await framed(await newVisitor(), 'sandbox="allow-scripts"', `${url}#/workshop`);
    const input = frame.locator('input[type=file]').first();
    const give = (text: string): Promise<void> =>
      input.setInputFiles({ name: 'mine.md', mimeType: 'text/markdown', buffer: Buffer.from(text) });
    const long = smallLesson('small').replace(
      'pages: []',
      `documents: {d: ${'x'.repeat(16_000)}}\npages: []`,
    );
    await give(long);
    await frame.getByText('This is longer than 16000 characters.').waitFor();
    await give(smallLesson('small'));
    await frame.getByRole('heading', { name: 'Small' }).first().waitFor();
  });
});

test('a frame without a sandbox says nothing of scripts', async () => {
  const frame = await framed(await newVisitor(), '', address());
  await frame.getByRole('banner').waitFor();
  expect(await frame.locator('#no-scripts').isVisible()).toBe(false);
});

test('scripts that the network keeps out are said, too', async () => {
  const context = await newVisitor();
  await context.route('**/assets/*.js', (route) => route.abort());
  const page = await context.newPage();
  await page.goto(address());
  await page.getByRole('alert').getByText(words.scriptsFailed).waitFor();
});

describe('where no script runs at all, CSS says so', () => {
  test('in a frame that allows none', async () => {
    const frame = await framed(await newVisitor(), 'sandbox', address());
    await frame.page().waitForLoadState();
    await frame.locator('#no-scripts').waitFor();
    expect(await frame.getByText(words.noScript).isVisible()).toBe(true);
    expect(await frame.getByRole('link', { name: words.openAlone }).isVisible()).toBe(true);
    expect(await frame.getByText(words.scriptsFailed).isVisible()).toBe(false);
  });

  test('in a browser without JavaScript, after a moment in which scripts could come', async () => {
    const context = await newVisitor({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(address());
    const said = page.locator('#no-scripts');
    expect(await page.getByText(firstSentence).count()).toBeGreaterThan(0);
    expect(await said.evaluate((element) => getComputedStyle(element).animationDelay)).toBe('2s');
    await said.getByText(words.noScript).waitFor();
  });
});
