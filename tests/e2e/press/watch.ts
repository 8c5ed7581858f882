import type { Page } from 'playwright-core';

/** What stands in the page while a control is pressed: it notes whether anything comes of it. */
interface Watch {
  begin: () => void;
  /** What has changed since `begin`, or null: nothing has. */
  changed: () => string | null;
  /** For how many ms nothing has changed. */
  quiet: () => number;
}
declare const globalThis: { watch: Watch };

/** Runs in the page, before any of its own code. */
function watchPage(): void {
  let change: string | null = null;
  let last = performance.now();
  let focus: Element | null = null;
  let place = '';
  let drawn = '';
  let typed = '';
  const values = (): string =>
    [...document.querySelectorAll<HTMLInputElement>('input, textarea, select')]
      .map(({ value, checked }) => `${value} ${String(checked)}`)
      .join('\n');
  const note = (what: string): void => {
    change ??= what;
    last = performance.now();
  };
  /** What the canvases show, coarsely. */
  const picture = (): string =>
    [...document.querySelectorAll('canvas')]
      .filter((canvas) => canvas.width > 0 && canvas.height > 0)
      .map((canvas) => {
        const small = new OffscreenCanvas(64, 64);
        const context = small.getContext('2d', { willReadFrequently: true });
        if (!context) return '';
        context.drawImage(canvas, 0, 0, 64, 64);
        return context.getImageData(0, 0, 64, 64).data.join();
      })
      .join('|');
  const isOwn = (record: MutationRecord): boolean => {
    if (record.type === 'attributes') return (record.attributeName ?? '').startsWith('data-press');
    // A message that goes by itself after a while is nobody's doing.
    const target = record.target instanceof Element ? record.target : record.target.parentElement;
    return (
      record.addedNodes.length === 0 && record.type === 'childList' && target?.closest('[role="log"]') != null
    );
  };
  new MutationObserver((records) => {
    const record = records.find((one) => !isOwn(one));
    if (record) note(`${record.type} of ${record.target.nodeName}`);
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  for (const type of [
    'input',
    'change',
    'scroll',
    'toggle',
    'hashchange',
    'popstate',
    'close',
    'submit',
    'copy',
  ])
    addEventListener(type, () => note(type), { capture: true });
  // Copying the same once more changes nothing that can be seen.
  const clipboard = navigator.clipboard as Clipboard | undefined;
  const write = clipboard?.writeText.bind(clipboard);
  if (clipboard && write)
    clipboard.writeText = (text) => {
      note('copy');
      return write(text);
    };
  globalThis.watch = {
    begin: () => {
      change = null;
      focus = document.activeElement;
      place = location.href;
      drawn = picture();
      typed = values();
    },
    changed: () => {
      if (change !== null) return change;
      if (location.href !== place) return 'address';
      if (document.activeElement !== focus) return 'focus';
      if (values() !== typed) return 'value';
      return picture() === drawn ? null : 'picture';
    },
    quiet: () => (document.querySelector('[aria-busy="true"]') ? 0 : performance.now() - last),
  };
}

export const putWatch = (page: Page): Promise<unknown> => page.addInitScript(watchPage);

export const begin = (page: Page): Promise<void> => page.evaluate(() => globalThis.watch.begin());

/** Waits until something has changed since `begin`. @returns what, or null: nothing within that time (ms) */
export async function effect(page: Page, patience: number): Promise<string | null> {
  const handle = await page
    .waitForFunction(() => globalThis.watch.changed(), null, { timeout: patience, polling: 30 })
    .catch(() => null);
  return (await handle?.jsonValue()) ?? null;
}

/** Waits until the page has come to rest: nothing changes, and nothing says that it is busy. */
export async function settle(page: Page, rest = 120): Promise<void> {
  await page
    .waitForFunction((wanted) => globalThis.watch.quiet() > wanted, rest, { timeout: 4000, polling: 30 })
    .catch(() => undefined);
}
