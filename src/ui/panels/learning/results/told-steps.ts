import { guesses } from '#words/lessons.ts';
import { stepWords as words } from '#words/results-class.ts';
import type { LessonAttempt } from '../../../../lessons/attempt-state.ts';
import { checkGoals, type GoalState, misconceptionsIn } from '../../../../lessons/attempt/check-goals.ts';
import { failedTries } from '../../../../lessons/failed-try.ts';
import type { Lesson } from '../../../../lessons/lesson.ts';
import type { Help, KeptAttempt, KeptStep } from '../../../../lessons/progress/kept-attempt.ts';
import { isOfVersion } from '../../../../lessons/progress/lesson-progress.ts';
import type { Commit } from '../../../../playground/command.ts';
import { findingText } from '../text/finding-text.ts';
import { lineOf } from './line-of.ts';
import { attemptAtStart, repeated } from './repeat.ts';

/**
 * The sign of a step: something was made or changed, taken away, asked, answered, moved in time, taken back; or help was
 * taken: a hint was read, or the lesson was played.
 */
type Sign = 'more' | 'less' | 'ask' | 'answer' | 'clock' | 'back' | Help['kind'];

/** One step of a learner, as a mark and in words. */
export interface ToldStep {
  readonly sign: Sign;
  /** How many of the learner's actions are done with it. Help is none, and adds none. */
  readonly done: number;
  /** AWS refused it, it made a goal untrue, it showed a misconception, or the answer was wrong. */
  readonly isWrong: boolean;
  /** The number of a hint; absent for everything else. */
  readonly number?: number;
  /** A word or two below the mark. */
  readonly label: string;
  /** The device's time, ms since the epoch; null for an answer. */
  readonly at: number | null;
  /** The command, or what was pressed. */
  readonly line: string;
  /** The outcome: a sentence, and the reason. Empty if it wasn't repeated. */
  readonly headline: string;
  readonly because: string;
}

/** Cuts AWS's name of an operation into small words: `AttachUserPolicy` is attach, user, policy. */
const wordsOf = (operation: string): readonly string[] =>
  (operation.match(/[A-Z]+(?![a-z])|[A-Z][a-z0-9]*/g) ?? [operation]).map((one) => one.toLowerCase());

const makes: ReadonlySet<string> = new Set(['create', 'put', 'update', 'set']);
const takes: ReadonlySet<string> = new Set(['delete', 'detach', 'remove', 'deactivate', 'untag', 'disable']);
const asks: ReadonlySet<string> = new Set(['get', 'list', 'describe', 'simulate', 'head', 'generate']);

/** A step of the history, in words: without the help on the way, and without its place. */
type Told = Omit<ToldStep, 'done'>;

/** Whether a mark of the strip stands for help that the learner took. */
export const isHelp = ({ sign }: Pick<ToldStep, 'sign'>): boolean => sign === 'hint' || sign === 'shown';

/** The sign of a step and the word below it, by AWS's name for it. */
function markOf(step: KeptStep): Pick<Told, 'sign' | 'label'> {
  const { marks } = words;
  if (step.type !== 'command')
    return { sign: 'answer', label: step.type === 'answer' ? marks.answer : marks.again };
  const { command } = step;
  switch (command.type) {
    case 'clock':
      return { sign: 'clock', label: marks.clock };
    case 'undo':
    case 'redo':
      return { sign: 'back', label: marks[command.type] };
    case 'try':
      return { sign: 'ask', label: marks.ask };
    case 'call': {
      const [verb = '', ...rest] = wordsOf(command.operation);
      if (asks.has(verb)) return { sign: 'ask', label: rest.at(-1) ?? verb };
      const { UserName: who } = command.input as { readonly UserName?: unknown };
      const whose = typeof who === 'string' && rest.length > 1 ? `${verb} ${who}` : verb;
      const label = makes.has(verb) ? (rest.at(-1) ?? verb) : whose;
      return { sign: takes.has(verb) ? 'less' : 'more', label };
    }
  }
}

const plain = (step: KeptStep): Told => ({
  ...markOf(step),
  isWrong: false,
  at: step.type === 'command' ? step.at : null,
  line: lineOf(step),
  headline: '',
  because: '',
});

/** The first goal that isn't true, and why. */
function unmetIn(states: readonly GoalState[]): string {
  const unmet = states.find(({ state }) => state !== 'met');
  if (!unmet) return '';
  const { note, got } = unmet.unmet ? findingText(unmet.unmet) : {};
  return [unmet.goal.says, note ?? got ?? ''].filter(Boolean).join(' ');
}

