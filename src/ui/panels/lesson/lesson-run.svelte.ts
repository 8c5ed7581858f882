import { nowOf, rowsOf } from '../../../engine/index.ts';
import { actorNamed } from '../../../lessons/acting.ts';
import { afterAnswer, afterCommit, prepareLesson, startAttempt } from '../../../lessons/attempt.ts';
import type { LessonAttempt } from '../../../lessons/attempt-state.ts';
import type { CatalogueEntry } from '../../../lessons/catalogue.ts';
import { checkGoals, isSolved, misconceptionsIn } from '../../../lessons/check-goals.ts';
import type { Guess } from '../../../lessons/goal.ts';
import { lessonStart } from '../../../lessons/lesson-start.ts';
import type { Lesson, Prediction } from '../../../lessons/lesson.ts';
import { Playground } from '../../../playground/playground.svelte.ts';
import { previewOptions } from '../../../playground/preview-options.ts';
import { lessonWords as words } from '#words/lessons.ts';
import { findingText } from './finding-text.ts';
import { solvedLessons } from './solved-lessons.svelte.ts';

/** Where a lesson stands among the others, and the ways out of it. */
export interface LessonPlace {
  readonly catalogue: readonly CatalogueEntry[];
  /** Begins the lesson again from its start; with `isDemo` it is played in front of the learner. */
  readonly restart: (isDemo: boolean) => Promise<void>;
  /** Goes back to the visitor's own account. */
  readonly leave: () => void;
}

/** One go at a lesson: a playground of its own, checked against the lesson's goals after every commit. */
export class LessonRun {
  readonly playground: Playground;
  /** How many hints were read. */
  hints = $state(0);
  /** Steps of the recipe that were played, where the lesson is played in front of the learner. */
  played = $state(0);
  /** Whether the learner, having solved it, wants to look around. */
  isLooking = $state(false);
  /** What the goals' state is, in a sentence, once it has changed. */
  announced = $state('');
  #attempt = $state.raw() as LessonAttempt;
  #twins = $state.raw<Readonly<Record<string, Guess>>>({});
  readonly #states = $derived(checkGoals(this.#attempt));
  readonly #isSolved = $derived(isSolved(this.#states));
  readonly #misconceptions = $derived(misconceptionsIn(this.#attempt));

  constructor(
    readonly lesson: Lesson,
    readonly place: LessonPlace,
    readonly isDemo: boolean,
    attempt: LessonAttempt,
  ) {
    this.#attempt = attempt;
    const { world } = attempt;
    this.playground = new Playground(
      previewOptions({
        id: `lesson-${lesson.id}`,
        name: lesson.title,
        rows: rowsOf(world),
        credentials: actorNamed(world, lesson.actor),
        at: nowOf(world),
      }),
    );
    runs.set(this.playground, this);
    this.playground.subscribeToAnswers((commit) => this.#take(afterCommit(this.#attempt, commit)));
  }

  get attempt(): LessonAttempt {
    return this.#attempt;
  }
  get states(): ReturnType<typeof checkGoals> {
    return this.#states;
  }
  get met(): number {
    return this.#states.filter(({ state }) => state === 'met').length;
  }
  get misconceptions(): Lesson['misconceptions'] {
    return this.#misconceptions;
  }
  /** Goals tell nothing before the learner has said what to expect. */
  get isRevealed(): boolean {
    return this.isDemo || this.lesson.predictions.every(({ id }) => this.guessOf(id) !== null);
  }
  /** The missed predictions that come back with other names, now that all goals are true. */
  get twins(): readonly Prediction[] {
    if (!this.#isSolved || this.isDemo) return [];
    return this.lesson.predictions.filter(({ id, is }) => this.guessOf(id) !== is);
  }
  get isSolved(): boolean {
    return !this.isDemo && this.#isSolved && this.twins.every(({ id }) => this.twinGuessOf(id) !== null);
  }
  get isPlayed(): boolean {
    return this.isDemo && this.played >= this.lesson.recipe.length;
  }
  /** The entry so many places further on in the order of all lessons, if there is one. */
  neighbour(by: 1 | -1): CatalogueEntry | null {
    return this.place.catalogue[this.index + by] ?? null;
  }
  /** From 0. */
  get index(): number {
    return this.place.catalogue.findIndex(({ id }) => id === this.lesson.id);
  }

  guessOf(prediction: string): Guess | null {
    const { answers } = this.#attempt.memory;
    return Object.hasOwn(answers, prediction) ? (answers[prediction] ?? null) : null;
  }
  twinGuessOf(prediction: string): Guess | null {
    return Object.hasOwn(this.#twins, prediction) ? (this.#twins[prediction] ?? null) : null;
  }

  /** The first answer stands: later ones would only copy what was shown. */
  answer(prediction: string, guess: Guess): void {
    if (this.guessOf(prediction) === null) this.#take(afterAnswer(this.#attempt, prediction, guess));
  }
  answerTwin(prediction: string, guess: Guess): void {
    if (this.twinGuessOf(prediction) === null) this.#twins = { ...this.#twins, [prediction]: guess };
    this.#note();
  }

  #take(next: LessonAttempt): void {
    const before = this.#sentence();
    this.#attempt = next;
    const after = this.#sentence();
    if (this.isRevealed && after !== before) this.announced = after;
    this.#note();
  }

  /** What the goals say, short enough to be heard after every change. */
  #sentence(): string {
    const unmet = this.#states.find(({ state }) => state !== 'met');
    const { note, got } = unmet?.unmet ? findingText(unmet.unmet) : {};
    const more = unmet ? [unmet.goal.says, note ?? got ?? ''].filter(Boolean).join(' ') : '';
    return words.announced(this.met, this.#states.length, more);
  }

  #note(): void {
    if (this.isSolved) solvedLessons.add(this.lesson.id, this.lesson.version);
  }
}

const runs = new WeakMap<Playground, LessonRun>();

/** The lesson that a playground belongs to. */
export function runOf(playground: Playground): LessonRun {
  const run = runs.get(playground);
  if (!run) throw new Error('No lesson is done in this account');
  return run;
}

/** Begins a lesson at its start. */
export async function beginLesson(lesson: Lesson, place: LessonPlace, isDemo: boolean): Promise<LessonRun> {
  const now = Date.now();
  const [prepared, { world }] = await Promise.all([prepareLesson(lesson), lessonStart(lesson, now)]);
  const attempt = startAttempt(prepared, world, `${lesson.id}-${String(now)}`);
  return new LessonRun(lesson, place, isDemo, attempt);
}
