import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';

interface Watched {
  /** How much of the page has moved by itself so far, as browsers measure it, each with what moved. */
  readonly shifts: { readonly by: number; readonly of: string }[];
  /** When the largest text or picture was painted, in ms. */
  largest: number;
}

/**
 * Notes from the first paint on what moves on a page by itself. All counts: with a touch screen, browsers take the
 * beginning for an answer to somebody's touch.
 */
export const watchShifts = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(() => {
    const watched: Watched = { shifts: [], largest: 0 };
    Object.assign(globalThis, { watched });
    interface Shift extends PerformanceEntry {
      readonly value: number;
      readonly sources: readonly { readonly node: Node | null }[];
    }
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries() as Shift[]) {
        const [first] = sources;
        const node = first?.node instanceof Element ? first.node : first?.node?.parentElement;
        watched.shifts.push({
          by: value,
          of: `${node?.localName ?? '?'}.${node?.className.toString() ?? ''}`,
        });
      }
    }).observe({ type: 'layout-shift', buffered: true });
    new PerformanceObserver((list) => {
      watched.largest = list.getEntries().at(-1)?.startTime ?? watched.largest;
    }).observe({ type: 'largest-contentful-paint', buffered: true });
  });

/** Holds that a page, which was opened by its address, has stood still since its first paint. */
export async function stoodStill(page: Page): Promise<void> {
  const { shifts, largest } = await page.evaluate(
    () => (globalThis as unknown as { watched: Watched }).watched,
  );
  const sum = shifts.reduce((all, { by }) => all + by, 0);
  const told = shifts.map(({ by, of }) => `${by.toFixed(4)} ${of}`).join('\n');
  expect(sum, `what moved:\n${told}`).toBeLessThanOrEqual(0.02);
  expect(largest).toBeGreaterThan(0);
}
