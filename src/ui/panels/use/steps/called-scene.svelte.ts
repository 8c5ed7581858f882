import { onDestroy, untrack } from 'svelte';
import type { FirstCall } from '../../../../assume/step.ts';
import { ScenePlayer } from '../timeline/scene.svelte.ts';

/** How long a first call takes to be answered before the reader's eyes, in ms. */
const length = 1400;

/**
 * The session's first call on the stage. It plays by itself once it was made, as it is what was just asked for; one
 * that was made earlier is answered already. For a component's initialisation.
 */
export class CalledScene {
  readonly #made: () => FirstCall | null;
  readonly #player = new ScenePlayer(() => length);
  #played: FirstCall | null;

  constructor(made: () => FirstCall | null, speed: () => number) {
    this.#made = made;
    this.#played = untrack(made);
    if (this.#played) this.#player.jump(1);
    onDestroy(() => this.#player.destroy());
    // An effect, because it takes its time.
    $effect(() => {
      const now = made();
      if (now === this.#played) return;
      this.#played = now;
      untrack(() => {
        this.#player.jump(0);
        if (now) this.#player.move(1, speed());
      });
    });
  }

  /** How far it has come, 0 to 1. */
  get at(): number {
    const { at } = this.#player;
    return this.#made() === this.#played ? at : 0;
  }
}
