import { MediaQuery, createSubscriber } from 'svelte/reactivity';
import type { Theme } from '../../graph/drawing/palette.ts';

const systemIsDark = new MediaQuery('prefers-color-scheme: dark', false);

const watchChoice = createSubscriber((changed) => {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
});

/** The theme in use, reactive: the visitor's choice, else the system's. */
export function themeNow(): Theme {
  watchChoice();
  const chosen = document.documentElement.dataset['theme'];
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return systemIsDark.current ? 'dark' : 'light';
}
