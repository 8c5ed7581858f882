import { prefersReducedMotion } from '../../../view/reduced-motion.ts';
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
/** The longest time, in ms, for going back or moving past several notches. */
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

/** The part of the way to a notch after which the picture shows what its sentence says: the last of its locks has moved. */
const arrived = 0.88;

/**
 * Returns the notch whose sentence belongs to the picture while it moves: the one before, until the scene has come to the
 * next. Back, the sentence comes at once.
 */
export const saidAt = (at: number, cursor: number): number =>
  at >= cursor ? cursor : Math.min(cursor, Math.max(0, Math.floor(at + 1 - arrived)));

/**
 * The present place of the scene between its notches. It follows the cursor of the steps at the reader's speed; while
 * the scrubber is dragged, it follows the scrubber. The steps never wait for its motion.
 */
export class ScenePlayer {
  at = $state(0);
  #frame = 0;
  #held = false;

  /** `lengthOf`: how long the moves between two notches take at normal speed, in ms. */
  constructor(private readonly lengthOf: (from: number, to: number) => number) {}

  /** Moves the scene to a place at once, as dragging the scrubber does. */
  hold(at: number): void {
    this.#stop();
    this.#held = true;
    this.at = at;
  }

  /** Releases the scrubber: the scene moves on to `notch`. */
  release(notch: number): void {
    this.#held = false;
    this.move(notch, 1);
  }

  /** Shows a notch without moving there. */
  jump(notch: number): void {
    this.#stop();
    this.at = notch;
  }

  /** Plays forward, or back, to a notch. */
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

/** How many words a text has. */
export const wordsIn = (text: string): number => text.split(/\s+/).filter(Boolean).length;

/**
 * Reports real time while something plays: the state machine has no clock of its own. For a component's
 * initialisation. `tick` is called with the ms that passed.
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
