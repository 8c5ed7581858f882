import { passFocus } from '../parts/refocus.ts';
import type { View } from './view.svelte.ts';

/** Opens the inspector and passes the focus on to what it shows, so that a keyboard reads on there. */
export function openInspector(view: View): void {
  view.show('inspector');
  passFocus(() => document.querySelector<HTMLElement>('.inspector h2'));
}
