import type { ElementHandle, Page, Request } from 'playwright-core';
import { watchPage, type Watch } from './watch-page.ts';

declare const globalThis: { watch: Watch };

/** What a page has asked its server for and not got yet: chunks, styles, workers. */
const arriving = new WeakMap<Page, Set<Request>>();

/** Puts the watch into a page that is still to be opened. */
export async function putWatch(page: Page): Promise<void> {
  const requests = new Set<Request>();
  arriving.set(page, requests);
  page.on('request', (request) => requests.add(request));
  page.on('requestfinished', (request) => requests.delete(request));
  page.on('requestfailed', (request) => requests.delete(request));
  // What the page before has asked for never comes.
  page.on('framenavigated', () => requests.clear());
  await page.addInitScript(watchPage);
}

/** What is pressed next: it causes all that comes from then on. */
export const begin = (pressed: ElementHandle<Element>, mayClose: boolean): Promise<void> =>
  pressed.evaluate((element, may) => globalThis.watch.begin(element, may), mayClose);

/** Waits until something has changed since `begin`. @returns what, or null: nothing within that time (ms) */
export const effect = (page: Page, patience: number): Promise<string | null> =>
  page.evaluate((most) => globalThis.watch.effect(most), patience);

/** Waits until the page has come to rest: nothing changes, nothing is on its way, nothing says that it is busy. */
export async function settle(page: Page): Promise<void> {
  const until = performance.now() + 4000;
  do await page.evaluate(() => globalThis.watch.rest());
  while ((arriving.get(page)?.size ?? 0) > 0 && performance.now() < until);
}

/** Waits until something moves in the page, no longer than that (ms), and then until it rests. */
export async function nextMove(page: Page, patience: number): Promise<void> {
  await page.evaluate((most) => globalThis.watch.moved(most), patience);
  await settle(page);
}

/** How often the page has begun to write into its database since it was opened. */
export const writesOf = (page: Page): Promise<number> => page.evaluate(() => globalThis.watch.writes());
