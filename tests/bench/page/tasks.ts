import type { Browser, Page } from 'playwright-core';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly args?: { readonly name?: string };
  /** Microseconds of the thread's own processor time. */
  readonly tdur?: number;
}

/** A mark that only the page itself makes: the browser's own pages have main threads, too. */
const mark = 'the page itself';

/** The tasks of the page's own thread while something is done, in ms of processor time: what else runs doesn't count. */
export async function tasksWhile(
  browser: Browser,
  page: Page,
  act: () => Promise<unknown>,
): Promise<number[]> {
  await browser.startTracing(page, { categories: ['toplevel', 'blink.user_timing', '__metadata'] });
  await act();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  await page.evaluate((name) => void performance.mark(name), mark);
  await page.waitForTimeout(1000);
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
    readonly traceEvents: readonly TraceEvent[];
  };
  const own = traceEvents.find(({ name }) => name === mark)?.pid;
  const threads = traceEvents.filter(
    ({ name, pid, args }) => name === 'thread_name' && pid === own && args?.name === 'CrRendererMain',
  );
  const isMain = ({ pid, tid }: TraceEvent): boolean =>
    threads.some((thread) => thread.pid === pid && thread.tid === tid);
  const tasks = traceEvents.filter(
    (event) => event.ph === 'X' && event.name.endsWith('RunTask') && isMain(event),
  );
  return tasks.map(({ tdur = 0 }) => tdur / 1000);
}

/** The longest of them. */
export const longestTask = async (
  browser: Browser,
  page: Page,
  act: () => Promise<unknown>,
): Promise<number> => Math.max(0, ...(await tasksWhile(browser, page, act)));
