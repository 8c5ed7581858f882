import type { ElementHandle, Page } from 'playwright-core';
import { toolsOf } from './ax-tree.ts';
import type { Control } from './controls.ts';

/** How long a press may wait until the control can be pressed, in ms: it is covered, or moves without end. */
const usualPatience = 15_000;
const mark = 'data-pressed-now';
let marked = 0;

/** Said of a control that has left the page, or that the page has drawn anew since it was found. */
class Gone extends Error {}

/** Takes that something has gone as an answer: null. Other errors stay errors. */
export function whereGone(error: unknown): null {
  if (error instanceof Gone) return null;
  throw error;
}

/** The element behind a control of the accessibility tree. Throws `Gone` where it no longer stands on the page. */
export async function elementOf(page: Page, { nodeId }: Control): Promise<ElementHandle<HTMLElement>> {
  marked += 1;
  const count = marked;
  const tools = await toolsOf(page);
  const found = await tools.send('DOM.resolveNode', { backendNodeId: nodeId }).catch(() => null);
  if (!found?.object.objectId) throw new Gone('the browser no longer knows it');
  await tools.send('Runtime.callFunctionOn', {
    objectId: found.object.objectId,
    functionDeclaration: `function () {
      this.setAttribute('${mark}', '${String(count)}');
    }`,
  });
  const element = await page.$(`[${mark}="${String(count)}"]`);
  if (!element) throw new Gone('it no longer stands on the page');
  return element as ElementHandle<HTMLElement>;
}

/** Whether an element that was found has left the page since. */
export const hasGone = (element: ElementHandle): Promise<boolean> =>
  element.evaluate((one) => !one.isConnected).catch(() => true);

/** Whether a dialog lies over the page that has the element. */
export const isBehindDialog = (element: ElementHandle): Promise<boolean> =>
  element.evaluate((one) => {
    const open = [...document.querySelectorAll('dialog:modal')].at(-1);
    return open !== undefined && !open.contains(one);
  });

/** A value that is right for a field: its own example, which it shows while it is empty; a number's least one. */
export async function exampleOf(field: ElementHandle): Promise<string> {
  const example = (await field.getAttribute('placeholder')) ?? '';
  if (example !== '' || (await field.getAttribute('type')) !== 'number') return example;
  return (await field.getAttribute('min')) ?? '1';
}

/** Writes into a field, and where that is an editor of its own, by keys. */
async function write(page: Page, field: ElementHandle<HTMLElement>, timeout: number): Promise<void> {
  const isEditor = await field.evaluate((one) => one.isContentEditable);
  if (!isEditor) {
    await field.fill((await exampleOf(field)) || 'a', { timeout });
    return;
  }
  await field.focus();
  await page.keyboard.type('a');
}

/** A tick box or a choice that is drawn by its label is pressed there. */
async function labelOf(box: ElementHandle): Promise<ElementHandle> {
  return (await box.$('xpath=ancestor::label[1]')) ?? box;
}

async function chooseAnother(select: ElementHandle<HTMLElement>): Promise<void> {
  const values = await select.evaluate((element) =>
    [...(element as HTMLSelectElement).options]
      .filter((option) => !option.selected && !option.disabled)
      .map(({ value }) => value),
  );
  // The only thing that there is to choose is chosen already.
  if (values[0] === undefined) await select.press('Tab');
  else await select.selectOption(values[0]);
}

const tapOrClick = (element: ElementHandle, touch: boolean, timeout: number): Promise<void> =>
  touch ? element.tap({ timeout }) : element.click({ timeout });

/**
 * Presses a control as somebody would: a click or a tap, a key where only keys work, words where words go. `held` is its
 * element, where that was found already; `patience` is in ms.
 */
export async function press(
  page: Page,
  control: Control,
  touch: boolean,
  held?: ElementHandle<HTMLElement>,
  patience = usualPatience,
): Promise<void> {
  const element = held ?? (await elementOf(page, control));
  const at = { timeout: patience };
  switch (control.role) {
    case 'separator':
    case 'slider':
    case 'group':
      await element.press('ArrowRight', at);
      await element.press('ArrowDown', at);
      return;
    case 'textbox':
    case 'searchbox':
    case 'spinbutton':
      await write(page, element, patience);
      return;
    case 'combobox':
      if (await element.evaluate((one) => one instanceof HTMLSelectElement)) await chooseAnother(element);
      else await write(page, element, patience);
      return;
    case 'checkbox':
    case 'radio':
    case 'switch':
      await tapOrClick(await labelOf(element), touch, patience);
      return;
    case 'link':
      // A link that shows itself only to the keyboard.
      await element.focus();
      await page.keyboard.press('Enter');
      return;
    default:
      await tapOrClick(element, touch, patience);
  }
}
