import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { serviceWorker } from '../../scripts/vite-offline.ts';

const scope = 'https://example.org/iam/';
const folder = mkdtempSync(join(tmpdir(), 'service-worker-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A built page of which `index.html` says `version`, and one of whose files is another. */
function built(version: string): string {
  const directory = join(folder, version);
  mkdirSync(join(directory, 'assets'), { recursive: true });
  mkdirSync(join(directory, '.vite'));
  writeFileSync(join(directory, '.vite/manifest.json'), '{}');
  // What is published beside the page, and isn't kept for when there is no network.
  mkdirSync(join(directory, 'embed/story'), { recursive: true });
  mkdirSync(join(directory, 'social'));
  for (const file of [
    'picture-light.png',
    'embed/sample.html',
    'embed/story/assume.html',
    'social/sample.png',
  ])
    writeFileSync(join(directory, file), '');
  writeFileSync(join(directory, 'index.html'), version);
  writeFileSync(join(directory, 'embed.html'), 'embed');
  writeFileSync(join(directory, 'assets/same.js'), 'same');
  writeFileSync(join(directory, `assets/${version}.js`), version);
  return serviceWorker(directory);
}

/** The caches of a browser, by name, each with its texts by address. */
const caches = new Map<string, Map<string, string>>();
const fetched: string[] = [];
let answers: (url: string) => Response;

const kept = (text: string | undefined): Response | undefined =>
  text === undefined ? undefined : new Response(text);

const browserCaches = {
  open: (name: string) => {
    const cache = caches.get(name) ?? new Map<string, string>();
    caches.set(name, cache);
    return Promise.resolve({
      match: (url: string) => Promise.resolve(kept(cache.get(url))),
      put: async (url: string, response: Response) => void cache.set(url, await response.text()),
    });
  },
  match: (url: string) =>
    Promise.resolve(
      [...caches.values()].map((cache) => kept(cache.get(url))).find((found) => found !== undefined),
    ),
  keys: () => Promise.resolve([...caches.keys()]),
  delete: (name: string) => Promise.resolve(caches.delete(name)),
};

/** A service worker as a browser runs it. */
class Worker {
  readonly #listeners = new Map<string, (event: object) => void>();
  skipped = 0;

  constructor(code: string) {
    const self = {
      registration: { scope },
      clients: { claim: () => Promise.resolve() },
      skipWaiting: () => Promise.resolve(this.skipped++),
      addEventListener: (type: string, listener: (event: object) => void) =>
        this.#listeners.set(type, listener),
    };
    const fetch = (asked: string | { readonly url: string }): Promise<Response> => {
      const url = typeof asked === 'string' ? asked : asked.url;
      fetched.push(url);
      return Promise.resolve(answers(url));
    };
    runInNewContext(code, { self, caches: browserCaches, fetch, URL, Promise });
  }

  async live(type: 'install' | 'activate'): Promise<void> {
    let work: Promise<unknown> = Promise.resolve();
    this.#listeners.get(type)?.({ waitUntil: (promise: Promise<unknown>) => (work = promise) });
    await work;
  }

  hear(data: unknown): void {
    this.#listeners.get('message')?.({ data });
  }

  /** The text that it answers with, or null if it leaves the request to the browser. */
  async answer(path: string, method = 'GET'): Promise<string | null> {
    let response: Promise<Response> | null = null;
    const respondWith = (promise: Promise<Response>): unknown => (response = promise);
    const request = { method, url: new URL(path, scope).href };
    this.#listeners.get('fetch')?.({ request, respondWith });
    return response === null ? null : (await (response as Promise<Response>)).text();
  }
}

beforeEach(() => {
  caches.clear();
  fetched.splice(0);
  answers = (url) => new Response(`of the server: ${url.slice(scope.length)}`);
});

const [one, two] = [built('one'), built('two')];

describe('the service worker', () => {
  test('fetches its own list when it is installed, and nothing that stands apart', async () => {
    await new Worker(one).live('install');
    const assets = [`${scope}assets/one.js`, `${scope}assets/same.js`];
    expect(fetched.sort()).toEqual([scope, ...assets, `${scope}embed.html`]);
  });

  test('answers GETs of its list without the server, whatever follows the #', async () => {
    const worker = new Worker(one);
    await worker.live('install');
    fetched.splice(0);
    expect(await worker.answer('')).toBe('of the server: ');
    expect(await worker.answer('index.html#/lesson/first-policy')).toBe('of the server: ');
    expect(await worker.answer('assets/one.js')).toBe('of the server: assets/one.js');
    expect(fetched).toEqual([]);
  });

  test.each([
    ['the page', '?x=1#/lesson/first-policy', ''],
    ['the page by its name', 'index.html?utm_source=a&b=?#d5.x', ''],
    ['a page with an empty query', '?', ''],
    ['a part of a post', 'embed.html?view=stage&start=tap#d5.x', 'embed.html'],
  ])('answers %s without the server, whatever follows the ?', async (_title, path, file) => {
    const worker = new Worker(one);
    await worker.live('install');
    fetched.splice(0);
    expect([await worker.answer(path), fetched]).toEqual([`of the server: ${file}`, []]);
  });

  test.each([
    ['what isn’t on it', 'assets/two.js', 'GET'],
    ['a place that could be the page', 'lessons/first-policy', 'GET'],
    ['a file that is no page with a query', 'assets/one.js?again', 'GET'],
    ['a page that isn’t on it with a query', 'post.html?x=1', 'GET'],
    ['itself', 'sw.js', 'GET'],
    ['another page of its origin', '/other/assets/one.js', 'GET'],
    ['another origin', 'https://evil.example/iam/assets/one.js', 'GET'],
    ['another method', '', 'POST'],
  ])('leaves %s to the browser', async (_title, path, method) => {
    const worker = new Worker(one);
    await worker.live('install');
    fetched.splice(0);
    expect([await worker.answer(path, method), fetched]).toEqual([null, []]);
  });

  test('fetches only what changed for the next version, and waits until it is asked to take over', async () => {
    await new Worker(one).live('install');
    await browserCaches.open('of somebody else');
    fetched.splice(0);
    const next = new Worker(two);
    await next.live('install');
    expect(fetched.sort()).toEqual([scope, `${scope}assets/two.js`, `${scope}embed.html`]);
    expect([next.skipped, caches.size]).toEqual([0, 3]);
    next.hear('anything');
    expect(next.skipped).toBe(0);
    next.hear('take over');
    expect(next.skipped).toBe(1);
    await next.live('activate');
    expect([...caches.keys()].filter((name) => name.startsWith('iam-playground'))).toHaveLength(1);
    expect(caches.has('of somebody else')).toBe(true);
    expect(await next.answer('assets/same.js')).toBe('of the server: assets/same.js');
  });

  test('is not installed with half a version, and goes on where it stopped', async () => {
    answers = (url) => new Response('', { status: url.includes('one') ? 404 : 200 });
    const worker = new Worker(one);
    await expect(worker.live('install')).rejects.toThrow(`${scope}assets/one.js: 404`);
    answers = () => new Response('there');
    fetched.splice(0);
    await worker.live('install');
    expect(fetched).toEqual([`${scope}assets/one.js`]);
  });

  test('asks the server for a file that the browser has thrown away', async () => {
    const worker = new Worker(one);
    await worker.live('install');
    for (const cache of caches.values()) cache.clear();
    answers = () => new Response('again');
    expect(await worker.answer('assets/one.js')).toBe('again');
  });
});
