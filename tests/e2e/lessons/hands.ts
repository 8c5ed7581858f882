import type { Locator, Page } from 'playwright-core';

/** What a learner's hands do: the same recipes are carried out by fingers on a phone and by keys on a desk. */
export interface Hands {
  readonly page: Page;
  readonly touches: boolean;
  readonly press: (control: Locator) => Promise<void>;
  readonly write: (field: Locator, text: string) => Promise<void>;
  /** Ticks a box or chooses a radio button. */
  readonly tick: (box: Locator) => Promise<void>;
  /** Chooses an option of a `<select>`, by its words. */
  readonly choose: (select: Locator, option: string | RegExp) => Promise<void>;
  /** Opens a menu and takes one of its items. `sees` looks at what is about to be pressed. */
  readonly menu: (
    button: Locator,
    item: string | RegExp,
    sees?: (control: Locator) => Promise<void>,
  ) => Promise<void>;
  /** Takes an option of the list under a field in which one types to find it. */
  readonly take: (option: Locator) => Promise<void>;
}

async function labelOf(box: Locator): Promise<Locator> {
  await box.waitFor({ state: 'attached' });
  const label = box.locator('xpath=ancestor::label[1]');
  return (await label.count()) > 0 ? label : box;
}

/** Fingers: taps, and the text of the phone's own keyboard. */
export const fingers = (page: Page): Hands => ({
  page,
  touches: true,
  press: (control) => control.tap(),
  write: (field, text) => field.fill(text),
  tick: async (box) => (await labelOf(box)).tap(),
  choose: async (select, option) => {
    const label = await optionOf(select, option);
    await select.selectOption(label);
  },
  menu: async (button, item, sees) => {
    await button.tap();
    const one = page.getByRole('menuitem', { name: item }).first();
    await sees?.(one);
    await one.tap();
  },
  take: (option) => option.tap(),
});

async function optionOf(select: Locator, option: string | RegExp): Promise<{ index: number }> {
  await select.locator('option').first().waitFor({ state: 'attached' });
  const labels = await select.locator('option').allInnerTexts();
  const index = labels.findIndex((label) =>
    typeof option === 'string' ? label.trim() === option : option.test(label.trim()),
  );
  if (index < 0) throw new Error(`No option ${String(option)} among: ${labels.join(' | ')}`);
  return { index };
}

const hasFocus = (there: Locator): Promise<boolean> =>
  there.evaluate((element) => element === document.activeElement);

/** Further than anything on the page is from anything else. */
const farthest = 160;

/** How many Tabs an element seems to be away, in the document's order; below zero: backwards. Only a guess. */
function tabsAway(element: HTMLElement | SVGElement): number {
  const within = document.querySelector('dialog[open]') ?? document;
  const stops = [
    ...within.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex]'),
  ];
  const isStop = (one: HTMLElement): boolean => {
    if (one === element || one === document.activeElement) return true;
    if (
      one.tabIndex < 0 ||
      one.matches(':disabled') ||
      one.closest('[inert]') ||
      !one.checkVisibility({ visibilityProperty: true })
    )
      return false;
    const isRadio = one instanceof HTMLInputElement && one.type === 'radio';
    return !isRadio || one.checked;
  };
  const order = stops.filter(isStop);
  const from = order.indexOf(document.activeElement as HTMLElement);
  return order.indexOf(element as HTMLElement) - from;
}

/** Keys alone. What Tab never comes to can't be pressed. */
export function keys(page: Page): Hands {
  const { keyboard } = page;

  /** Goes there by as many Tabs as it seems to be away, and looks whether it is there. */
  async function jump(there: Locator): Promise<boolean> {
    const away = await there.evaluate(tabsAway);
    for (let turn = 0; turn < Math.abs(away); turn++) await keyboard.press(away < 0 ? 'Shift+Tab' : 'Tab');
    return hasFocus(there);
  }

  async function reach(there: Locator): Promise<void> {
    await there.waitFor();
    if ((await jump(there)) || (await jump(there))) return;
    for (const key of ['Tab', 'Shift+Tab'])
      for (let turn = 0; turn < farthest; turn++) {
        if (await hasFocus(there)) return;
        await keyboard.press(key);
      }
    throw new Error(`Tab never comes to ${String(there)}`);
  }

  async function arrowTo(there: Locator, isThere: (one: Locator) => Promise<boolean>): Promise<void> {
    await there.waitFor();
    for (let turn = 0; turn < farthest; turn++) {
      if (await isThere(there)) return;
      await keyboard.press('ArrowDown');
    }
    throw new Error(`The arrow keys never come to ${String(there)}`);
  }

  const press = async (control: Locator): Promise<void> => {
    await reach(control);
    await keyboard.press('Enter');
  };

  return {
    page,
    touches: false,
    press,
    write: async (field, text) => {
      await reach(field);
      await keyboard.press('ControlOrMeta+A');
      await keyboard.press('Delete');
      await keyboard.insertText(text);
    },
    tick: async (box) => {
      if ((await box.getAttribute('type')) !== 'radio') {
        await reach(box);
        await keyboard.press('Space');
        return;
      }
      // Of a group of radio buttons Tab comes to one, and the arrow keys choose another.
      const group = box.locator('xpath=ancestor::*[self::fieldset or @role="radiogroup"][1]');
      const chosen = group.locator('input[type=radio]:checked');
      await reach((await chosen.count()) > 0 ? chosen : group.locator('input[type=radio]').first());
      if (!(await box.isChecked())) await keyboard.press('Space');
      await arrowTo(box, (one) => one.isChecked());
    },
    choose: async (select, option) => {
      const { index } = await optionOf(select, option);
      await reach(select);
      const now = await select.evaluate((one: HTMLSelectElement) => one.selectedIndex);
      for (let at = now; at !== index; at += Math.sign(index - now))
        await keyboard.press(index > now ? 'ArrowDown' : 'ArrowUp');
    },
    menu: async (button, item, sees) => {
      await press(button);
      const one = page.getByRole('menuitem', { name: item }).first();
      await sees?.(one);
      await arrowTo(one, hasFocus);
      await keyboard.press('Enter');
    },
    take: async (option) => {
      // The focus stays in the field, which names the option that it stands on.
      await arrowTo(option, (one) =>
        one.evaluate(
          (element) => document.activeElement?.getAttribute('aria-activedescendant') === element.id,
        ),
      );
      await keyboard.press('Enter');
    },
  };
}
