import { SvelteMap } from 'svelte/reactivity';
import type { LessonFile } from '../../../../../lessons/lesson.ts';

/** The state of a lesson's proof: it is under way, it broke off, or how many things it found. */
export type OwnProof = 'proving' | 'broke' | { readonly problems: number };

/** The proofs of the lessons that somebody carries along: each is made once, one after the other. */
class OwnProofs {
  readonly #all = new SvelteMap<string, OwnProof>();
  #ending = new AbortController();
  #last: Promise<void> = Promise.resolve();

  /** Returns what is known of a lesson's text; null before it is asked for. */
  of(source: string): OwnProof | null {
    return this.#all.get(source) ?? null;
  }

  /** Proves a lesson, unless that was done or is under way. */
  want(source: string, lesson: LessonFile): void {
    if (this.#all.has(source)) return;
    this.#all.set(source, 'proving');
    const { signal } = this.#ending;
    this.#last = this.#last.then(() => this.#prove(source, lesson, signal));
  }

  /** Stops what is under way: it begins again when it is asked for. */
  stop(): void {
    this.#ending.abort();
    this.#ending = new AbortController();
  }

  async #prove(source: string, lesson: LessonFile, signal: AbortSignal): Promise<void> {
    try {
      const { prove } = await import('../../../../../lessons/lint/prove.ts');
      const { problems } = await prove(lesson, { signal, onprogress: () => undefined });
      this.#all.set(source, { problems: problems.length });
    } catch (error) {
      if (signal.aborted) {
        this.#all.delete(source);
        return;
      }
      console.error(error);
      this.#all.set(source, 'broke');
    }
  }
}

export const ownProofs = new OwnProofs();
