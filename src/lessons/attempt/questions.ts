import type { LessonAttempt } from '../attempt-state.ts';
import type { Condition, Guess } from '../goal.ts';
import type { Lesson, Prediction } from '../lesson.ts';
import { fnv } from '../../engine/index.ts';

type Right = Extract<Condition, { type: 'right' }>;

const countsIn = ({ goals }: Lesson): readonly Right[] =>
  goals.flatMap(({ needs }) => needs.filter((one) => one.type === 'right'));

/** Whether a question is one of several cases, of which a goal counts those answered right. */
export const isCase = (lesson: Lesson, id: string): boolean =>
  countsIn(lesson).some(({ questions }) => questions.includes(id));

/** Returns the questions in the order in which the attempt asks them: the cases have another order each time. */
export function questionsOf({ lesson, seed }: Pick<LessonAttempt, 'lesson' | 'seed'>): readonly Prediction[] {
  const cases = lesson.predictions
    .filter(({ id }) => isCase(lesson, id))
    .map((one) => ({ one, at: fnv(`${seed}/${one.id}`) }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
  return lesson.predictions.map((one) => (isCase(lesson, one.id) ? (cases.shift() ?? one) : one));
}

type Answers = Pick<LessonAttempt, 'lesson' | 'memory'>;

/** Returns the answers to a question, in their order: the first, and those after it was asked again. */
const answersTo = ({ memory: { answers, again } }: Answers, id: string): readonly Guess[] => {
  const first = Object.hasOwn(answers, id) ? answers[id] : undefined;
  return first === undefined ? [] : [first, ...(Object.hasOwn(again, id) ? (again[id] ?? []) : [])];
};

/** Returns the form of a question for its turn: the question and its twin alternate. */
const turnOf = (question: Prediction, turn: number): Prediction | Prediction['twin'] =>
  turn % 2 === 0 ? question : question.twin;

const isRight = (question: Prediction, given: readonly Guess[]): boolean =>
  given.length > 0 && turnOf(question, given.length - 1).is === given.at(-1);

/** Returns how many of a goal's questions have a right newest answer; null while one has no answer. */
export function rightOf(attempt: Answers, questions: readonly string[]): number | null {
  const asked = attempt.lesson.predictions.filter(({ id }) => questions.includes(id));
  const given = asked.map((one) => answersTo(attempt, one.id));
  if (given.some(({ length }) => length === 0)) return null;
  return asked.filter((one, i) => isRight(one, given[i] ?? [])).length;
}

/** A missed question that comes back, and its answer then. */
export interface Again {
  readonly question: Prediction;
  readonly asked: Prediction['twin'];
  /** Counts from 1. */
  readonly turn: number;
  readonly guess: Guess | null;
}

/**
 * Whether a question comes back now: all goals are met and it was answered only once, or it is a case that was missed
 * and too few cases are right.
 */
function isDue(attempt: Answers, question: Prediction, given: readonly Guess[], allMet: boolean): boolean {
  if (allMet && given.length === 1) return true;
  return countsIn(attempt.lesson).some(({ questions, least }) => {
    const right = questions.includes(question.id) ? rightOf(attempt, questions) : null;
    return right !== null && right < least && !isRight(question, given);
  });
}

/** Whether a question waits for an answer: its first one, or one after it came back. */
export const isOpen = (attempt: Answers, id: string, allMet: boolean): boolean =>
  answersTo(attempt, id).length === 0 ||
  againIn(attempt, allMet).some(({ question, guess }) => question.id === id && guess === null);

/** Returns all questions that were or will be asked again, in the lesson's order. */
export function againIn(attempt: Answers, allMet: boolean): readonly Again[] {
  return attempt.lesson.predictions.flatMap((question) => {
    const given = answersTo(attempt, question.id);
    if (given.length === 0 || given[0] === question.is) return [];
    const turns = given.length + (isDue(attempt, question, given, allMet) ? 1 : 0);
    return Array.from({ length: turns - 1 }, (_none, i) => {
      const turn = i + 1;
      return { question, asked: turnOf(question, turn), turn, guess: given[turn] ?? null };
    });
  });
}
