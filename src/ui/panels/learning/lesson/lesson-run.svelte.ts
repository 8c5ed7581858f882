import { type Component, untrack } from 'svelte';
import { nowOf, rowsOf, type World } from '../../../../engine/index.ts';
import type { Audience } from '../../../../graph/goals/audience.ts';
import type { GoalState } from '../../../../graph/goals/goals.ts';
import { actorNamed } from '../../../../lessons/attempt/acting.ts';
import { afterAnswer, afterCommit, needsSets } from '../../../../lessons/attempt/attempt.ts';
import type { LessonAttempt, Memory } from '../../../../lessons/attempt-state.ts';
import { failedTries } from '../../../../lessons/failed-try.ts';
import { filesOf } from '../../../../lessons/attempt/typed-line.ts';
import type { CatalogueEntry, Lesson, Prediction, RecipeStep } from '../../../../lessons/lesson.ts';
import type { StartFault } from '../../../../lessons/attempt/lesson-start.ts';
import { checkGoals, isSolved, misconceptionsIn } from '../../../../lessons/attempt/check-goals.ts';
import type { Guess } from '../../../../lessons/goal.ts';
import type { Block } from '../../../../lessons/prose-text.ts';
import { type Again, againIn, isCase, isOpen, questionsOf } from '../../../../lessons/attempt/questions.ts';
import type { KeptAttempt } from '../../../../lessons/progress/kept-attempt.ts';
import { undecided } from '../../../../lessons/attempt/load-sets.ts';
import type { Event } from '../../../../lessons/progress/lesson-progress.ts';
import type { Commit } from '../../../../playground/command.ts';
import { Playground } from '../../../../playground/playground.svelte.ts';
import { previewOptions } from '../../../../playground/preview-options.ts';
import { lessonWords as words } from '#words/lessons.ts';
import { rememberLesson } from '../../../view/browser-memory.ts';
import type * as findingTexts from '../text/finding-text.ts';
import { AttemptKeeper } from './attempt-keeper.ts';
import { giveFiles } from '../../use/terminal/given-files.ts';
import { learning } from '../progress/learning.svelte.ts';
import type { SetDecider } from './deciding/set-decider.ts';
import { LessonClock } from './do-again.ts';
import { recipeSteps } from './recipe-steps.ts';

/** Lessons in order: all of the page's, or those of a workshop. */
export interface Course {
  readonly catalogue: readonly CatalogueEntry[];
  /** The title of the lesson's workshop; null in the course of all lessons. */
  readonly workshop: string | null;
  /** The welcome of the workshop, with which its first lesson is presented. */
  readonly welcome?: readonly Block[];
  /** Returns the hash of the lesson with this id; `presented`: shown to an audience. */
  readonly hashOf: (id: string, presented?: true) => string;
  /** The hash of the list of lessons. */
  readonly overview: string;
}

/** The course of a lesson, and the ways out of the lesson. */
export interface LessonPlace extends Course {
  /** Begins the lesson again from its start; with `isDemo` it plays in front of the learner. */
  readonly restart: (isDemo: boolean) => Promise<void>;
  /** Goes back to the visitor's own account. */
  readonly leave: () => void;
  /** The text of the bar above the lesson, if the account isn't the lesson's own. */
  readonly says?: string;
  /** Plays other steps than the recipe in front of somebody. */
  readonly demo?: Component<{ run: LessonRun }>;
  /** Ends a presentation; absent if the lesson isn't presented. */
  readonly unpresent?: () => void;
}

