import { isNotFetched } from '../../../parts/not-fetched.ts';
import { nowOf } from '../../../../engine/index.ts';
import { checkGoals, isSolved, misconceptionsIn } from '../../../../lessons/attempt/check-goals.ts';
import type { Lesson } from '../../../../lessons/lesson.ts';
import type { KeptAttempt } from '../../../../lessons/progress/kept-attempt.ts';
import { isOfVersion, type LessonProgress } from '../../../../lessons/progress/lesson-progress.ts';
import type { LessonResult } from '../../../../lessons/results/result.ts';
import { attemptAtStart, repeated } from './repeat.ts';

/**
 * The outcome of a replay. `agrees`; `nothing`: nothing was done. `noHistory`: the lesson counts as solved without a
 * history. `otherVersion`: of the lesson. `notSolved`: the result says solved, the replay doesn't. `unsolved`: the
 * replay solves it, the result doesn't say so. `answers`: hints, missed questions or misconceptions differ. `times`:
 * they are impossible. `broken`: it can't be repeated.
 */
export type Finding =
  | 'agrees'
  | 'nothing'
  | 'noHistory'
  | 'otherVersion'
  | 'notSolved'
  | 'unsolved'
  | 'answers'
  | 'times'
  | 'broken';

interface Replayed {
  readonly isSolved: boolean;
  /** Predictions that were answered wrong. */
  readonly missed: readonly string[];
  /** Misconceptions that showed after a command. */
  readonly misconceptions: ReadonlySet<string>;
  /** The shortest time that it took, in ms: the lesson's clock stands while nobody is there. */
  readonly took: number;
}

async function replay(lesson: Lesson, kept: KeptAttempt): Promise<Replayed> {
  let attempt = await attemptAtStart(lesson, kept);
  const at = nowOf(attempt.world);
  let time = at;
  const misconceptions = new Set<string>();
  for await (const done of repeated(attempt, kept)) {
    ({ attempt, time } = done);
    if (done.commit) for (const { id } of misconceptionsIn(attempt)) misconceptions.add(id);
  }
  const { answers, again } = attempt.memory;
  const missed = lesson.predictions.filter(({ id, is }) => Object.hasOwn(answers, id) && answers[id] !== is);
  const isAnswered = lesson.predictions.every(({ id }) => Object.hasOwn(answers, id));
  const areTwins = missed.every(({ id }) => Object.hasOwn(again, id));
  return {
    isSolved: isAnswered && areTwins && isSolved(checkGoals(attempt)),
    missed: missed.map(({ id }) => id),
    misconceptions,
    took: time - at,
  };
}

const runsBack = ({ steps, begunAt }: KeptAttempt): boolean => {
  let last = begunAt;
  return steps.some((step) => {
    if (step.type !== 'command') return false;
    const isBefore = step.at < last;
    last = step.at;
    return isBefore;
  });
};

/** How many ms a device's clock may go back while somebody learns: devices correct it by themselves. */
const putBack = 2000;

/** Whether the lesson was begun, then solved, then handed in. */
const areInOrder = ({ startedAt, solvedAt }: LessonProgress, madeAt: number): boolean =>
  startedAt <= (solvedAt ?? madeAt) + putBack && (solvedAt ?? madeAt) <= madeAt + putBack;

/**
 * Whether the time until it was solved is no shorter than its steps took. It may have been solved before these steps:
 * in an earlier version of the lesson, or on another device.
 */
const wasLongEnough = (solvedAt: number | null, { begunAt }: KeptAttempt, took: number): boolean =>
  solvedAt === null || solvedAt < begunAt || solvedAt - begunAt >= took - putBack;

/**
 * Checks whether a lesson's history agrees with a result that was made at `madeAt`. `lesson` is this page's version of
 * it.
 */
export async function checkHistory(
  lesson: Lesson,
  { progress, attempt }: LessonResult,
  madeAt: number,
): Promise<Finding> {
  if (!progress) return attempt ? 'answers' : 'nothing';
  if (!areInOrder(progress, madeAt)) return 'times';
  const solved = progress.solvedAt !== null;
  if (!attempt) return solved ? 'noHistory' : 'nothing';
  if (![attempt, progress].every(({ version }) => isOfVersion(lesson, version))) return 'otherVersion';
  if (runsBack(attempt)) return 'times';
  try {
    const found = await replay(lesson, attempt);
    if (solved && !found.isSolved) return 'notSolved';
    if (!solved && found.isSolved) return 'unsolved';
    if (!wasLongEnough(progress.solvedAt, attempt, found.took)) return 'times';
    const isTold =
      found.missed.every((id) => progress.missed.includes(id)) &&
      [...found.misconceptions].every((id) => progress.misconceptions.includes(id)) &&
      attempt.hints <= progress.hints;
    return isTold ? 'agrees' : 'answers';
  } catch (error) {
    // A part of the page that is missing says nothing of the result.
    if (isNotFetched(error)) throw error;
    console.error(error);
    return 'broken';
  }
}
