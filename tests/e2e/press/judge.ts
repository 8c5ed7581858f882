import type { Page } from 'playwright-core';
import { sameIn, shown, type Control } from './controls.ts';
import { elementOf, press } from './hands.ts';
import type { Visitor } from './visitor.ts';
import { begin, effect, settle } from './watch.ts';

/** How long something may take to come of a press on a busy machine, in ms. */
const usualPatience = 8000;

/** What comes of a press outside of the page: a file, a choice of files, another page. */
const elsewhere = ['download', 'filechooser', 'popup'] as const;

async function doesNothing(visitor: Visitor, control: Control, isUnchanged: boolean): Promise<boolean> {
  const { page, touches } = visitor;
  const patience = visitor.arrival.patience ?? usualPatience;
  let hear: () => void = () => undefined;
  const heard = new Promise<string>((done) => {
    hear = () => done('elsewhere');
  });
  for (const event of elsewhere) page.on(event as 'download', hear);
  // A page that lies behind another one isn't drawn.
  const closePopup = (popup: Page): void => void popup.close();
  page.on('popup', closePopup);
  try {
    const element = await elementOf(page, control);
    // What a pointer over it shows is not what comes of the press.
    if (!touches) await element.hover({ timeout: 500, force: true }).catch(() => undefined);
    // What is shown already stays shown, as a selected tab does.
    const isShown = ![null, 'false'].includes(await element.getAttribute('aria-current'));
    await begin(element, isUnchanged);
    await press(page, control, touches);
    const change = await Promise.race([effect(page, isShown ? 0 : patience), heard]);
    await settle(page);
    return change === null && !isShown;
  } finally {
    for (const event of elsewhere) page.off(event as 'download', hear);
    page.off('popup', closePopup);
  }
}

/**
 * Presses a control. A form that says what is so already (`isUnchanged`) may merely close.
 * @returns what was wrong with what came of it; null where the control went away before it could be pressed, as a
 * message does whose time is up
 */
export async function judge(
  visitor: Visitor,
  control: Control,
  isUnchanged = false,
): Promise<readonly string[] | null> {
  const faults: string[] = [];
  try {
    if (await doesNothing(visitor, control, isUnchanged)) faults.push('does nothing');
  } catch (error) {
    if (!sameIn((await shown(visitor.page)).controls, control)) return null;
    const message = error instanceof Error ? error.message : String(error);
    faults.push(`can’t be pressed: ${message.split('\n').slice(0, 12).join(' ')}`);
  }
  faults.push(...visitor.problems);
  visitor.problems = [];
  return faults;
}
