import { untrack } from 'svelte';

/**
 * Makes a thing that outlives the component that first asks for it: what it derives goes on following its state, until
 * `end` is called. Svelte ends with a component all that was derived while it was set up.
 */
export function outlive<Thing extends object>(make: () => Thing): readonly [thing: Thing, end: () => void] {
  const made: Thing[] = [];
  const end = untrack(() => $effect.root(() => void made.push(make())));
  return [made[0] as Thing, end];
}
