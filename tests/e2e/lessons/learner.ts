import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { dialog, happened, topBar } from '../places.ts';
import type { Ears } from './ears.ts';
import type { Hands } from './hands.ts';

/** What opens a tab, as the palette says it. */
const opened = {
  Steps: 'Assume a role, step by step',
  Try: 'Try: may somebody do something?',
  Terminal: 'Open the terminal (AWS CLI)',
} as const;

/** Somebody who does lessons with their hands: the moves of which every recipe is made. */
export class Learner {
  /** What the page calls the access keys that the bench knows by other ids. */
  readonly keys = new Map<string, string>();

  /** `ears`: for who goes through the steps of taking a role, and hears each. */
  constructor(
    readonly hands: Hands,
    readonly ears: Ears | null = null,
  ) {}

  get page(): Page {
    return this.hands.page;
  }

  /** On a phone one place is in sight at a time; on a desk they all are. */
  async goTo(place: 'Learn' | 'Account' | 'Steps' | 'Look'): Promise<void> {
    if (!this.hands.touches) return;
    await this.hands.press(
      this.page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: place }),
    );
  }

  async #openPalette(): Promise<void> {
    if (this.hands.touches)
      await this.hands.menu(
        topBar(this.page).getByRole('button', { name: 'More', exact: true }),
        'Find or do anything',
      );
    else await this.page.keyboard.press('ControlOrMeta+K');
    await dialog(this.page).getByRole('combobox').waitFor();
  }

  /** Finds something, or something to do, by its name. */
  async find(text: string, option: RegExp): Promise<void> {
    await this.#openPalette();
    await this.hands.write(dialog(this.page).getByRole('combobox'), text);
    await this.hands.take(this.page.getByRole('option', { name: option }).first());
  }

  /** Brings what is told of something into sight. `kind` as the palette says it. */
  async select(name: string, kind: string): Promise<Locator> {
    await this.find(name, new RegExp(`^${escaped(name)} .*${kind}$`));
    await this.goTo('Look');
    await inspector(this.page).getByRole('heading', { level: 2, name, exact: true }).waitFor();
    return inspector(this.page);
  }

  /** Chooses one of the actions of what is told of. */
  async act(action: string | RegExp): Promise<void> {
    await this.hands.menu(inspector(this.page).getByRole('button', { name: /^Actions for/ }), action);
  }

  async submit(name: string | RegExp): Promise<void> {
    await this.hands.press(dialog(this.page).getByRole('button', { name }));
    await dialog(this.page).waitFor({ state: 'detached' });
  }

  /** Sends a form that AWS refuses, reads why, and closes it. */
  async submitRefused(name: string | RegExp): Promise<void> {
    await this.hands.press(dialog(this.page).getByRole('button', { name }));
    await dialog(this.page).getByRole('alert').first().waitFor();
    await this.hands.press(dialog(this.page).getByRole('button', { name: 'Cancel' }));
    await dialog(this.page).waitFor({ state: 'detached' });
  }

  async actAs(who: string, option: RegExp): Promise<void> {
    const button = topBar(this.page).getByRole('button', { name: /^Acting as/ });
    await this.hands.press(button);
    const field = this.page.getByRole('combobox', { name: /^Find a user/ });
    await this.hands.write(field, who);
    await this.hands.take(this.page.getByRole('option', { name: option }).first());
    await field.waitFor({ state: 'detached' });
  }

  /** Shows a tab below the account. */
  async tab(name: 'Steps' | 'Try' | 'Terminal'): Promise<Locator> {
    await this.goTo('Steps');
    const panel = happened(this.page).getByRole('tabpanel', { name });
    if (!this.hands.touches && name === 'Terminal' && (await panel.isVisible())) return panel;
    if (this.hands.touches) await this.hands.press(this.page.getByRole('tab', { name }));
    else await this.find(opened[name], new RegExp(`^${escaped(opened[name])}`));
    await panel.waitFor();
    return panel;
  }

  /** Types a line into the terminal, and waits until it has run. */
  async type(line: string): Promise<void> {
    const panel = await this.tab('Terminal');
    const prompt = panel.getByRole('textbox', { name: /command/i });
    await prompt.waitFor();
    const entries = panel.locator('.entry');
    const before = await entries.count();
    await this.hands.write(prompt, line);
    await this.page.keyboard.press('Enter');
    await expect.poll(() => entries.count()).toBeGreaterThan(before);
  }

  async ask(action: string, resource: string): Promise<void> {
    const panel = await this.tab('Try');
    await this.hands.write(panel.getByRole('combobox', { name: 'Action' }), action);
    await this.hands.write(panel.getByRole('combobox', { name: 'Resource' }), resource);
    await this.page.keyboard.press('Escape');
    await this.hands.press(panel.getByRole('button', { name: /^Ask as/ }));
  }
}

/** On a desk it stands beside the picture, on a phone it is the page's main part. */
export const inspector = (page: Page): Locator => page.getByRole('region', { name: 'Inspector' });

export const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
