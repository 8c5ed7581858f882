import type { World } from '../../engine/index.ts';
import { afterAnswer, afterCommit, needsSets, startAttempt } from '../attempt/attempt.ts';
import type { LessonAttempt, PreparedLesson } from '../attempt-state.ts';
import type { Done, Rewriter } from '../attempt/bench.ts';
import { Bench } from '../attempt/bench.ts';
import type { SetCheck } from '../attempt/check-context.ts';
import type { GoalState } from '../attempt/check-goals.ts';
import { checkGoals, isSolved, misconceptionsIn, unmetWithoutSets } from '../attempt/check-goals.ts';
import type { Step } from '../goal.ts';

/** The result of steps that were carried out from a lesson's start. */
export interface Played {
  readonly attempt: LessonAttempt;
  readonly states: readonly GoalState[];
  readonly solved: boolean;
  readonly done: readonly Done[];
  /** The misconceptions that the attempt showed at any moment. */
  readonly recognised: ReadonlySet<string>;
}

/** How steps are played. */
export interface PlayOptions {
  readonly rewrite?: Rewriter;
  readonly seed?: string;
  /** Whether the misconceptions are looked for after each step. */
  readonly watches?: boolean;
  /** Whether goals that are unmet are enough to know, so that what is asked of all requests isn't checked. */
  readonly enough?: (unmet: readonly string[]) => boolean;
  /** Decides over all requests. */
  readonly sets?: SetCheck;
}

/**
 * Plays steps as a learner would. What goals ask of all requests takes longest, so it is checked only if the goals that are
 * unmet without it aren't `enough`; then the states are those of these goals alone.
 */
export async function play(
  prepared: PreparedLesson,
  start: World,
  steps: readonly Step[],
  { rewrite, seed = 'lint', watches = false, enough = () => false, sets }: PlayOptions = {},
): Promise<Played> {
  const { lesson } = prepared;
  const bench = new Bench(lesson, start, lesson.actor, seed, rewrite);
  let attempt = startAttempt(prepared, start, seed);
  const done: Done[] = [];
  const recognised = new Set<string>();
  for (const step of steps) {
    const one = await bench.step(step);
    done.push(one);
    for (const commit of one.commits) attempt = afterCommit(attempt, commit);
    if (one.answer) attempt = afterAnswer(attempt, one.answer.question, one.answer.guess);
    if (watches) for (const { id } of misconceptionsIn(attempt, sets)) recognised.add(id);
  }
  const some = needsSets(lesson) ? unmetWithoutSets(attempt) : null;
  const states = some && enough(some.map(({ goal }) => goal.id)) ? some : checkGoals(attempt, sets);
  return { attempt, states, solved: isSolved(states), done, recognised };
}

/** Whether a line wasn't a command at all, so that AWS had nothing to answer. */
export const isMistyped = ({ code }: Done): boolean => code === 252 || code === 127 || code === 2;

/** Whether a step changed the account or answered a question. A solution must need each such step. */
export const isChanging = ({ step, commits }: Done): boolean =>
  step.type === 'answer' ||
  commits.some(
    ({ command, changes }) =>
      command.type === 'clock' || changes.some(({ table }) => table !== 'meta' && table !== 'lastUsed'),
  );
