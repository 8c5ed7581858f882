import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

declare global {
  interface Window {
    heard?: string[];
  }
}

/** Remembers each text that comes into one of the page's live regions. */
function listen(): void {
  if (window.heard) return;
  const heard: string[] = (window.heard = []);
  const live = '[aria-live], [role="status"], [role="alert"], [role="log"]';
  const last = new WeakMap<Element, string>();
  for (const region of document.querySelectorAll(live)) last.set(region, region.textContent.trim());
  new MutationObserver((changes) => {
    const regions = new Set<Element>();
    for (const { target } of changes) {
      const within = (target instanceof Element ? target : target.parentElement)?.closest(live);
      if (within) regions.add(within);
    }
    for (const region of regions) {
      const text = region.textContent.trim();
      if (text !== '' && text !== last.get(region)) heard.push(text);
      last.set(region, text);
    }
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}

/** Somebody who hears the page. */
export class Ears {
  /** How many steps of taking a role were heard. */
  steps = 0;

  constructor(readonly page: Page) {}

  begin(): Promise<void> {
    return this.page.evaluate(listen);
  }

  /** All that was heard since. */
  async heard(): Promise<readonly string[]> {
    return this.page.evaluate(() => window.heard ?? []);
  }

  async #of(at: number, all: number): Promise<readonly string[]> {
    const heard = await this.heard();
    return heard.filter((text) => text.startsWith(`Step ${String(at)} of ${String(all)}, `));
  }

  /** Goes through the steps that stand there: each is said once, in one sentence that says who acts, what the step does, and why. */
  async walk(panel: Locator): Promise<void> {
    const notches = panel.getByRole('list', { name: 'The steps' }).getByRole('button');
    await notches.first().waitFor();
    const all = await notches.count();
    // The step at which they open is said as they come.
    const opened = async (): Promise<readonly string[]> =>
      (await this.heard()).filter((text) => /^Step \d+ of /.test(text));
    await expect.poll(opened, { timeout: 5000 }).not.toEqual([]);
    await notches.last().evaluate((notch) => (notch as HTMLElement).click());
    await expect.poll(() => notches.last().getAttribute('aria-current')).toBe('step');
    await expect.poll(() => this.#of(all, all)).not.toEqual([]);
    await this.page.evaluate(() => void window.heard?.splice(0));
    const title = panel.getByRole('heading', { level: 2 }).first();
    const [, who = '', role = ''] =
      /^(.+?) (?:put on|asked for) ([^:]+)/.exec((await title.textContent())?.trim() ?? '') ?? [];
    expect(who, 'somebody asked for a role').not.toBe('');
    for (let at = 1; at <= all; at++) {
      await notches.nth(at - 1).evaluate((notch) => (notch as HTMLElement).click());
      await expect.poll(() => this.#of(at, all), { timeout: 5000 }).toHaveLength(1);
      const headline = await panel.locator('.detail h3').innerText();
      const [said = ''] = await this.#of(at, all);
      const sentence = said.slice(said.indexOf('. ') + 2);
      expect(sentence).toContain(headline.trim().replace(/\.$/, ''));
      expect(sentence.match(/[.!?](?= [A-Z]|$)/g), sentence).toHaveLength(1);
      const isNamed = [who, `${role.trim()}/`].some((name) =>
        sentence.toLowerCase().includes(name.toLowerCase()),
      );
      expect(isNamed, `says who acts: ${sentence}`).toBe(true);
      expect(sentence, 'says why').toMatch(/: \S.+ \S|, but |names /);
    }
    const heard = await this.heard();
    const steps = heard.filter((text) => text.startsWith('Step '));
    expect(steps).toHaveLength(all);
    this.steps += all;
  }
}
