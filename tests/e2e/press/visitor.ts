import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { aloneKinds, parseAddress, type Address } from '../../../src/ui/view/addresses.ts';
import type { Saved } from './account.ts';
import { sameIn, shown, type Control, type Shown } from './controls.ts';
import { press } from './hands.ts';
import { nextMove, putWatch, settle, writesOf } from './watch.ts';

/** How one comes somewhere: what is pressed, one after the other, from the page as it opens. */
export type Route = readonly Control[];

/** What takes to another place of the page. */
export const moves = (control: Control): boolean =>
  control.role === 'tab' || control.role === 'treeitem' || control.scope.at(-1) === 'Places';

const ownPlaces: readonly Address['kind'][] = [...aloneKinds, 'lesson', 'workshopLesson'];

export interface Arrival {
  readonly address: string;
  /** What stands behind the address's slash: where the walk begins, and comes back to. */
  readonly at?: string;
  /** What is done there once, each time it is opened. Without it, the account's root user acts there. */
  readonly arrive?: (page: Page) => Promise<unknown>;
  readonly saved: Saved;
  readonly options: BrowserContextOptions;
  /** How long something may take to come of a press, in ms. */
  readonly patience?: number;
  /** What else is done to the page before it opens. */
  readonly prepare?: (page: Page) => Promise<unknown>;
}

const rootActs = (page: Page): Promise<void> =>
  page.getByRole('button', { name: /^Acting as root/ }).waitFor();

/** Which of the places that stand in the account's place, or in an account of their own, an address leads to. */
function placeAt(hash: string): string {
  const place = parseAddress(hash);
  const isOwn = place !== null && place !== 'unknown' && ownPlaces.includes(place.kind);
  return isOwn ? hash : '';
}

/** Somebody on the page who finds the same way again, and begins anew where it is lost or the account has changed. */
export class Visitor {
  /** Errors on the console, uncaught errors, violations of the page's security policy. */
  problems: string[] = [];
  /** What could be pressed only the second time, as the browser didn't draw in time, and how the page stood then. */
  readonly late: string[] = [];
  /** The page isn't what it was at the beginning: the next way begins anew. */
  isLost = false;
  #page: Page | null = null;
  /** How often the page had written into its database once it was open. */
  #written = 0;

  constructor(
    readonly browser: Browser,
    readonly arrival: Arrival,
  ) {}

  get page(): Page {
    if (!this.#page) throw new Error('no page is open');
    return this.#page;
  }

  get touches(): boolean {
    return this.arrival.options.hasTouch === true;
  }

  async leave(): Promise<void> {
    await this.#page?.context().close();
  }

  async #open(): Promise<Page> {
    const context = await this.browser.newContext({ reducedMotion: 'reduce', ...this.arrival.options });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    // A page that lies behind another one isn't drawn. The other one may come long after what opened it.
    page.on('popup', (popup) => void popup.close());
    page.on('console', (message) => {
      if (message.type() === 'error') this.problems.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.problems.push(`uncaught: ${error.message}`));
    await page.exposeFunction('reportViolation', (what: string) => this.problems.push(`policy: ${what}`));
    await page.addInitScript(() => {
      addEventListener('securitypolicyviolation', (event) => {
        const report = (globalThis as unknown as { reportViolation: (what: string) => void }).reportViolation;
        report(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
      });
    });
    await putWatch(page);
    await this.arrival.prepare?.(page);
    return page;
  }

  /** What was pressed has led to a place of its own. */
  get #isAway(): boolean {
    return placeAt(new URL(this.page.url()).hash) !== placeAt(this.arrival.at ?? '');
  }

  /** Begins again with the account as it was. */
  async anew(): Promise<void> {
    const { saved, address, at = '', arrive = rootActs } = this.arrival;
    const page = (this.#page ??= await this.#open());
    // Nothing may write while what the browser keeps is put back.
    await page.goto('about:blank');
    await page.context().setStorageState(saved);
    await page.goto(address + at);
    await arrive(page);
    await settle(page);
    this.#written = await writesOf(page);
    this.isLost = false;
  }

  /** Closes what lies above the page, which shows `seen`. @returns what it shows then */
  async #close(seen?: Shown): Promise<Shown> {
    let now = seen ?? (await shown(this.page));
    for (let tries = 0; now.layer !== null && tries < 5; tries++) {
      await this.page.keyboard.press('Escape');
      await settle(this.page);
      now = await shown(this.page);
    }
    return now;
  }

  /** Goes where a route leads. @returns what is shown there; null: it no longer leads there */
  async go(route: Route): Promise<Shown | null> {
    const isAsItWas = this.#page !== null && !this.isLost && (await writesOf(this.page)) === this.#written;
    const there = isAsItWas ? await this.follow(route) : null;
    if (there) return there;
    await this.anew();
    return this.follow(route);
  }

  /** Goes where a route leads from the page as it stands, which shows `seen`. @returns as `go` does */
  async follow(route: Route, seen?: Shown): Promise<Shown | null> {
    if (this.#isAway) return null;
    let now = await this.#close(seen);
    for (const step of route) {
      const found = await this.#find(step, now);
      if (!found || found.control.disabled) return null;
      now = found.now;
      if (found.control.on && moves(found.control)) continue;
      try {
        await press(this.page, found.control, this.touches);
      } catch {
        return null;
      }
      await settle(this.page);
      now = await shown(this.page);
    }
    return now;
  }

  /** The control that stands now where `step` stood; a long tree is scrolled for it. */
  async #find(step: Control, seen: Shown): Promise<{ control: Control; now: Shown } | null> {
    let now = seen;
    for (let turn = 0; turn < 12; turn++) {
      const control = sameIn(now.controls, step);
      if (control) return { control, now };
      if (step.role !== 'treeitem') {
        if (turn > 1) return null;
        await nextMove(this.page, 300);
      } else if (!(await this.scrollTree(turn === 0))) return null;
      now = await shown(this.page);
    }
    return null;
  }

  /** The name of the tree, and how tall it is in px with the lines that aren't shown. Without a tree that is 0. */
  tree(): Promise<{ readonly name: string; readonly height: number }> {
    return this.page.evaluate(() => {
      const tree = document.querySelector('[role="tree"]');
      return { name: tree?.getAttribute('aria-label') ?? '', height: tree?.scrollHeight ?? 0 };
    });
  }

  /** @returns whether there was anything left to scroll */
  async scrollTree(fromTop: boolean): Promise<boolean> {
    const moved = await this.page.evaluate((top) => {
      let box = document.querySelector('[role="tree"]');
      while (box && box.scrollHeight <= box.clientHeight + 1) box = box.parentElement;
      if (!box) return false;
      const before = box.scrollTop;
      box.scrollTop = top ? 0 : before + box.clientHeight * 0.8;
      return top || box.scrollTop > before;
    }, fromTop);
    await settle(this.page);
    return moved;
  }
}
