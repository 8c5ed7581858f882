import { passFocus } from '../parts/refocus.ts';
import type { View } from './view.svelte.ts';

/**
 * Opens the terminal and passes the focus on to its line, so that what is typed next stands there. After a touch it
 * doesn't: the keyboard of a phone would cover the output.
 */
export function openTerminal(view: View): void {
  view.show('terminal');
  if (matchMedia('(pointer: fine)').matches)
    passFocus(() => document.querySelector<HTMLElement>('[data-line]'));
}
