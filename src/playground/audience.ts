import type { World } from '../engine/index.ts';
import type { Commit } from './command.ts';
import type { WorldChange } from './world-change.ts';

/** Hears that the world was replaced. */
export type Listener = (change: WorldChange) => void;
/**
 * Prepares for a world that is about to replace the whole present one; `now` is the time in it, in ms. The replacement
 * waits for it.
 */
export type Ahead = (world: World, now: number) => Promise<void>;
/** Hears that a command of this tab is answered. */
export type AnswerListener = (commit: Commit) => void;

/** The listeners of a playground. */
export class Audience {
  readonly #listeners = new Map<Listener, Ahead | undefined>();
  readonly #answerListeners = new Set<AnswerListener>();

  /** @returns how to stop */
  subscribe(listener: Listener, ahead?: Ahead): () => void {
    this.#listeners.set(listener, ahead);
    return () => this.#listeners.delete(listener);
  }

  /** @returns how to stop */
  subscribeToAnswers(listener: AnswerListener): () => void {
    this.#answerListeners.add(listener);
    return () => this.#answerListeners.delete(listener);
  }

  async prepare(world: World, now: number): Promise<void> {
    for (const ahead of this.#listeners.values()) await ahead?.(world, now);
  }

  tell(change: WorldChange): void {
    for (const listener of this.#listeners.keys()) listener(change);
  }

  answer(commit: Commit): void {
    for (const listener of this.#answerListeners) listener(commit);
  }
}
