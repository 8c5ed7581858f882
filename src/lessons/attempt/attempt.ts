import type { World } from '../../engine/index.ts';
import { apply, loadTotp, prepare } from '../../engine/index.ts';
import type { LessonAttempt, LessonCommit, Memory, PreparedLesson } from '../attempt-state.ts';
import type { Condition, Guess, Step } from '../goal.ts';
import { isSet } from '../goal.ts';
import type { Lesson } from '../lesson.ts';
import { remember } from './history.ts';
import { loadSets } from './load-sets.ts';

const nothing: Memory = { moments: {}, breaches: {}, tried: {}, answers: {}, again: {} };

/**
 * Begins an attempt at the lesson's start (`lessonStart`), or goes on with a stored world and memory. `prepareLesson`
 * must have been awaited. `seed` is any text that stays the same for the attempt.
 */
export function startAttempt(
  { lesson, codes }: PreparedLesson,
  start: World,
  seed: string,
  kept?: { readonly world: World; readonly memory: Memory },
): LessonAttempt {
  const attempt = {
    lesson,
    seed,
    start,
    world: kept?.world ?? start,
    memory: kept?.memory ?? nothing,
    codes,
  };
  return { ...attempt, memory: remember(attempt, null) };
}

/** Returns the attempt as it was at its start: nothing was done or answered. */
export const atStart = (attempt: LessonAttempt): LessonAttempt => {
  const begun = { ...attempt, world: attempt.start, memory: nothing };
  return { ...begun, memory: remember(begun, null) };
};

/** Returns the attempt after one more commit. */
export function afterCommit(attempt: LessonAttempt, commit: LessonCommit): LessonAttempt {
  const next = { ...attempt, world: apply(attempt.world, commit.changes) };
  return { ...next, memory: remember(next, commit) };
}

/**
 * Returns the attempt after an answer to a question, right or wrong. The first answer stays; later ones are kept in
 * `again`.
 */
export function afterAnswer(attempt: LessonAttempt, question: string, guess: Guess): LessonAttempt {
  const { memory } = attempt;
  const { answers, again } = memory;
  if (!Object.hasOwn(answers, question))
    return { ...attempt, memory: { ...memory, answers: { ...answers, [question]: guess } } };
  const before = Object.hasOwn(again, question) ? (again[question] ?? []) : [];
  return { ...attempt, memory: { ...memory, again: { ...again, [question]: [...before, guess] } } };
}

const stepsIn = (conditions: readonly Condition[]): readonly Step[] =>
  conditions.flatMap((condition): readonly Step[] => {
    switch (condition.type) {
      case 'after':
        return [...condition.steps, ...stepsIn(condition.conditions)];
      case 'never':
        return stepsIn(condition.conditions);
      case 'once':
        return condition.moments.flatMap(stepsIn);
      case 'would': {
        const [service = '', operation = ''] = condition.call.call.split(':');
        return [{ type: 'call', service, operation, input: condition.call.input }];
      }
      default:
        return [];
    }
  });

const conditionsOf = ({ goals, misconceptions }: Lesson): readonly Condition[] => [
  ...goals.flatMap(({ needs }) => needs),
  ...misconceptions.flatMap(({ when }) => when),
];

const asksSet = (condition: Condition): boolean =>
  isSet(condition) || (condition.type === 'after' && condition.conditions.some(asksSet));

/** Whether a lesson has goals that are decided over all requests: `loadSets` fetches what decides them. */
export const needsSets = (lesson: Lesson): boolean => conditionsOf(lesson).some(asksSet);

/** Loads the parts of the engine that the lesson's goals and predictions need, so that they can be checked without waiting. */
export async function prepareLesson(lesson: Lesson): Promise<PreparedLesson> {
  const [prepared] = await Promise.all([prepareText(lesson), needsSets(lesson) && loadSets()]);
  return prepared;
}

/** Does the same for all but the goals that are decided over all requests: they are being checked until `loadSets` is done. */
export async function prepareText(lesson: Lesson): Promise<PreparedLesson> {
  const conditions = conditionsOf(lesson);
  const asked = lesson.predictions.flatMap((one) => [...one.given, ...one.twin.given]);
  const calls = [...stepsIn(conditions), ...asked].filter((step) => step.type === 'call');
  await Promise.all(calls.map((call) => prepare(call)));
  const needsCodes = JSON.stringify(lesson).match(/@(mfa|device):/) !== null;
  return { lesson, codes: needsCodes ? await loadTotp() : null };
}
