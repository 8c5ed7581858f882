import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished } from 'vitest';
import { noticeActionTexts, noticeTexts } from '#words/notices.ts';
import { Host } from '../e2e/host.ts';
import { type Driver, expectClean, press, says, until, watch } from './journey.ts';

const fileOf = (name: string): string =>
  readFileSync(new URL(`../../public/${name}`, import.meta.url), 'utf8');

/** Serves texts by their paths on another site, `files.get('/')` for any other path. @returns the site's address */
async function servedElsewhere(
  files: ReadonlyMap<string, { readonly type: string; readonly text: string }>,
  headers: Readonly<Record<string, string>> = {},
): Promise<string> {
  const server = createServer(({ url }, response) => {
    const { type = 'text/html', text = '' } = files.get(url ?? '') ?? files.get('/') ?? {};
    response.writeHead(200, { ...headers, 'content-type': type }).end(text);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://localhost:${String((server.address() as AddressInfo).port)}/`;
}

/** Serves the example post on another site, under a strict policy, with parts of the page at `page` in it. */
async function servedPost(page: string): Promise<string> {
  const { origin } = new URL(page);
  const policy = `default-src 'none'; script-src ${origin}; frame-src ${origin}; style-src 'self'; img-src 'self'; require-trusted-types-for 'script'`;
  // The post's style and icon are its own site's.
  const post = fileOf('post.html')
    .replaceAll(/(src|href)="\.\/(?!post\.css|icon\.svg)/g, `$1="${page}`)
    // Not every driver can press something within a frame.
    .replaceAll(' start="tap"', '');
  const files = new Map([
    ['/', { type: 'text/html', text: post }],
    ['/post.css', { type: 'text/css', text: fileOf('post.css') }],
    ['/icon.svg', { type: 'image/svg+xml', text: fileOf('icon.svg') }],
  ]);
  return servedElsewhere(files, { 'content-security-policy': policy });
}

const element = (view: string): string => `document.querySelector('iam-playground[view=${view}]')`;

/** Calls a method of an element, and waits for its answer. */
async function asked(driver: Driver, view: string, call: string): Promise<unknown> {
  await driver.evaluate(
    `(globalThis.answer = undefined, ${element(view)}.${call}.then((one) => (globalThis.answer = { one }), (error) => (globalThis.answer = { one: String(error) })), true)`,
  );
  await until(driver, `an answer of ${view} to ${call}`, 'globalThis.answer !== undefined');
  return driver.evaluate('globalThis.answer.one');
}

/**
 * A post on another site: its elements arrive when they are scrolled to, follow its calls, and say what
 * happens in them; the post's policy is kept, and only the page is asked for anything.
 */
export async function postJourney(driver: Driver, page: string): Promise<void> {
  await driver.open(await servedPost(page));
  await driver.evaluate(watch);
  await driver.evaluate(`(globalThis.told = [], document.querySelectorAll('iam-playground').forEach((one) =>
    ['ready', 'change', 'error'].forEach((type) => one.addEventListener(type, () => told.push(one.getAttribute('view') + ' ' + type)))), true)`);
  for (const view of ['stage', 'question', 'terminal', 'lesson']) {
    await driver.evaluate(`(${element(view)}.scrollIntoView(), true)`);
    // What is there before the listener counts, too: it answers.
    const state = await asked(driver, view, 'getState()');
    if (view !== 'lesson') expect(state, view).toMatch(/^d5\.[\w-]+\.[\w-]{6}$/);
  }
  expect(await asked(driver, 'question', 'runCheck()')).toEqual({ met: 0, of: 1, isSolved: false });
  expect(await asked(driver, 'terminal', `setState('d4.AAAA.AAAAAA')`)).toMatch(/^Error: .*its link is cut/);
  const state = String(await asked(driver, 'terminal', 'getState()'));
  expect(await asked(driver, 'stage', `setState(${JSON.stringify(state)})`)).toBeNull();
  expect(await driver.evaluate(`told.filter((one) => one.endsWith('error'))`)).toEqual([]);
  await expectClean(driver, new URL(page).origin);
  // A part alone asks its own server only, under the page's policy.
  await driver.open(`${page}embed.html?view=terminal&start=now#/story/map`);
  await driver.evaluate(watch);
  await until(
    driver,
    'a part alone',
    `document.querySelector('[data-embed-view=terminal] footer p')?.innerText.length > 0`,
  );
  await expectClean(driver);
}

/** A browser that gives frames of other sites no storage: the page plays there, and says that it keeps nothing. */
export async function blockedJourney(driver: Driver, page: string): Promise<void> {
  const { evaluateIn } = driver;
  if (!evaluateIn) return;
  const frame = `<iframe title="The page" width="1280" height="800" src="${page}"></iframe>`;
  await driver.open(await servedElsewhere(new Map([['/', { type: 'text/html', text: frame }]])));
  const inFrame = (expression: string) =>
    expect.poll(() => evaluateIn(page, expression).catch(() => null), { timeout: 45_000, interval: 200 });
  await inFrame(says('Acting as')).toBe(true);
  await inFrame(`(() => { try { return localStorage.length } catch ({ name }) { return name } })()`).toBe(
    'SecurityError',
  );
  await inFrame(says(noticeTexts['storage-unavailable']())).toBe(true);
  await inFrame(says(noticeActionTexts.download)).toBe(true);
}

/** After one visit the page opens without a network, with its lessons. */
export async function offlineJourney(driver: Driver): Promise<void> {
  const host = await Host.start();
  host.keepOffline();
  await driver.open(host.address);
  await driver.evaluate(watch);
  await press(driver, 'Skip');
  await until(driver, 'the page', says('Acting as'));
  await driver.evaluate(`(navigator.serviceWorker.ready.then(() => (globalThis.isKept = true)), true)`);
  await until(driver, 'the page as it is kept', 'globalThis.isKept === true');
  await expectClean(driver);
  host.isAway = true;
  await driver.reload();
  await until(driver, 'the page without a network', says('Acting as'));
  await driver.evaluate(`(location.hash = '#/lesson/groups-carry-policies', true)`);
  await until(driver, 'a lesson without a network', `Boolean(document.querySelector('.lesson h2'))`);
}
