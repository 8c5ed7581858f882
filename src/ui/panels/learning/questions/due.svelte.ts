import { dueRound } from '../../../../lessons/progress/due-round.ts';
import { type Card, dueCards } from '../../../../lessons/progress/lesson-progress.ts';
import type { RoundName } from '../../../../lessons/progress/measures.ts';
import { measureWords } from '#words/measures.ts';
import { learning } from '../progress/learning.svelte.ts';

/** The questions that are due now in some lessons: missed ones that come back, and those that measure. */
export class Due {
  /** The time at which the place was opened that offers them, or a question was last closed. */
  #now = $state(Date.now());
  /** The questions that are open, or null. */
  over = $state<'review' | 'measure' | null>(null);
  /** The sentence after questions were closed. */
  said = $state('');

  /** `ids` returns those of the lessons. */
  constructor(private readonly ids: () => readonly string[]) {}

  /** How many of the lessons are solved. */
  readonly solved: number = $derived.by(
    () => this.ids().filter((id) => learning.solvedVersion(id) !== null).length,
  );
  /** The missed questions that come back. */
  readonly cards: readonly { readonly lesson: string; readonly card: Card }[] = $derived.by(() => {
    const ids = this.ids();
    return dueCards(learning.lessons, this.#now).filter(({ lesson }) => ids.includes(lesson));
  });
  /** The round of measuring questions, or null. */
  readonly round: RoundName | null = $derived.by(() =>
    learning.isRead
      ? dueRound(learning.measures, { solved: this.solved, all: this.ids().length }, this.#now)
      : null,
  );

  /** Closes the questions. `handed`: the round that was answered. */
  close(handed: RoundName | null = null): void {
    this.over = null;
    this.said = handed ? measureWords.handed[handed] : '';
    this.#now = Date.now();
  }
}
