import { untrack } from 'svelte';
import type { Playground } from '../../../../playground/playground.svelte.ts';
import type { Highlight } from '../../../../graph/picture/highlight.ts';

/** A highlight by what it lights up: two of the same tell the same, even if the account has changed. */
const tellingOf = (highlight: Highlight | null): string =>
  highlight === null ? '' : [...highlight.nodes.keys(), '/', ...highlight.edges.keys()].join();

/**
 * Which came last: a frame or step that is told, or something that was selected. The newest intention wins, so that
 * what somebody has just selected or made is never greyed by what was told before. Selecting nothing gives way again.
 */
export class Intention {
  #isTold = $state(true);
  #telling = '';
  #selected: string | null = null;

  readonly #told: () => Highlight | null;

  /** Follows both: what is told, and what is selected. For a component's initialisation. */
  constructor(playground: Playground, told: () => Highlight | null) {
    this.#told = told;
    $effect.pre(() => {
      const [telling, chosen] = [tellingOf(told()), playground.selected];
      untrack(() => {
        if (telling !== this.#telling) this.#isTold = true;
        else if (chosen !== this.#selected) this.#isTold = chosen === null;
        this.#telling = telling;
        this.#selected = chosen;
      });
    });
  }

  /** The highlight of a frame or step, unless something was selected since. */
  get telling(): Highlight | null {
    return this.#isTold ? this.#told() : null;
  }
}