/** Says how AWS refused a step; null if it didn't. */
function refusal(commit: Commit | null): Pick<Told, 'headline' | 'because'> | null {
  const { result } = commit?.outcome ?? {};
  if (!result || result.ok) return null;
  return 'error' in result
    ? { headline: words.refused, because: `${result.error.code}: ${result.error.message}` }
    : { headline: words.notModelled, because: result.notModelled.feature };
}

function toldAnswer(lesson: Lesson, step: Exclude<KeptStep, { type: 'command' }>): Partial<Told> {
  const asked = lesson.predictions.find(({ id }) => id === step.question);
  const question = step.type === 'answer' ? asked : asked?.twin;
  const isRight = question?.is === step.guess;
  return {
    isWrong: !isRight,
    line: question?.ask ?? lineOf(step),
    headline: `${words.answered(guesses[step.guess])}. ${isRight ? words.right : words.wrong}`,
    because: isRight || !asked ? '' : (question?.because ?? ''),
  };
}

/** Tells the steps as they went: each is done again, and judged as the page judges it. */
async function judged(lesson: Lesson, kept: KeptAttempt): Promise<readonly Told[]> {
  const begun = await attemptAtStart(lesson, kept);
  const metIn = (states: readonly GoalState[]): number =>
    states.filter(({ state }) => state === 'met').length;
  const shownIn = (attempt: LessonAttempt) => misconceptionsIn(attempt);
  let met = metIn(checkGoals(begun));
  let shown = new Set(shownIn(begun).map(({ id }) => id));
  const told: Told[] = [];
  for await (const { step, attempt, commit } of repeated(begun, kept)) {
    const states = checkGoals(attempt);
    const before = met;
    met = metIn(states);
    if (step.type !== 'command') {
      told.push({ ...plain(step), ...toldAnswer(lesson, step) });
      continue;
    }
    const now = shownIn(attempt);
    const fresh = now.find(({ id }) => !shown.has(id));
    shown = new Set(now.map(({ id }) => id));
    const refused = refusal(commit);
    const isFailed = commit !== null && failedTries([commit], before, met) > 0;
    const { marks } = words;
    const isWrong = isFailed || fresh !== undefined;
    const result = refused ?? {
      headline: words.goals(met, states.length),
      because: fresh?.says ?? unmetIn(states),
    };
    const one = plain(step);
    const label = !isFailed ? one.label : refused ? marks.refused : marks.notYet;
    told.push({ ...one, ...result, isWrong, label });
  }
  return told;
}

/** Tells help that a learner took. `hint`: how many hints were read with it. */
function toldHelp(lesson: Lesson | null, { kind, after }: Help, hint: number): ToldStep {
  const { marks, help } = words;
  const isHint = kind === 'hint';
  return {
    sign: kind,
    done: after,
    isWrong: false,
    ...(isHint && { number: hint }),
    label: isHint ? marks.hint : marks.shown,
    at: null,
    line: isHint ? (lesson?.hints[hint - 1] ?? help.third) : help.shownText,
    headline: isHint ? help.hint(hint) : help.shown,
    because: '',
  };
}

/** Puts the help that was taken between the steps. */
function withHelp(
  lesson: Lesson | null,
  { helped = [] }: KeptAttempt,
  told: readonly Told[],
): readonly ToldStep[] {
  let hint = 0;
  const marks = helped.map((one) => toldHelp(lesson, one, one.kind === 'hint' ? ++hint : hint));
  const after = (done: number): readonly ToldStep[] =>
    marks.filter((one) => Math.min(one.done, told.length) === done);
  return [...after(0), ...told.flatMap((one, at) => [{ ...one, done: at + 1 }, ...after(at + 1)])];
}

/** A learner's steps in a lesson; `isRepeated`: whether they could be done again. */
export interface ToldSteps {
  readonly steps: readonly ToldStep[];
  readonly isRepeated: boolean;
}

/** Tells a learner's steps. `lesson` is this page's version of it, null if the page doesn't have it. Never rejects. */
export async function toldSteps(lesson: Lesson | null, kept: KeptAttempt): Promise<ToldSteps> {
  if (lesson && isOfVersion(lesson, kept.version))
    try {
      return { steps: withHelp(lesson, kept, await judged(lesson, kept)), isRepeated: true };
    } catch (error) {
      console.error(error);
    }
  return { steps: withHelp(lesson, kept, kept.steps.map(plain)), isRepeated: false };
}
