import type { Locator } from 'playwright-core';
import type { Hands } from './hands.ts';

/** All that a control is called: what is read out, what is seen, and of a list what is chosen. */
const namesOf = (control: Locator): Promise<string> =>
  control.evaluate((element) => {
    const labelled = (element.getAttribute('aria-labelledby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent);
    const labels = 'labels' in element ? [...(element.labels as NodeListOf<HTMLLabelElement>)] : [];
    const seen = [element.getAttribute('aria-label'), ...labelled, element.textContent];
    return [...seen, ...labels.map(({ textContent }) => textContent)].filter(Boolean).join(' | ');
  });

const sameBlanks = (text: string): string => text.replace(/\s+/g, ' ');

/** Hands that remember the names of the controls that they use. */
export function recording(hands: Hands): { readonly hands: Hands; readonly used: string[] } {
  const used: string[] = [];
  const note = async (control: Locator): Promise<void> => {
    await control.waitFor({ state: 'attached' });
    used.push(sameBlanks(await namesOf(control)));
  };
  const noting =
    <Rest extends readonly unknown[]>(does: (control: Locator, ...rest: Rest) => Promise<void>) =>
    async (control: Locator, ...rest: Rest): Promise<void> => {
      await note(control);
      await does(control, ...rest);
    };
  return {
    used,
    hands: {
      ...hands,
      press: noting(hands.press),
      write: noting(hands.write),
      tick: noting(hands.tick),
      take: noting(hands.take),
      choose: async (select, option) => {
        await note(select);
        used.push(String(option));
        await hands.choose(select, option);
      },
      menu: (button, item) => {
        return hands.menu(button, item, note);
      },
    },
  };
}
