import type { BrowserContext, Page } from 'playwright-core';

/** What `watchMotion` hears in the page. */
interface Seen {
  readonly started: Set<string>;
  readonly drawn: Set<string>;
}
type Watching = typeof globalThis & { motion: Seen };

/**
 * Notes from now on what begins to move in the account's picture, and each drawing that stands there at the begin of a
 * frame: what moves is drawn in many ways, a still frame in one.
 * @returns what was noted until it is asked, and begins anew
 */
export async function watchMotion(
  page: Page,
): Promise<() => Promise<{ readonly started: readonly string[]; readonly drawings: number }>> {
  await page.evaluate(() => {
    const motion: Seen = { started: new Set(), drawn: new Set() };
    (globalThis as Watching).motion = motion;
    for (const type of ['transitionrun', 'animationstart'])
      document.addEventListener(type, ({ target }) => {
        const one = target as Element;
        if (one.closest('.graph-panel')) motion.started.add(`${type} on ${one.outerHTML.slice(0, 120)}`);
      });
    const look = (): void => {
      const paths = document.querySelectorAll('.overview svg path, .stage svg path');
      const places = document.querySelectorAll('.overview svg g, .stage svg g');
      const drawing = [...paths].map((one) => one.getAttribute('d') ?? '');
      const lie = [...places].map(
        (one) => `${one.getAttribute('transform') ?? ''} ${one.getAttribute('opacity') ?? ''}`,
      );
      motion.drawn.add([...drawing, ...lie].join('\n'));
      requestAnimationFrame(look);
    };
    look();
  });
  return () =>
    page.evaluate(() => {
      const { started, drawn } = (globalThis as Watching).motion;
      const noted = { started: [...started], drawings: drawn.size };
      started.clear();
      drawn.clear();
      return noted;
    });
}

type Filmed = typeof globalThis & { passing: Set<string> };

/**
 * Notes in each page that the visitor opens from now on how the account's picture becomes the stage, and the stage that
 * picture.
 * @returns reads how many drawings a page has shown on the way since it was last asked
 */
export async function watchPassage(visitor: BrowserContext): Promise<(page: Page) => Promise<number>> {
  await visitor.addInitScript(() => {
    const passing = new Set<string>();
    (globalThis as Filmed).passing = passing;
    const look = (): void => {
      const drawn = document.querySelectorAll('.stage.passing > svg > g');
      if (drawn.length > 0) passing.add([...drawn].map((one) => one.getAttribute('transform') ?? '').join());
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  return (page) =>
    page.evaluate(() => {
      const { passing } = globalThis as Filmed;
      const { size } = passing;
      passing.clear();
      return size;
    });
}
