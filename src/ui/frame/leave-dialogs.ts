import { tick } from 'svelte';
import { refocus } from '../parts/refocus.ts';
import type { View } from '../view/view.svelte.ts';

/** The heading of the scene that is in sight. */
const sceneHeading = (): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>('h2[tabindex]')].find((heading) => heading.checkVisibility());

/**
 * Closes open dialogs when Back, Forward or a link leads to another place, until `gone`: they belong to the place that
 * is left. The focus goes to the new scene. It comes before the page follows the address, which may bring back a
 * dialog that was set aside.
 */
export function leaveDialogs(view: View, gone: AbortSignal): void {
  const leave = (): void => {
    const open = document.querySelectorAll('dialog[open]');
    // As Esc closes them: panels have dialogs of their own.
    for (const dialog of open) dialog.dispatchEvent(new Event('cancel', { cancelable: true }));
    // The one below it comes back when a list of keys is closed.
    while (view.dialog) view.closeDialog();
    if (open.length === 0) return;
    void tick().then(() => {
      const { activeElement } = document;
      // The dialog has given the focus back to the button that opened it.
      if (activeElement instanceof HTMLElement) activeElement.blur();
      refocus(sceneHeading);
    });
  };
  addEventListener('hashchange', leave, { capture: true, signal: gone });
}
