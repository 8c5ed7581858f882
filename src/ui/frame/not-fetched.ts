import { notFetched as words } from '#words/not-fetched.ts';
import { isNotFetched } from '../parts/not-fetched.ts';
import type { View } from '../view/view.svelte.ts';

/** Tells the visitor from now on if a part of the page can't be fetched and nothing else says so. */
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

/** The link elements of styles that could not be fetched. */
const missing = new Set<HTMLLinkElement>();

function hear({ target }: Event): void {
  if (!(target instanceof HTMLLinkElement) || target.rel !== 'stylesheet') return;
  target.remove();
  missing.add(target);
}

function again(): void {
  document.head.append(...missing);
  missing.clear();
}

/**
 * Fetches missing styles again, once the network is back or at the next press. When a missing part of the page is
 * needed again, only its script is fetched again.
 */
export function fetchStylesAgain(signal: AbortSignal): void {
  addEventListener('error', hear, { signal, capture: true });
  for (const kind of ['online', 'pointerdown', 'keydown'])
    addEventListener(kind, again, { signal, capture: true });
}
