import { whyFailed } from '../../../parts/not-fetched.ts';
import { prepareLesson, startAttempt } from '../../../../lessons/attempt/attempt.ts';
import type { LessonFile } from '../../../../lessons/lesson.ts';
import { lessonStart, type StartFault } from '../../../../lessons/attempt/lesson-start.ts';
import type { LintAnswer } from '../../../../lessons/lint/answer.ts';
import type { LintReport } from '../../../../lessons/lint/lint-lesson.ts';
import type { LintProgress } from '../../../../lessons/lint/linter.ts';
import type { ParsedLesson } from '../../../../lessons/parse-lesson.ts';
import { textReader } from '../../../../lessons/reading/text-reader.ts';
import { type PlacedFault, placedFaults } from '../../../../lessons/writing/faults.ts';
import { type Names, namesOf, noNames, type StartNames } from '../../../../lessons/writing/names.ts';
import { placedStartFaults } from '../../../../lessons/writing/start-faults.ts';
import { type LessonTexts, textsOf } from '../../../../lessons/writing/texts.ts';
import { authorWords as words, newLesson, newTexts } from '#words/author.ts';
import { LessonRun } from '../lesson/lesson-run.svelte.ts';
import { AwsNames, fixedNames } from './aws-names.ts';
import { type Draft, drafts } from './drafts.svelte.ts';

/** A lesson that could be read, and since when: the device's time, ms. */
interface Good {
  readonly lesson: LessonFile;
  readonly text: string;
  readonly at: number;
}

/** A proof of a lesson. */
interface Proved {
  readonly of: LessonFile;
  readonly report: LintReport;
  readonly at: number;
}

/** A goal that was taken out of the text, with the near-misses about it, and the text before and after that. */
interface RemovedGoal {
  readonly says: string;
  readonly misses: number;
  readonly before: string;
  readonly after: string;
}

type Typed = { -readonly [N in keyof LessonTexts]: string };

/** The form of a lesson's texts. It outlives the lesson beside it, which is made anew with each change of the text. */
export interface TextsForm {
  readonly opened: LessonTexts;
  typed: Typed;
}

const namesOfTexts = Object.keys(newTexts) as readonly (keyof LessonTexts)[];

/** A new lesson's texts are only examples: their fields are empty. */
const typedAtFirst = (texts: LessonTexts): Typed =>
  Object.fromEntries(
    namesOfTexts.map((name) => [name, texts[name] === newTexts[name] ? '' : texts[name]]),
  ) as Typed;

/** A lesson without neighbours, in the draft's own account. */
const place = {
  catalogue: [],
  workshop: null,
  hashOf: () => '#/author',
  overview: '#/author',
  restart: () => Promise.resolve(),
  leave: () => undefined,
};

