import { type ReplayActor, startReplay } from '../../../../assume/from-actor.svelte.ts';
import type { ReplayEvent, Speed } from '../../../../assume/machine.ts';
import type { Walk, WalkStep } from '../../../../assume/why/gates.ts';

/**
 * Walks through the way of one request with the steps' state machine. It begins at the end, where the request was
 * decided.
 */
export class WhyFlow {
  readonly walk: Walk;
  readonly #actor: ReplayActor<Walk>;
  /** The error if the machine itself failed; the panel's boundary shows it. */
  #fault = $state.raw<unknown>(null);

  constructor(walk: Walk) {
    this.walk = walk;
    this.#actor = startReplay<Walk>(0, (error) => (this.#fault = error));
    this.#actor.send({ type: 'answered', replay: walk });
    this.go(this.last);
  }

  get #state() {
    if (this.#fault !== null) throw new Error('The way came to a fault', { cause: this.#fault });
    return this.#actor.snapshot;
  }
  get cursor(): number {
    return this.#state.context.cursor;
  }
  /** The place of the last stop. */
  get last(): number {
    return this.walk.steps.length - 1;
  }
  get step(): WalkStep {
    return this.walk.steps[this.cursor] ?? { id: 'question', gate: null };
  }
  get isPlaying(): boolean {
    return this.#state.matches({ shown: { playback: 'playing' } });
  }
  get speed(): Speed {
    return this.#state.context.speed;
  }

  send(event: ReplayEvent<Walk>): void {
    this.#actor.send(event);
  }
  go(index: number): void {
    this.send({ type: 'goTo', index });
  }
  /** Reports that real time has passed while it plays, in ms, and how many words there are to read. */
  tick(elapsed: number, words = 0): void {
    this.send({ type: 'tick', now: 0, elapsed, words });
  }
  stop(): void {
    this.#actor.stop();
  }
}
