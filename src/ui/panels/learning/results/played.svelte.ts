import type { KeptAttempt } from '../../../../lessons/progress/kept-attempt.ts';
import { wholeCommand } from '../../../../lessons/results/for-others.ts';
import { doAgain } from '../lesson/do-again.ts';
import type { LessonRun } from '../lesson/lesson-run.svelte.ts';
import type { ToldStep } from './told-steps.ts';

/** Somebody's steps in a lesson, done again one by one in an account of their own. */
export class Played {
  /** How many steps are done. */
  #at = $state(0);
  #isBusy = $state(false);
  #hasFailed = $state(false);
  /** Whether one step follows the other by itself. */
  isPlaying = $state(false);
  /** AWS's answers to the steps, by their index: later steps may name it. */
  readonly #answers: unknown[] = [];

  constructor(
    readonly run: LessonRun,
    readonly name: string,
    readonly kept: KeptAttempt,
    readonly told: readonly ToldStep[],
    /** Shows the account as it was after so many steps. */
    readonly goTo: (at: number) => void,
  ) {
    all.set(run, this);
  }

  get at(): number {
    return this.#at;
  }
  get isBusy(): boolean {
    return this.#isBusy;
  }
  get hasFailed(): boolean {
    return this.#hasFailed;
  }
  get isOver(): boolean {
    return this.#at >= this.kept.steps.length;
  }

  /** Does the next step. Never rejects. */
  async next(): Promise<void> {
    if (this.#isBusy || this.isOver) return;
    this.#isBusy = true;
    try {
      await this.#step();
      this.#at++;
      if (this.isOver) this.isPlaying = false;
    } catch (error) {
      console.error(error);
      [this.#hasFailed, this.isPlaying] = [true, false];
    } finally {
      this.#isBusy = false;
    }
  }

  /** Does so many steps at once, of which nothing is said. */
  async skipTo(at: number): Promise<void> {
    this.run.isRepeating = true;
    while (this.#at < at && !this.isOver && !this.#hasFailed) await this.next();
    await this.run.playground.settled();
    this.run.isRepeating = false;
  }

  async #step(): Promise<void> {
    const { run } = this;
    const step = this.kept.steps[this.#at];
    if (!step) return;
    if (step.type !== 'command') {
      if (step.type === 'answer') run.answer(step.question, step.guess);
      else run.answerAgain(step.question, step.guess);
      return;
    }
    const { playground, clock } = run;
    const command = wholeCommand(step.command, playground.world, this.#answers);
    if ('credentials' in command && command.credentials) playground.actAs(command.credentials);
    const { result } = (await doAgain(playground, clock, { at: step.at, command }))?.outcome ?? {};
    if (result?.ok) this.#answers[this.#at] = result.value;
  }
}

const all = new WeakMap<LessonRun, Played>();

/** Returns the steps that are played in a run. */
export function playedIn(run: LessonRun): Played {
  const played = all.get(run);
  if (!played) throw new Error('Nobody’s steps are played here');
  return played;
}
