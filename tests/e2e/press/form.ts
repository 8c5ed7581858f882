import type { Page } from 'playwright-core';
import { shown, type Control, type Shown } from './controls.ts';
import { elementOf, exampleOf, press } from './hands.ts';
import { settle } from './watch.ts';

const isText = ({ role }: Control): boolean => role === 'textbox' || role === 'spinbutton';

/** Those of the shown controls that send the open form off. */
export async function submitsOf(page: Page, { controls }: Shown): Promise<Control[]> {
  const names = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLButtonElement>('dialog[open] button[type="submit"]')]
      .filter(({ form }) => form !== null)
      .map((button) => (button.getAttribute('aria-label') ?? button.innerText).replace(/\s+/g, ' ').trim()),
  );
  return controls.filter(
    ({ role, name, disabled }) => role === 'button' && !disabled && names.includes(name),
  );
}

async function unfold(page: Page): Promise<void> {
  for (const control of (await shown(page)).controls)
    if (control.role === 'button' && control.expanded === false && control.opener === null) {
      await (await elementOf(page, control)).click();
      await settle(page);
    }
}

/** Ticks the last of each list of which nothing is chosen: what AWS keeps for itself begins with A. */
async function choose(page: Page): Promise<boolean> {
  let isChanged = false;
  const groups = new Map<string, Control[]>();
  for (const control of (await shown(page)).controls)
    if (control.role === 'checkbox' || control.role === 'radio') {
      const key = [...control.scope, control.role].join();
      groups.set(key, [...(groups.get(key) ?? []), control]);
    }
  for (const choices of groups.values()) {
    const last = choices.at(-1);
    if (!last || last.disabled || choices.some(({ on }) => on)) continue;
    await press(page, last, false);
    isChanged = true;
    await settle(page);
  }
  return isChanged;
}

/** Takes the first of the values that the page offers for each list: where one is empty, AWS may refuse the form. */
async function takeOffered(page: Page): Promise<boolean> {
  const lists = await page.$$('dialog[open] .offered');
  for (const list of lists) {
    const first = await list.$('button');
    if (first && (await first.isVisible())) await first.click();
  }
  return lists.length > 0;
}

/** Of a form that is filled in already, changes the first field of which the example is something else. */
async function changeOne(page: Page, fields: readonly Control[]): Promise<boolean> {
  for (const field of fields) {
    const element = await elementOf(page, field);
    const example = await exampleOf(element);
    if (example === '' || example === (await element.inputValue()) || !(await element.isEditable())) continue;
    await element.fill(example);
    await settle(page);
    return true;
  }
  return false;
}

/**
 * Fills the open form with what is right: each empty field's own example, a choice where there is none.
 * @returns whether there was anything to fill in
 */
export async function fillIn(page: Page): Promise<boolean> {
  await unfold(page);
  let isChanged = await choose(page);
  isChanged = (await takeOffered(page)) || isChanged;
  const buttons = (await shown(page)).controls.filter(({ name }) => name !== '');
  for (const field of buttons.filter(isText)) {
    const element = await elementOf(page, field);
    const [value, example] = [await element.inputValue(), await exampleOf(element)];
    if (value !== '' || !(await element.isEditable())) continue;
    // What only another press can tell, such as a device's code, is filled in by a button beside the field.
    const [beside, ...others] = (await (await element.$('xpath=..'))?.$$('button')) ?? [];
    if (beside && others.length === 0) await beside.click();
    else if (example !== '') await element.fill(example);
    else continue;
    isChanged = true;
    await settle(page);
  }
  await settle(page);
  return isChanged || (await changeOne(page, buttons.filter(isText)));
}
