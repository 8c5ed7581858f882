import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Saved } from '../e2e/press/account.ts';
import { putWatch, settle } from '../e2e/press/watch.ts';
import { hasSeenAll } from '../e2e/visit.ts';

/** Takes a view of the page as it stands. `fills`: its picture is to fill its place. */
export type Take = (name: string, page: Page, fills?: boolean) => Promise<void>;

/** What the browser keeps when a scene begins: the page's sample, a large account, or every lesson solved. */
type SceneAccount = 'sample' | 'large' | 'learned';

export interface Scene {
  readonly account: SceneAccount;
  /** What stands behind the address's slash. */
  readonly at: string;
  readonly play: (page: Page, take: Take) => Promise<void>;
}

/** What a browser keeps of each account that isn't the page's own. */
export type Kept = Readonly<Record<Exclude<SceneAccount, 'sample'>, Saved>>;

/** On a phone one place is shown at a time; on a wide page the drawer is closed at first. */
export async function place(page: Page, name: string): Promise<void> {
  const inDrawer = page.getByRole('tab', { name, exact: true });
  if (name === 'Steps' && (await inDrawer.count()) > 0 && (await inDrawer.isVisible()))
    await inDrawer.click();
  const tab = page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name, exact: true });
  if ((await tab.count()) > 0 && (await tab.isVisible())) await tab.click();
}

/** Plays scenes at one width, each in a browser of its own. A scene that can't be played is a fault. */
export async function playScenes(
  browser: Browser,
  address: string,
  scenes: readonly Scene[],
  { options, kept }: { readonly options: BrowserContextOptions; readonly kept: Kept },
  take: Take,
): Promise<void> {
  for (const scene of scenes) {
    const context = await browser.newContext({
      reducedMotion: 'reduce',
      ...options,
      ...(scene.account !== 'sample' && { storageState: kept[scene.account] }),
    });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await putWatch(page);
    await page.addInitScript(hasSeenAll);
    await page.goto(address + scene.at);
    await page
      .getByRole('button', { name: /^Acting as/ })
      .first()
      .waitFor();
    await settle(page);
    await scene.play(page, take).catch((error: unknown) => {
      throw new Error(`A scene at “${scene.at}”, ${String(options.viewport?.width)} px: ${String(error)}`);
    });
    await context.close();
  }
}
