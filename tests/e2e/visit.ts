import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { beforeAll, expect, inject, onTestFinished } from 'vitest';
import { findHeadless } from '../../scripts/find-chromium.mjs';

let browser: Browser | null = null;

/** The browser of this worker's files, which ends with the worker. Call it at the file's top. */
export function useBrowser(): void {
  beforeAll(async () => {
    if (browser?.isConnected()) return;
    const executablePath = findHeadless();
    browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox'] });
  });
}

/** The browser that `useBrowser` started. */
export function theBrowser(): Browser {
  if (!browser) throw new Error('a file without `useBrowser()` has no browser');
  return browser;
}

export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What went wrong so far: errors on the console, uncaught errors, violations of the page's security policy. */
  readonly problems: string[];
}

/** How long something may take to come, in ms: well under a test's time, so that what was waited for is said. */
const patience = 20_000;

/** Where the built page is, with what stands behind the slash. */
export const address = (rest = ''): string => inject('address') + rest;

/**
 * Puts into a browser what a page keeps of somebody who has seen all of it, and who left the drawer open. Runs in the
 * page, before its own scripts.
 */
export const hasComeBefore = (): void => {
  try {
    const keep = (key: string, value: string): void => {
      const name = `iam-playground.${key}`;
      if (localStorage.getItem(name) === null) localStorage.setItem(name, value);
    };
    keep('unfolded', 'true');
    keep('layout', '{"bottom":{"folded":false}}');
  } catch {
    // A page without storage.
  }
};

/** Puts into a browser that its visitor has seen all of the page. Runs in the page, before its own scripts. */
export const hasSeenAll = (): void => {
  try {
    const name = 'iam-playground.unfolded';
    if (localStorage.getItem(name) === null) localStorage.setItem(name, 'true');
  } catch {
    // A page without storage.
  }
};

/**
 * A browser profile of its own, without an account. `isFirst`: a visitor who has never come before, to whom the story
 * shows the page part by part. It is closed with the test, which no problem may have left.
 */
export async function newVisitor({
  isFirst = false,
  ...options
}: BrowserContextOptions & { readonly isFirst?: boolean } = {}): Promise<BrowserContext> {
  const context = await theBrowser().newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  });
  if (!isFirst) await context.addInitScript(hasComeBefore);
  onTestFinished(() => context.close());
  return context;
}

/** What the page shows, as assistive technology hears it: the open dialog, else all of it. */
async function shown(page: Page): Promise<string> {
  const dialog = page.getByRole('dialog');
  const open = (await dialog.count()) > 0 ? dialog.first() : page.locator('body');
  return open.ariaSnapshot({ timeout: 2000 }).catch(() => 'the page shows nothing');
}

/** `SLOW=6` plays journeys on a device that is so many times slower, which shows what only happens to be in time. */
const slowness = Number(process.env['SLOW'] ?? 1);

/** Opens the page and waits until it is there: somebody acts, and the story or the account can be read. */
export async function visit(context: BrowserContext, rest = ''): Promise<Visit> {
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  if (slowness > 1)
    await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: slowness });
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
  await page.exposeFunction('reportViolation', (what: string) => problems.push(`policy: ${what}`));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      const report = (globalThis as unknown as { reportViolation: (what: string) => void }).reportViolation;
      report(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
    });
  });
  onTestFinished(() => {
    expect(problems).toEqual([]);
  });
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail') console.log(await shown(page));
  });
  await page.goto(address(rest));
  await page.getByRole('banner').waitFor();
  return { page, context, problems };
}

/** Waits until the page has come to rest: nothing moves, nothing is still arriving, and it has time to spare. */
export async function atRest(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector('[aria-busy="true"]') === null &&
      document.getAnimations().every(({ playState }) => playState !== 'running'),
  );
  await page.evaluate(
    () =>
      new Promise<void>((done) => {
        const idle = (deadline: IdleDeadline): void => {
          if (deadline.timeRemaining() > 10) done();
          else requestIdleCallback(idle);
        };
        requestIdleCallback(idle);
      }),
  );
}

/** Starts to note how long the page's tasks take. @returns the longest since, in ms */
export async function watchFreezes(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const tasks: number[] = [];
    (globalThis as unknown as { longTasks: number[] }).longTasks = tasks;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) tasks.push(entry.duration);
    }).observe({ type: 'longtask' });
  });
  return () =>
    page.evaluate(() => Math.max(0, ...(globalThis as unknown as { longTasks: number[] }).longTasks));
}
