import type { ElementHandle } from 'playwright-core';
import { parts } from '#words/parts.ts';
import { sameIn, shown, told, type Control } from './controls.ts';
import { elementOf, hasGone, isBehindDialog, press, whereGone } from './hands.ts';
import { obstacle } from './obstacle.ts';
import type { Visitor } from './visitor.ts';
import { begin, effect, settle } from './watch.ts';

/** How long something may take to come of a press on a busy machine, in ms. */
const usualPatience = 8000;
/** How long a second try may take, in ms: as long as a scene plays beside three other pages. */
const latePatience = 60_000;
/** How often the page may draw a control anew just when it is to be pressed. */
const mostRedrawn = 3;

interface Held {
  readonly control: Control;
  readonly element: ElementHandle<HTMLElement>;
}

/** What comes of a press outside of the page: a file, a choice of files, another page. */
const elsewhere = ['download', 'filechooser', 'popup'] as const;

async function doesNothing(
  visitor: Visitor,
  { control, element }: Held,
  isUnchanged: boolean,
  pressPatience = visitor.arrival.patience,
): Promise<boolean> {
  const { page, touches } = visitor;
  const patience = visitor.arrival.patience ?? usualPatience;
  let hear: () => void = () => undefined;
  const heard = new Promise<string>((done) => {
    hear = () => done('elsewhere');
  });
  for (const event of elsewhere) page.on(event as 'download', hear);
  try {
    // What a pointer over it shows is not what comes of the press.
    if (!touches) await element.hover({ timeout: 500, force: true }).catch(() => undefined);
    // What is shown already stays shown, as a selected tab does.
    const isShown = ![null, 'false'].includes(await element.getAttribute('aria-current'));
    await begin(element, isUnchanged || control.name.startsWith(parts.close));
    await press(page, control, touches, element, pressPatience);
    const change = await Promise.race([effect(page, isShown ? 0 : patience), heard]);
    await settle(page);
    return change === null && !isShown;
  } finally {
    for (const event of elsewhere) page.off(event as 'download', hear);
  }
}

/**
 * Presses a control, again where the page draws it anew under the hand, and once more where only the browser was too
 * busy to draw: the walk judges what a control does, not how fast a machine is. @returns what was wrong, or null: it is
 * gone
 */
async function pressed(
  visitor: Visitor,
  wanted: Control,
  isUnchanged: boolean,
): Promise<string | null | undefined> {
  let control: Control | undefined = wanted;
  let wasLate = false;
  for (let tries = 0; tries < mostRedrawn; tries++) {
    if (tries > 0) control = sameIn((await shown(visitor.page)).controls, wanted);
    if (!control) return null;
    const element = await elementOf(visitor.page, control).catch(whereGone);
    if (!element) continue;
    try {
      const most = wasLate ? latePatience : visitor.arrival.patience;
      return (await doesNothing(visitor, { control, element }, isUnchanged, most))
        ? 'does nothing'
        : undefined;
    } catch (error) {
      if (await hasGone(element)) continue;
      // A dialog that was still being fetched has opened over it, or what it needs has gone.
      if ((await isBehindDialog(element)) || (await element.isDisabled())) return null;
      const what = await obstacle(element, error);
      if (wasLate || what.lies !== 'nowhere') return `can’t be pressed: ${what.told}`;
      wasLate = true;
      visitor.late.push(`${told(wanted)}: ${what.told}`);
      await visitor.page.bringToFront();
    }
  }
  return 'is drawn anew whenever it is to be pressed';
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
  const fault = await pressed(visitor, control, isUnchanged);
  if (fault === null) return null;
  const faults = [...(fault === undefined ? [] : [fault]), ...visitor.problems];
  visitor.problems = [];
  return faults;
}
