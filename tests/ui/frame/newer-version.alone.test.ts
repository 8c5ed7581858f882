import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Playground } from '../../../src/playground/playground.svelte.ts';
import { followVersions } from '../../../src/ui/frame/newer-version.ts';
import { downloadWorkspace } from '../../../src/ui/panels/files/workspaces/file-actions.ts';
import { frame } from '#words/frame.ts';
import type { View } from '../../../src/ui/view/view.svelte.ts';

vi.mock('../../../src/ui/panels/files/workspaces/file-actions.ts', () => ({ downloadWorkspace: vi.fn() }));

interface Flash {
  readonly message: string;
  readonly tone: string | undefined;
  readonly action: { readonly label: string; readonly run: () => void } | null | undefined;
}

let flashes: Flash[];
let isReachable: boolean;
let isThere: boolean;
let looked: string[];
let isSaved: boolean;
let reloads: number;
let gone: AbortController;

/** An image that comes if the server can be reached. */
class FakeImage {
  onload: (() => void) | null = null;
  onerror: (() => void) | null = null;
  set src(_address: string) {
    queueMicrotask(() => (isReachable ? this.onload?.() : this.onerror?.()));
  }
}

/** A link to a part that comes if the server has it. */
class FakeLink {
  href = '';
  onload: (() => void) | null = null;
  onerror: (() => void) | null = null;
  set rel(kind: string) {
    looked.push(`${kind} ${this.href.replace(/\?\d+$/, '')}`);
    queueMicrotask(() => (isThere ? this.onload?.() : this.onerror?.()));
  }
}

beforeEach(() => {
  [isThere, looked] = [false, []];
  vi.stubGlobal('document', {
    hidden: false,
    createElement: () => new FakeLink(),
    head: { append: () => undefined },
  });
  [flashes, isReachable, isSaved, reloads] = [[], true, true, 0];
  const page = new EventTarget();
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('dispatchEvent', page.dispatchEvent.bind(page));
  vi.stubGlobal('location', { reload: () => reloads++ });
  vi.stubGlobal('Image', FakeImage);
  gone = new AbortController();
  const view = {
    get flashes() {
      return flashes;
    },
    flash: (message: string, tone: string, action: Flash['action']) =>
      flashes.push({ message, tone, action }),
  };
  const playground = { settled: () => Promise.resolve(isSaved) };
  followVersions(view as unknown as View, playground as unknown as Playground, gone.signal);
});
afterEach(() => {
  gone.abort();
  vi.unstubAllGlobals();
  vi.mocked(downloadWorkspace).mockClear();
});

const rejected = (message: string): Event =>
  Object.assign(new Event('unhandledrejection', { cancelable: true }), { reason: new TypeError(message) });

/** A part that can't be fetched, as each engine words it; Vite tells of it before nobody catches it. */
const wordings = [
  'Failed to fetch dynamically imported module: https://example.org/assets/x.js',
  'error loading dynamically imported module: https://example.org/assets/x.js',
  'Importing a module script failed.',
];

const noStyles = new Error('Unable to preload CSS for https://example.org/assets/x.css');

test.each(wordings)('a part that is gone is told once, with Reload: “%s”', async (wording) => {
  dispatchEvent(Object.assign(new Event('vite:preloadError'), { payload: new TypeError(wording) }));
  dispatchEvent(rejected(wording));
  await vi.waitFor(() => expect(flashes).toHaveLength(1));
  expect(flashes[0]).toMatchObject({ tone: 'deny', action: { label: 'Reload' } });
  expect(flashes[0]?.message).toContain('A newer version may be there.');
  flashes[0]?.action?.run();
  await vi.waitFor(() => expect(reloads).toBe(1));
  expect(downloadWorkspace).not.toHaveBeenCalled();
});

test('where the server can’t be reached, nobody is told to reload', async () => {
  isReachable = false;
  dispatchEvent(rejected(wordings[0] ?? ''));
  await vi.waitFor(() => expect(flashes).toHaveLength(1));
  expect(flashes[0]?.message).toContain('You may be offline.');
  expect(flashes[0]?.action).toBeUndefined();
});

test('a part that is there again was missing in an outage: nobody is told of a newer version', async () => {
  isThere = true;
  for (const wording of wordings) dispatchEvent(rejected(wording));
  await vi.waitFor(() => expect(flashes).toHaveLength(1));
  expect(flashes[0]?.message).toContain('You may be offline.');
  expect(flashes[0]?.action).toBeUndefined();
  expect(looked).toEqual(['modulepreload https://example.org/assets/x.js']);
});

test('styles that are missing are looked for themselves', async () => {
  dispatchEvent(Object.assign(new Event('vite:preloadError'), { payload: noStyles }));
  await vi.waitFor(() => expect(flashes).toHaveLength(1));
  expect(flashes[0]?.action?.label).toBe('Reload');
  expect(looked).toEqual(['stylesheet https://example.org/assets/x.css']);
});

test('a server that is away again while the part is looked for says nothing of a newer version', async () => {
  document.head.append = () => void (isReachable = false);
  dispatchEvent(rejected(wordings[2] ?? ''));
  await vi.waitFor(() => expect(flashes).toHaveLength(1));
  expect(flashes[0]?.message).toContain('You may be offline.');
  // WebKit names no part: a file of this version stands for all.
  expect(looked[0]).toMatch(/^modulepreload .*newer-version\.ts$/);
});

test('what follows from the same fault says nothing more', async () => {
  isReachable = false;
  flashes.push({ message: frame.addressFailed.text('lesson'), tone: 'deny', action: null });
  const said = vi.spyOn(flashes, 'some');
  dispatchEvent(rejected(wordings[0] ?? ''));
  await vi.waitFor(() => expect(said).toHaveBeenCalled());
  expect(flashes).toHaveLength(1);
  flashes.length = 0;
  dispatchEvent(rejected(wordings[0] ?? ''));
  await vi.waitFor(() => expect(flashes).toHaveLength(1));
  dispatchEvent(rejected(wordings[1] ?? ''));
  await vi.waitFor(() => expect(said).toHaveBeenCalledTimes(3));
  expect(flashes).toHaveLength(1);
});

test('what failed otherwise is left alone', () => {
  const other = rejected('x is undefined');
  dispatchEvent(other);
  expect([other.defaultPrevented, flashes]).toEqual([false, []]);
});

test('work that the browser can’t save is downloaded before anything is reloaded', async () => {
  isSaved = false;
  dispatchEvent(Object.assign(new Event('vite:preloadError'), { payload: rejected(wordings[0] ?? '') }));
  await vi.waitFor(() => expect(flashes).toHaveLength(1));
  flashes[0]?.action?.run();
  await vi.waitFor(() => expect(flashes).toHaveLength(2));
  expect([vi.mocked(downloadWorkspace).mock.calls.length, reloads]).toEqual([1, 0]);
  expect(flashes[1]?.message).toContain('downloaded it as a file');
  flashes[1]?.action?.run();
  expect(reloads).toBe(1);
});