/** One attempt at a lesson: a playground of its own, checked against the lesson's goals after every commit. */
export class LessonRun {
  readonly playground: Playground;
  /** Records the steps, so that the lesson can go on where it was left. */
  readonly keeper: AttemptKeeper;
  readonly clock: LessonClock;
  /** Whether it is done in an account that this page shares with others: only the fact that it was solved is stored. */
  readonly isFollowing: boolean;
  /** Called with each answer to a question. */
  tellAnswer: ((question: string, guess: Guess) => void) | null = null;
  /** Whether earlier steps are being repeated: nothing is reported or stored then. */
  isRepeating = false;
  /**
   * The outcome of the earlier visit: the lesson goes on, or begins again because it has changed or its stored steps
   * can't be read. Or a link held no attempt that can be repeated here.
   */
  resumed = $state<'resumed' | 'changed' | 'unreadable' | 'notSent' | null>(null);
  /** The number of steps that came with a link: nothing is stored before there are more. */
  sentSteps = -1;
  /** Steps of the lesson's start that failed, which can happen in a lesson from elsewhere. */
  startFaults: readonly StartFault[] = [];
  /** Whether what checks the goals over all requests couldn't be fetched: the next change fetches it again. */
  areSetsMissing = $state(false);
  /** Why this attempt is no longer stored, or null. */
  notKept = $state<AttemptKeeper['lost']>(null);
  #hints = $state(0);
  /** The number of played steps of the recipe, if the lesson plays in front of the learner. */
  played = $state(0);
  /** The attempt before this one, which one press brings back. */
  earlier = $state.raw<{ readonly restore: () => void; readonly forget: () => void } | null>(null);
  /** The state that the picture of the goals shows. */
  shown = $state<GoalState>('now');
  /** Whether the picture shows what no goal speaks of, too. */
  isWhole = $state(false);
  /** Whether the whole account is shown in its place. */
  isWholeAccount = $state(false);
  /** How the picture of the goals stands before an audience; null for a reader. */
  audience = $state.raw<Audience | null>(null);
  /** Says why goals aren't met; null until it is fetched, which the lesson's text doesn't wait for. */
  texts = $state.raw<typeof findingTexts | null>(null);
  /** The goals' state in a sentence, after it has changed. */
  announced = $state('');
  #attempt = $state.raw() as LessonAttempt;
  /** Says what is decided over all requests so far. */
  #sets = $state.raw(undecided);
  /** Decides over all requests; null until it is fetched, and for a lesson that asks nothing of the kind. */
  #decider: SetDecider | null = null;
  /** The changes that no state of the goals has followed yet. */
  #changes: readonly Commit[] = [];
  /** The number of goals that were true, and the sentence on them, when all were decided. */
  #told = { met: 0, says: '' };
  /** Whether the attempt is as earlier steps left it: nothing of it is reported or stored. */
  #isAsBefore = true;
  readonly #states = $derived(checkGoals(this.#attempt, this.#sets));
  readonly #questions = $derived(questionsOf(this.#attempt));
  readonly #isSolved = $derived(isSolved(this.#states));
  readonly #misconceptions = $derived(misconceptionsIn(this.#attempt, this.#sets));

