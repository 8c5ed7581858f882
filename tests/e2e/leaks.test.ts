import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import channels from './leaks.json' with { type: 'json' };
import { address, newVisitor, useBrowser } from './visit.ts';

useBrowser();

let server: Server;
let elsewhere = '';
/** The channels that were heard at the other server. */
const heard = new Set<string>();

beforeAll(async () => {
  server = createServer(({ url }, response) => {
    heard.add(decodeURI(url ?? '').slice(1));
    response.setHeader('access-control-allow-origin', '*').setHeader('content-type', 'text/html');
    response.end(url === '/bare.html' ? '<!doctype html><main>Bare</main>' : '');
  });
  // A browser that opens a WebSocket asks first.
  server.on('upgrade', ({ url }, socket) => {
    heard.add((url ?? '').slice(1));
    socket.destroy();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  elsewhere = `localhost:${String((server.address() as AddressInfo).port)}`;
});
afterAll(() => server.close());

/** Tries channels in the page, with code that no policy reaches: only what it sends is judged. */
async function attempt(page: Page, ...codes: readonly string[]): Promise<void> {
  const tried = codes.map(
    (code) => `(async () => { try { ${code.replaceAll('HOST', elsewhere)} } catch {} })()`,
  );
  // What is refused may never answer.
  const enough = 'new Promise((done) => setTimeout(done, 1000))';
  await page.evaluate(`Promise.race([Promise.all([${tried.join()}]), ${enough}])`);
}

const isHeard = (name: string): Promise<boolean> =>
  expect
    .poll(() => heard.has(name), { timeout: 3000 })
    .toBe(true)
    .then(
      () => true,
      () => false,
    );

test('nothing leaves the page by any channel that its policy reaches, from the page or a part of it in a post', async () => {
  for (const rest of ['', 'embed.html?view=picture&start=now#/story/map']) {
    heard.clear();
    const page = await (await newVisitor()).newPage();
    await page.goto(address(rest));
    await page.locator('main').first().waitFor();
    const refused = channels.filter(({ leaves }) => !leaves);
    await attempt(page, ...refused.map(({ code }) => code));
    // One that does leave comes after all others: by then they would have come, too.
    const [open] = channels.filter(({ leaves }) => leaves);
    await attempt(page, open?.code ?? '');
    expect(await isHeard(open?.channel ?? '')).toBe(true);
    expect([...heard].filter((one) => one !== open?.channel)).toEqual([]);
    await page.close();
  }
});

test('the same code is heard from a page without a policy: else the test would prove nothing', async () => {
  heard.clear();
  const page = await (await newVisitor()).newPage();
  await page.goto(`http://${elsewhere.replace('localhost', '127.0.0.1')}/bare.html`);
  const staying = channels.filter(({ channel }) => channel !== 'location');
  await attempt(page, ...staying.map(({ code }) => code));
  const expected = staying.map(({ channel }) => channel);
  await expect.poll(() => expected.filter((one) => !heard.has(one)), { timeout: 10_000 }).toEqual([]);
});

test('what leaves is what the documents name', async () => {
  const told = readFileSync(new URL('../../SECURITY.md', import.meta.url), 'utf8');
  for (const { channel, leaves } of channels)
    expect(told).toMatch(new RegExp(`\\| ${channel} +\\| ${leaves ? 'leaves' : 'nothing'}`));
  // An address that is gone to leaves: so no address is ever made of an account.
  heard.clear();
  const page = await (await newVisitor()).newPage();
  await page.goto(address());
  const code = channels.find(({ channel }) => channel === 'location')?.code ?? '';
  await attempt(page, code).catch(() => undefined);
  expect(await isHeard('location')).toBe(true);
});
