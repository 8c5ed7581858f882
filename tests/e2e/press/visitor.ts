import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Saved } from './account.ts';
import { sameIn, shown, type Control, type Shown } from './controls.ts';
import { press } from './hands.ts';
import { nextMove, putWatch, settle, writesOf } from './watch.ts';

/** How one comes somewhere: what is pressed, one after the other, from the page as it opens. */
export type Route = readonly Control[];

/** What takes to another place of the page. */
export const moves = (control: Control): boolean =>
  control.role === 'tab' || control.role === 'treeitem' || control.scope.at(-1) === 'Places';

export interface Arrival {
  readonly address: string;
  readonly saved: Saved;
  readonly options: BrowserContextOptions;
  /** How long something may take to come of a press, in ms. */
  readonly patience?: number;
  /** What else is done to the page before it opens. */
  readonly prepare?: (page: Page) => Promise<unknown>;
}

/** Somebody on the page who finds the same way again, and begins anew where it is lost or the account has changed. */
export class Visitor {
  /** Errors on the console, uncaught errors, violations of the page's security policy. */
  problems: string[] = [];
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

  /** Begins again with the account as it was. */
  async anew(): Promise<void> {
    const { saved, address } = this.arrival;
    const page = (this.#page ??= await this.#open());
    // Nothing may write while what the browser keeps is put back.
    await page.goto('about:blank');
    await page.context().setStorageState(saved);
    await page.goto(address);
    await page.getByRole('button', { name: /^Acting as root/ }).waitFor();
    await settle(page);
    this.#written = await writesOf(page);
    this.isLost = false;
  }

  /** Closes what lies above the page. */
  async close(): Promise<Shown> {
    let now = await shown(this.page);
    for (let tries = 0; now.layer !== null && tries < 5; tries++) {
      await this.page.keyboard.press('Escape');
      await settle(this.page);
      now = await shown(this.page);
    }
    return now;
  }

  /** Goes where a route leads. @returns whether it still leads there */
  async go(route: Route): Promise<boolean> {
    const isAsItWas = this.#page !== null && !this.isLost && (await writesOf(this.page)) === this.#written;
    if (isAsItWas && (await this.follow(route))) return true;
    await this.anew();
    return this.follow(route);
  }

  /** Goes where a route leads from the page as it stands. @returns whether it leads there */
  async follow(route: Route): Promise<boolean> {
    await this.close();
    for (const step of route) {
      const control = await this.#find(step);
      if (!control || control.disabled) return false;
      if (control.on && moves(control)) continue;
      try {
        await press(this.page, control, this.touches);
      } catch {
        return false;
      }
      await settle(this.page);
    }
    return true;
  }

  /** The control that stands now where `step` stood; a long tree is scrolled for it. */
  async #find(step: Control): Promise<Control | null> {
    for (let turn = 0; turn < 12; turn++) {
      const control = sameIn((await shown(this.page)).controls, step);
      if (control) return control;
      if (step.role !== 'treeitem') {
        if (turn > 1) return null;
        await nextMove(this.page, 300);
      } else if (!(await this.scrollTree(turn === 0))) return null;
    }
    return null;
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
