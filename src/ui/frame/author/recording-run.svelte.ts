import type { World } from '../../../engine/index.ts';
import type { LessonFile } from '../../../lessons/lesson.ts';
import type { Codes } from '../../../lessons/attempt/references.ts';
import { type DoneStep, type Recorded, Recording } from '../../../lessons/record/recording.ts';
import { answersFor, thirdHint } from '../../../lessons/record/third-hint.ts';
import {
  withSolution,
  withStart,
  withThirdHint,
  stepInWords,
  withNearMisses,
  withWrongAnswer,
} from '../../../lessons/record/write-steps.ts';
import { undoStacks } from '../../../playground/history.ts';
import type { Playground } from '../../../playground/playground.svelte.ts';
import { authorWords, recordWords as words } from '#words/author.ts';
import type { KeptAttempt } from '../../../lessons/progress/kept-attempt.ts';
import { type Draft, drafts } from '../../panels/learning/author/drafts.svelte.ts';
import { AttemptKeeper } from '../../panels/learning/lesson/attempt-keeper.ts';
import { doAgain } from '../../panels/learning/lesson/do-again.ts';
import type { LessonClock } from '../../panels/learning/lesson/do-again.ts';
import { lessonStart } from '../../../lessons/attempt/lesson-start.ts';
import { textReader } from '../../../lessons/reading/text-reader.ts';

/**
 * A recording of an author's steps in an account of its own. It is stored until they stop, and then written into the
 * draft.
 */
export class RecordingRun {
  readonly #recording: Recording;
  readonly #keeper: AttemptKeeper;
  #world: World;
  /** Whether stored steps are being repeated. */
  #isRepeating = false;
  #isEnding = false;
  #heard = $state(0);

  constructor(
    private readonly playground: Playground,
    readonly what: Recorded,
    private readonly lesson: LessonFile,
    private readonly codes: Codes,
    private readonly draft: Draft,
    /** Goes back to the page for writing lessons, with the reason if nothing was recorded. */
    private readonly leave: (problem?: string) => void,
    /** The time for which the account was made, in ms. */
    begunAt = Date.now(),
  ) {
    this.#keeper = new AttemptKeeper(lesson, begunAt);
    this.#recording = new Recording(what, lesson, codes);
    this.#world = playground.world;
    runs.set(playground, this);
    playground.subscribeToAnswers((commit) => {
      this.#recording.hear(commit, this.#world, playground.world);
      this.#world = playground.world;
      this.#heard += 1;
      this.#keeper.hear(commit);
      if (!this.#isRepeating) this.#keep();
    });
  }

  /** Repeats the steps that were recorded before. */
  async goOn(kept: KeptAttempt, clock: LessonClock): Promise<void> {
    this.#isRepeating = true;
    for (const step of kept.steps) if (step.type === 'command') await doAgain(this.playground, clock, step);
    await this.playground.settled();
    if (kept.actingAs) this.playground.actAs(kept.actingAs);
    this.#isRepeating = false;
  }

  /** Whether the browser stores the recording. */
  get isKept(): boolean {
    void this.#heard;
    return this.#keeper.lost === null && drafts.kept !== 'notKept';
  }

  #keep(): void {
    const kept = this.#keeper.kept(0, this.playground.credentials);
    if (kept) drafts.keepRecording(this.draft, this.what, kept);
  }

  #end(problem?: string): void {
    drafts.keepRecording(this.draft, this.what, null);
    this.leave(problem);
  }

  /** The steps that would be written into the draft now. Null if a lesson can't name somebody who acted. */
  get done(): readonly DoneStep[] | null {
    void this.#heard;
    return this.#recording.done(undoStacks(this.playground.history).takenBack);
  }

  async stop(): Promise<void> {
    const { done } = this;
    if (this.#isEnding) return;
    if (this.#recording.isLost) return this.#end(words.lost);
    if (!done) return this.#end(words.unnamed);
    if (done.length === 0) return this.#end(words.nothing);
    this.#isEnding = true;
    const before = this.draft.text;
    const steps = done.map(({ step }) => step);
    let after = this.what === 'start' ? withStart(before, steps) : before;
    let hint = 0;
    let misses = null;
    if (this.what === 'solution') {
      const way = this.#way();
      after = withSolution(before, way, [...answersFor(this.lesson), ...steps]);
      const hinted = await hintedBy(this.lesson, done, this.codes, after);
      if (hinted) [after, hint] = [hinted.text, hinted.actions];
      misses = await missedBy(after, way);
    } else if (this.what === 'miss') {
      const { missedGoal } = await import('../../../lessons/record/left-out.ts');
      const answer = [...answersFor(this.lesson), ...steps];
      const goal = await missedGoal(this.lesson, answer);
      if (!goal) return this.#end(words.solves);
      after = withWrongAnswer(before, authorWords.missed(goal.says), answer, goal.id);
    }
    drafts.write(this.draft.id, after);
    drafts.recorded = { draft: this.draft.id, steps: steps.length, hint, misses, before, after };
    this.#end();
  }

  discard(): void {
    this.#end();
  }

  /** Returns a name that no solution has. */
  #way(): string {
    const taken = this.lesson.proof.solutions.map(({ way }) => way);
    for (let number = 2; ; number++) {
      if (!taken.includes(authorWords.way)) return authorWords.way;
      const way = authorWords.wayAgain(number);
      if (!taken.includes(way)) return way;
    }
  }
}

const runs = new WeakMap<Playground, RecordingRun>();

/** Returns the recording that a playground belongs to. */
export function recordingOf(playground: Playground): RecordingRun {
  const run = runs.get(playground);
  if (!run) throw new Error('Nothing is recorded in this account');
  return run;
}

/**
 * Returns the draft with a third hint made from the recorded solution; null if its present hint solves the lesson
 * already.
 */
async function hintedBy(
  lesson: LessonFile,
  done: readonly DoneStep[],
  codes: Codes,
  text: string,
): Promise<{ readonly text: string; readonly actions: number } | null> {
  const [{ prepareLesson }, { play }] = await Promise.all([
    import('../../../lessons/attempt/attempt.ts'),
    import('../../../lessons/lint/play.ts'),
  ]);
  const [prepared, { world }] = await Promise.all([prepareLesson(lesson), lessonStart(lesson, Date.now())]);
  const { solved } = await play(
    prepared,
    world,
    lesson.recipe.map(({ step }) => step),
  );
  if (solved) return null;
  const recipe = await thirdHint(lesson, done, world, codes);
  return { text: withThirdHint(text, recipe), actions: recipe.length };
}

/** Returns the draft with near-misses made by leaving out a step of a solution; null if there are none. */
async function missedBy(
  text: string,
  way: string,
): Promise<{ readonly text: string; readonly count: number } | null> {
  const parsed = await textReader.read('lesson', text);
  if (!parsed.ok) return null;
  const { leftOut } = await import('../../../lessons/record/left-out.ts');
  const found = await leftOut(parsed.lesson, way);
  if (found.length === 0) return null;
  const told = found.map((one) => ({ ...one, says: authorWords.leftOut(stepInWords(one.step)) }));
  return { text: withNearMisses(text, told), count: found.length };
}
