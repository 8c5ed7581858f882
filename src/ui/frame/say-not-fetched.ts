import { notFetched as words } from '#words/not-fetched.ts';
import { isNotFetched } from '../parts/not-fetched.ts';
import type { View } from '../view/view.svelte.ts';

/** From now on a part of the page that was wanted and could not be fetched is said, where nothing else says it. */
export function sayNotFetched(view: View, signal: AbortSignal): void {
  addEventListener(
    'unhandledrejection',
    (event) => {
      if (!isNotFetched(event.reason)) return;
      event.preventDefault();
      view.flash(words.text, 'deny');
    },
    { signal },
  );
}
