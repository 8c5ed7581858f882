import { prefersReducedMotion } from 'svelte/motion';
import type { Act, ActId } from '../../../../graph/stage/stage.ts';

/** How long a notch's moves take at normal speed, in ms. */
const lengths: { readonly [K in ActId]: number } = {
  rest: 300,
  ask: 1100,
  trust: 1150,
  permission: 1250,
  limit: 500,
  duration: 800,
  credentials: 1700,
  session: 1600,
  expiry: 1600,
  change: 250,
};
/** The longest time for going back or past several notches, in ms. */
const longest = 1800;
const backwards = 260;

/** How long the moves between two notches of the stage take at normal speed, in ms. */
export function stageLength(acts: readonly Act[], from: number, to: number): number {
  if (to < from) return backwards * Math.min(4, from - to);
  const played = acts.slice(Math.floor(from) + 1, to + 1);
  return Math.min(
    longest,
    Math.max(
      200,
      played.reduce((sum, { id }) => sum + lengths[id], 0),
    ),
  );
}

/**
 * Where the scene stands between its notches. It follows the cursor of the steps, at the reader's speed; while the
 * scrubber is dragged, the reader moves it. Motion is only shown: the steps never wait for it.
 */
export class ScenePlayer {
  at = $state(0);
  #frame = 0;
  #held = false;

  /** `lengthOf`: how long the moves between two notches take at normal speed, in ms. */
  constructor(private readonly lengthOf: (from: number, to: number) => number) {}

  /** Puts the scene somewhere at once, as a dragged scrubber does. */
  hold(at: number): void {
    this.#stop();
    this.#held = true;
    this.at = at;
  }

  /** Lets go of the scrubber: the scene goes on to `notch`. */
  release(notch: number): void {
    this.#held = false;
    this.move(notch, 1);
  }

  /** Shows a notch without its moves. */
  jump(notch: number): void {
    this.#stop();
    this.at = notch;
  }

  /** Plays up, or back, to a notch. */
  move(notch: number, speed: number): void {
    if (this.#held || notch === this.at) return;
    this.#stop();
    if (prefersReducedMotion.current) {
      this.at = notch;
      return;
    }
    const from = this.at;
    const length = this.lengthOf(from, notch) / speed;
    const began = performance.now();
    const step = (now: number): void => {
      const part = Math.min(1, (now - began) / length);
      this.at = from + (notch - from) * part;
      this.#frame = part < 1 ? requestAnimationFrame(step) : 0;
    };
    this.#frame = requestAnimationFrame(step);
  }

  #stop(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  destroy(): void {
    this.#stop();
  }
}

/**
 * While something plays, real time goes by on its step: the machine has no clock of its own. For a component's initialisation.
 * `tick` hears how many ms went by.
 */
export function whilePlaying(isPlaying: () => boolean, tick: (elapsed: number) => void): void {
  $effect(() => {
    if (!isPlaying()) return;
    let last = performance.now();
    const timer = setInterval(() => {
      const at = performance.now();
      tick(at - last);
      last = at;
    }, 100);
    return () => clearInterval(timer);
  });
}
