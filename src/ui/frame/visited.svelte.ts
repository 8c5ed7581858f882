import { untrack } from 'svelte';

/** All that `now` has been since this was called. Call it while a component is made. */
export function visited<T>(now: () => T): () => readonly T[] {
  let all = $state.raw<readonly T[]>([]);
  // An effect, because having been there must outlast being there.
  $effect.pre(() => {
    const here = now();
    untrack(() => {
      if (!all.includes(here)) all = [...all, here];
    });
  });
  return () => all;
}