/** All that the page knows of an open draft: its text, its faults, the lesson as it last was, and its proof. */
export class DraftDesk {
  text = $state('');
  /** Whether the text was read since the last key. */
  isRead = $state(false);
  faults = $state.raw<readonly PlacedFault[]>([]);
  good = $state.raw<Good | null>(null);
  /** The lesson as somebody may look at it, in an account of its own. */
  run = $state.raw<LessonRun | null>(null);
  /** The answer that was played in it, and its outcome. */
  shown = $state.raw<LintAnswer | null>(null);
  /** The form of the lesson's texts, with all that is typed into it; null while it is closed. */
  form = $state<TextsForm | null>(null);
  /** The goal that was taken out last. */
  removed = $state.raw<RemovedGoal | null>(null);
  isGone = $state(false);
  /** Why the account could not be built. */
  problem = $state<string | null>(null);
  /** The steps of the start that failed, and the lesson that they are of. */
  #start = $state.raw<{ readonly of: LessonFile; readonly faults: readonly StartFault[] } | null>(null);
  proof = $state.raw<Proved | null>(null);
  progress = $state.raw<LintProgress | null>(null);
  said = $state('');
  readonly isStale = $derived(this.faults.length > 0 && this.good !== null);
  readonly reads = $derived(this.isRead && this.faults.length === 0 && this.good !== null);
  /** Whether the proof is of the present lesson. */
  readonly isProved = $derived(this.proof !== null && this.proof.of === this.good?.lesson && !this.isStale);
  readonly startFaults = $derived(this.#start?.faults ?? []);
  /** All that is marked in the text: its own faults, or else the steps of the start that fail. */
  readonly marked: readonly PlacedFault[] = $derived.by(() => {
    if (this.faults.length > 0 || !this.good || this.#start?.of !== this.good.lesson) return this.faults;
    return placedStartFaults(this.good.text, this.startFaults, this.names());
  });
  readonly #aws = new AwsNames();
  #names: StartNames = noNames;
  #ending = new AbortController();
  #built = 0;
  #isClosed = false;

  constructor(readonly draft: Draft) {
    this.text = draft.text;
  }

  /** The names that may be written now. */
  readonly names = (): Names => ({ ...this.#names, ...fixedNames, actions: this.#aws.actions });

  /** Reads the text, unless that was done already. Stores it, too. */
  async read(): Promise<void> {
    const now = this.text;
    if (now !== this.draft.text && drafts.of(this.draft.id)?.text !== now) drafts.write(this.draft.id, now);
    const parsed = await textReader.read('lesson', now);
    // The latest typing is read by its own call.
    if (now !== this.text || this.#isClosed) return;
    this.#take(parsed, now);
    // A service that the text names for the first time is still on its way.
    const known = this.#aws.actions.length;
    await this.#aws.fetch(now);
    if (this.#aws.actions.length > known && now === this.text && !this.#isClosed) this.#take(parsed, now);
  }

  /** Something was typed. */
  write(text: string): void {
    if (text === this.text) return;
    this.text = text;
    this.isRead = false;
  }

  #take(parsed: ParsedLesson, text: string): void {
    const actions = this.#aws.actions.map(({ id }) => id);
    this.faults = placedFaults(text, parsed.ok ? [] : parsed.faults, { known: this.#aws.known, actions });
    this.isRead = true;
    if (!parsed.ok || this.faults.length > 0) return;
    const before = this.good;
    const isSame = before !== null && JSON.stringify(before.lesson) === JSON.stringify(parsed.lesson);
    this.good = { lesson: isSame ? before.lesson : parsed.lesson, text, at: Date.now() };
    if (!isSame) this.#closeIdleForm();
    if (before === null && text === newLesson) this.openForm();
    if (!isSame || this.run === null) void this.show(this.shown);
  }

  /** Opens the form of the lesson's texts. */
  openForm(): void {
    if (!this.good) return;
    const opened = textsOf(this.good.text, this.good.lesson);
    this.form = { opened, typed: typedAtFirst(opened) };
  }

  /** Closes the form, unless something is typed in it. */
  #closeIdleForm(): void {
    if (!this.form) return;
    const { opened, typed } = this.form;
    const before = typedAtFirst(opened);
    if (namesOfTexts.every((name) => typed[name] === before[name])) this.form = null;
  }

  /** Stores all that was typed, in the text and in the form. A draft that was deleted stays so. */
  async keep(): Promise<void> {
    this.#closeIdleForm();
    if (this.form) await this.writeForm();
    const stored = drafts.of(this.draft.id);
    if (stored && stored.text !== this.text) drafts.write(this.draft.id, this.text);
  }

  /** Writes what was typed in the form into the text, and closes it. What was left empty stays. */
  async writeForm(): Promise<void> {
    if (!this.form) return;
    const { opened, typed } = this.form;
    const changed = namesOfTexts.filter((name) => typed[name].trim() !== '' && typed[name] !== opened[name]);
    const { withTexts } = await import('../../../../lessons/record/write-texts.ts');
    this.form = null;
    this.write(withTexts(this.text, Object.fromEntries(changed.map((name) => [name, typed[name]]))));
  }

  /** Takes a goal out of the text, with the near-misses about it. */
  async removeGoal(id: string): Promise<void> {
    const { withoutGoal } = await import('../../../../lessons/record/write-steps.ts');
    const lesson = this.good?.lesson;
    const says = lesson?.goals.find((goal) => goal.id === id)?.says;
    if (!lesson || says === undefined || !this.reads) return;
    const misses = lesson.proof.nearMisses.filter((one) => one.misses === id).length;
    const before = this.text;
    this.write(withoutGoal(before, id));
    this.removed = { says, misses, before, after: this.text };
  }

  /** Puts the goal that was taken out last back into the text. */
  putGoalBack(): void {
    if (this.removed) this.write(this.removed.before);
    this.removed = null;
  }

  /** Returns the present lesson, with the latest typing; null if it has faults. */
  async latest(): Promise<LessonFile | null> {
    while (!this.isRead && !this.#isClosed) await this.read();
    return this.reads ? (this.good?.lesson ?? null) : null;
  }

  /** Shows the lesson with an answer played in it, or at its start. */
  async show(answer: LintAnswer | null): Promise<void> {
    const lesson = this.good?.lesson;
    if (!lesson) return;
    const mine = ++this.#built;
    const now = Date.now();
    try {
      const [prepared, { world, faults }] = await Promise.all([
        prepareLesson(lesson),
        lessonStart(lesson, now),
      ]);
      const played =
        answer &&
        (await (
          await import('../../../../lessons/lint/linter.ts')
        ).playAnswer({ lesson, prepared, start: world }, answer));
      if (mine !== this.#built || this.#isClosed) return;
      const attempt = played?.attempt ?? startAttempt(prepared, world, `draft-${String(now)}`);
      const run = new LessonRun(lesson, place, true, attempt, now);
      const before = this.run;
      if (before) run.shown = before.shown;
      if (answer) run.shown = 'now';
      this.#names = namesOf(world);
      this.#start = { of: lesson, faults };
      this.problem = null;
      this.isGone = answer !== null && played === null;
      this.shown = played ? answer : null;
      this.run = run;
      before?.playground.close();
    } catch (error) {
      const problem = whyFailed(error, error instanceof Error ? error.message : String(error));
      if (mine === this.#built) this.problem = problem;
    }
  }

  async prove(): Promise<void> {
    const of = await this.latest();
    if (!of || this.#isClosed) return;
    this.#ending.abort();
    const ending = new AbortController();
    this.#ending = ending;
    this.progress = { done: 0, all: of.proof.solutions.length + of.proof.nearMisses.length, plays: 0 };
    this.said = '';
    try {
      const { prove } = await import('../../../../lessons/lint/prove.ts');
      const onprogress = (progress: LintProgress): void => {
        if (this.#ending === ending) this.progress = progress;
      };
      const report = await prove(of, { signal: ending.signal, onprogress });
      this.proof = { of, report, at: Date.now() };
    } catch (error) {
      const failed = `${words.failed} ${error instanceof Error ? error.message : ''}`;
      this.said = ending.signal.aborted ? words.stopped : whyFailed(error, failed);
    } finally {
      if (this.#ending === ending) this.progress = null;
    }
  }

  stopProof(): void {
    this.#ending.abort();
  }

  /** Ends all that is under way, and stores what was typed last. */
  close(): void {
    this.#isClosed = true;
    void this.keep();
    this.#ending.abort();
    this.run?.playground.close();
  }
}
