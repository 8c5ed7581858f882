import { expect, vi } from 'vitest';
import type { Page } from 'puppeteer-core';

/** The page's terminal, as somebody types in it. */

const line = 'textarea[aria-label^="Command line"]';
const patience = 60_000;
/** Said on the console the moment an answer is shown. */
export const shown = 'the answer is shown';

/** Waits until `check` is true in the page, which may be in the middle of a reload. */
async function until(page: Page, what: string, check: (given: string) => boolean, given = ''): Promise<void> {
  const isSo = (): Promise<void> => expect(page.evaluate(check, given)).resolves.toBe(true);
  await vi.waitFor(isSo, { timeout: patience, interval: 20 }).catch(async () => {
    const text = await page.evaluate(() => document.body.innerText.slice(0, 2000));
    throw new Error(`${what} never came: ${text}`);
  });
}

/** Skips the story, which a first visit begins with; after that there is nothing to skip. */
async function skipStory(page: Page): Promise<void> {
  await until(page, 'the whole page', () => {
    const buttons = [...document.querySelectorAll<HTMLElement>('button')].filter((one) =>
      one.checkVisibility(),
    );
    const named = (name: string): HTMLElement | undefined =>
      buttons.find((one) => (one.getAttribute('aria-label') ?? one.innerText).startsWith(name));
    if (!named('Acting as')) named('Skip')?.click();
    return named('Acting as') !== undefined;
  });
}

/** Shows the terminal, and waits for the stored account. */
export async function showTerminal(page: Page): Promise<void> {
  await skipStory(page);
  await until(page, 'the terminal’s tab', () => {
    const tabs = [...document.querySelectorAll<HTMLElement>('[role=tab]')];
    const tab = tabs.find((one) => one.innerText.trim() === 'Terminal');
    tab?.click();
    return tab !== undefined;
  });
  await until(page, 'the terminal', (wanted) => document.querySelector(wanted) !== null, line);
  await until(page, 'the account', () =>
    / saved/.test(document.querySelector('header')?.innerText.replace(/\s+/g, ' ') ?? ''),
  );
}

/** Lets the root user act, who may do anything. */
export async function actAsRoot(page: Page): Promise<void> {
  await skipStory(page);
  await until(page, 'the menu of who acts', () => {
    const buttons = [...document.querySelectorAll<HTMLElement>('header button')];
    const menu = buttons.find((one) =>
      (one.getAttribute('aria-label') ?? one.innerText).startsWith('Acting as'),
    );
    menu?.click();
    return menu !== undefined;
  });
  await until(page, 'the root user', () => {
    const options = [...document.querySelectorAll<HTMLElement>('[role=option]')];
    const root = options.find((one) => one.innerText.trim().startsWith('root user'));
    root?.click();
    return root !== undefined;
  });
}

/** Notes the moment in which a text is shown: says it, or reloads the page after so many ms (0: in the same task). */
export async function whenShown(page: Page, text: string, reloadAfter: number | null): Promise<void> {
  await page.evaluate(
    (wanted, ms, word) => {
      const observer = new MutationObserver(() => {
        if (!document.body.textContent.includes(wanted)) return;
        observer.disconnect();
        if (ms === null) console.log(word);
        else if (ms === 0) location.reload();
        else setTimeout(() => location.reload(), ms);
      });
      observer.observe(document.body, { childList: true, subtree: true, characterData: true });
    },
    text,
    reloadAfter,
    shown,
  );
}

export async function type(page: Page, text: string): Promise<void> {
  await page.focus(line);
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

/** Whether a user is in the account, as the terminal answers it. */
export async function isThere(page: Page, name: string): Promise<boolean> {
  await type(page, `aws iam get-user --user-name ${name}`);
  const answer = new RegExp(`"UserName": "${name}"|The user with name ${name} cannot be found`);
  await until(
    page,
    'the answer',
    (source) => new RegExp(source).test(document.body.innerText),
    answer.source,
  );
  return page.evaluate((text) => document.body.innerText.includes(text), `"UserName": "${name}"`);
}

/** Waits until the page has been loaded anew. `origin` is `performance.timeOrigin` of the page before. */
export const reloaded = (page: Page, origin: number): Promise<void> =>
  until(
    page,
    'the page after the reload',
    (before) => performance.timeOrigin > Number(before),
    String(origin),
  );
