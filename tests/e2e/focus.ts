import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { dialog, topBar } from './places.ts';
import { atRest } from './visit.ts';

/** What has the focus, by tag and name; null where it is the page's body. */
export const focused = (page: Page): Promise<string | null> =>
  page.evaluate(() => {
    const { activeElement: element, body } = document;
    if (element === null || element === body || !(element instanceof HTMLElement)) return null;
    const name = element.getAttribute('aria-label') ?? element.innerText.split('\n')[0] ?? '';
    return `${element.tagName.toLowerCase()} ${name}`.trim();
  });

/** Whether what has the focus can be seen, as a keyboard must be able to. */
export const isSeen = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.activeElement?.checkVisibility({ visibilityProperty: true }) ?? false);

/** Presses a button as a keyboard does. */
export async function enter(button: Locator, key = 'Enter'): Promise<void> {
  await button.first().focus();
  await button.first().press(key);
}

export const shut = async (page: Page): Promise<void> => {
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'detached' });
};

/** Waits until something of that role and name has the focus. */
export const expectFocus = (page: Page, role: 'heading', name: string): Promise<void> =>
  expect
    .poll(() =>
      page
        .getByRole(role, { name })
        .first()
        .evaluate((element) => element === document.activeElement),
    )
    .toBe(true);

export type Act = readonly [string, (page: Page) => Promise<unknown>];

export const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name });
export const keys = async (page: Page, ...pressed: string[]): Promise<void> => {
  for (const key of pressed) await page.keyboard.press(key);
};
export const chooseActor = async (page: Page, name: string): Promise<void> => {
  await enter(topBar(page).getByRole('button', { name: /^Acting as/ }));
  await page.getByRole('listbox', { name: 'Act as somebody' }).waitFor();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await topBar(page)
    .getByRole('button', { name: new RegExp(`^Acting as ${name}`) })
    .waitFor();
};
export const goTo = (key: string, from: string): Act => [
  `g ${key}`,
  async (page) => {
    await page.getByRole('tab', { name: from, exact: true }).focus();
    await keys(page, 'g', key);
  },
];
export const palette = async (page: Page, text: string): Promise<void> => {
  await keys(page, 'Control+k');
  await dialog(page).waitFor();
  const field = dialog(page).getByRole('combobox');
  // The dialog arrives from a little below.
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState }) => playState !== 'running'),
  );
  const before = await field.boundingBox();
  await page.keyboard.type(text);
  await dialog(page).getByRole('option').first().waitFor();
  expect(await field.boundingBox(), 'the field stays where it is while somebody types').toEqual(before);
  await keys(page, 'Enter');
};

export async function lostIn(page: Page, all: readonly Act[]): Promise<string[]> {
  const lost: string[] = [];
  for (const [name, act] of all) {
    await act(page);
    await atRest(page);
    const now = await focused(page);
    if (now === null || !(await isSeen(page))) lost.push(name);
  }
  return lost;
}