  constructor(
    readonly lesson: Lesson,
    /** The place may change: the same lesson may go on from another list. */
    public place: LessonPlace,
    readonly isDemo: boolean,
    attempt: LessonAttempt,
    /** The time for which its start was made, in ms. */
    begunAt: number,
    /** The account that it is done in, if others act in it, too: then `follow` reports the goals' state. */
    account?: Playground,
  ) {
    this.#attempt = attempt;
    const { world } = attempt;
    this.clock = new LessonClock(nowOf(world));
    this.keeper = new AttemptKeeper(lesson, begunAt);
    this.isFollowing = account !== undefined;
    this.playground =
      account ??
      new Playground(
        previewOptions({
          id: `lesson-${lesson.id}`,
          name: lesson.title,
          rows: rowsOf(world),
          credentials: actorNamed(world, lesson.actor),
          at: nowOf(world),
          device: this.clock.now,
          keep: (row) => {
            this.keeper.hear(row);
            this.keep();
            return learning.settled();
          },
        }),
      );
    runs.set(this.playground, this);
    this.#told = { met: this.met, says: this.#sentence() };
    void this.#fetchDecider();
    void this.#fetchTexts();
    giveFiles(this.playground, filesOf(attempt));
    if (account) return;
    this.playground.subscribeToAnswers((commit) => this.#hear(commit));
    this.clock.go();
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
  /** Whether goals show their state: only after the learner has answered all questions for the first time. */
  get isRevealed(): boolean {
    return this.isDemo || this.lesson.predictions.every(({ id }) => this.guessOf(id) !== null);
  }
  /** All questions in their order. */
  get questions(): readonly Prediction[] {
    return this.#questions;
  }
  /** The questions asked so far: cases are asked one after the other. */
  get asked(): readonly Prediction[] {
    const next = this.#questions.find(({ id }) => this.#isCase(id) && this.guessOf(id) === null);
    return this.#questions.filter(
      (one) => one === next || !this.#isCase(one.id) || this.guessOf(one.id) !== null,
    );
  }
  askOf(question: string): string {
    return this.#questions.find(({ id }) => id === question)?.ask ?? '';
  }
  titleOf(question: string): string {
    if (!this.#isCase(question)) return words.question;
    const cases = this.#questions.filter(({ id }) => this.#isCase(id));
    return words.caseOf(cases.findIndex(({ id }) => id === question) + 1, cases.length);
  }
  #isCase(question: string): boolean {
    return isCase(this.lesson, question);
  }
  /** Missed questions that come back with other names, most of them once all goals are true. */
  get again(): readonly Again[] {
    return this.isDemo ? [] : againIn(this.#attempt, this.#isSolved);
  }
  /** Whether all goals are met: a question may still be open. */
  get isAllTrue(): boolean {
    return this.#isSolved;
  }
  get isSolved(): boolean {
    const { isRevealed, isAllTrue } = this;
    return !this.isDemo && isAllTrue && isRevealed && this.again.every(({ guess }) => guess !== null);
  }
  get isPlayed(): boolean {
    return this.isDemo && this.played >= this.recipe.length;
  }
  /** The steps that play in front of the learner. */
  get recipe(): readonly RecipeStep[] {
    const { recipe } = this.lesson;
    return recipeSteps(this.#attempt).filter((one) => recipe.includes(one));
  }
  /** Returns the lesson before or after this one in the course, if there is one. */
  neighbour(by: 1 | -1): CatalogueEntry | null {
    return this.place.catalogue[this.index + by] ?? null;
  }
  /** Counts from 0. */
  get index(): number {
    return this.place.catalogue.findIndex(({ id }) => id === this.lesson.id);
  }

  guessOf(prediction: string): Guess | null {
    const { answers } = this.#attempt.memory;
    return Object.hasOwn(answers, prediction) ? (answers[prediction] ?? null) : null;
  }

  /** The number of hints that were read. */
  get hints(): number {
    return this.#hints;
  }
  set hints(read: number) {
    if (!this.isRepeating) for (let one = this.#hints; one < read; one++) this.keeper.help('hint');
    this.#hints = read;
    this.#note({ type: 'hint', read });
    this.keep();
  }

  /** Answers a question. Only the first answer counts: a later one would only copy the shown result. */
  answer(prediction: string, guess: Guess): void {
    if (this.guessOf(prediction) !== null) return;
    this.tellAnswer?.(prediction, guess);
    this.keeper.add({ type: 'answer', question: prediction, guess });
    const asked = this.lesson.predictions.find(({ id }) => id === prediction);
    if (asked && asked.is !== guess) this.#note({ type: 'missed', question: prediction });
    this.#take(afterAnswer(this.#attempt, prediction, guess));
    this.keep();
  }
  /** Answers a question that has come back, once each time. */
  answerAgain(prediction: string, guess: Guess): void {
    const isFirst = this.guessOf(prediction) === null;
    if (isFirst || !isOpen(this.#attempt, prediction, this.#isSolved)) return;
    this.tellAnswer?.(prediction, guess);
    this.keeper.add({ type: 'twin', question: prediction, guess });
    this.#take(afterAnswer(this.#attempt, prediction, guess));
    this.keep();
  }

  /** Stores the progress so far, and the acting identity. */
  keep(): void {
    if (this.isRepeating || this.isDemo || this.isFollowing) return;
    const { kept } = this;
    if (kept && kept.steps.length <= this.sentSteps) return;
    if (kept) learning.keepAttempt(this.lesson.id, kept);
    else this.notKept = this.keeper.lost;
  }

  /** The attempt so far; null if it can't be repeated as a whole. */
  get kept(): KeptAttempt | null {
    return this.keeper.kept(
      this.hints,
      untrack(() => this.playground.credentials),
    );
  }

  /** Takes over the account's present state, and the memory of the attempt. */
  follow(world: World, memory: Memory): void {
    this.#take({ ...this.#attempt, world, memory });
  }

  #hear(commit: Commit): void {
    if (this.areSetsMissing) void this.#fetchDecider();
    if (!this.texts) void this.#fetchTexts();
    if (!this.isRepeating) this.#changes = [...this.#changes, commit];
    this.#take(afterCommit(this.#attempt, commit));
    // A misconception that needs no waiting may be gone once the rest is decided.
    this.#noteMisconceptions();
  }

  /** Fetches what decides over all requests: it is being checked until then, and after a failure as well. */
  async #fetchDecider(): Promise<void> {
    if (this.#decider || !needsSets(this.lesson)) return;
    try {
      const { SetDecider } = await import('./deciding/set-decider.ts');
      this.#decider ??= await SetDecider.of(this.playground, (sets) => {
        this.#sets = sets;
        this.#tell();
      });
    } catch (error) {
      this.areSetsMissing = true;
      this.#tell();
      console.error(error);
      return;
    }
    this.areSetsMissing = false;
    this.#sets = this.#decider.take(this.#attempt);
  }

  /** Fetches what says why goals aren't met. After a failure the next change fetches it again. */
  async #fetchTexts(): Promise<void> {
    const texts = await import('../text/finding-text.ts').catch(() => null);
    if (!texts) return;
    this.texts = texts;
    this.#told = { met: this.met, says: this.#sentence() };
  }

  /** Starts what decides beside the page, so that it is there once something changes. */
  fetchWorker(): Promise<void> | undefined {
    return this.#decider?.fetchWorker();
  }

  #take(next: LessonAttempt): void {
    this.#isAsBefore = this.isRepeating;
    this.#sets = this.#decider?.take(next) ?? undecided;
    this.#attempt = next;
    this.#tell();
  }

  /** Reports how the goals stand, once all of them are decided. */
  #tell(): void {
    if (!this.areSetsMissing && this.#states.some(({ state }) => state === 'checking')) return;
    const before = this.#told;
    const changes = this.#changes;
    this.#changes = [];
    this.#told = { met: this.met, says: this.#sentence() };
    if (this.#isAsBefore) return;
    if (this.isRevealed && this.#told.says !== before.says) this.announced = this.#told.says;
    const failed = failedTries(changes, before.met, this.met);
    for (let at = 0; at < failed; at++) this.#note({ type: 'failed' });
    if (changes.length > 0) this.#noteMisconceptions();
    this.#noteSolved();
  }

  #noteMisconceptions(): void {
    for (const { id } of this.misconceptions) this.#note({ type: 'misconception', id });
  }

  /** Returns the goals' state in a sentence that is short enough to be read out after every change. */
  #sentence(): string {
    const unmet = this.#states.find(({ state }) => state !== 'met');
    const reason = unmet?.unmet ? this.texts?.reasonOf(unmet.unmet, this.#attempt) : null;
    const more = unmet
      ? [unmet.goal.says, reason?.says, reason?.code]
      : this.isSolved
        ? [words.heardSolved, this.lesson.learned]
        : [!this.isDemo && `${words.oneQuestion}.`];
    return words.announced(this.met, this.#states.length, more.filter(Boolean).join(' '));
  }

  #noteSolved(): void {
    const { id, version } = this.lesson;
    if (!this.isSolved || learning.solvedVersion(id) === version) return;
    this.#note({ type: 'solved', version });
    const next = this.neighbour(1);
    // The next visit goes on at that lesson.
    if (next && this.place.workshop === null) rememberLesson(next);
    const kept = this.isFollowing ? null : this.kept;
    if (kept) learning.keepSolved(kept);
  }

  #note(event: Event): void {
    if (!this.isRepeating && !this.isDemo) learning.note(this.lesson.id, this.lesson.version, event);
  }
}

const runs = new WeakMap<Playground, LessonRun>();

/** Returns the lesson run that a playground belongs to. */
export function runOf(playground: Playground): LessonRun {
  const run = runs.get(playground);
  if (!run) throw new Error('No lesson is done in this account');
  return run;
}
