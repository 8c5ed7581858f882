import type { LessonAttempt } from './attempt-state.ts';
import type { Condition, Guess } from './goal.ts';
import type { Lesson, Prediction } from './lesson.ts';
import { numberOf } from './references.ts';

type Right = Extract<Condition, { type: 'right' }>;

const countsIn = ({ goals }: Lesson): readonly Right[] =>
  goals.flatMap(({ needs }) => needs.filter((one) => one.type === 'right'));

/** Whether a question is one of several cases, of which a goal counts the right answers. */
export const isCase = (lesson: Lesson, id: string): boolean =>
  countsIn(lesson).some(({ questions }) => questions.includes(id));

/** The questions in the order in which the attempt asks them: cases come in another order each time. */
export function questionsOf({ lesson, seed }: Pick<LessonAttempt, 'lesson' | 'seed'>): readonly Prediction[] {
  const cases = lesson.predictions
    .filter(({ id }) => isCase(lesson, id))
    .map((one) => ({ one, at: numberOf(`${seed}/${one.id}`) }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
  return lesson.predictions.map((one) => (isCase(lesson, one.id) ? (cases.shift() ?? one) : one));
}

type Answers = Pick<LessonAttempt, 'lesson' | 'memory'>;

/** The answers to a question, in their order: the first, and those once it was asked again. */
const answersTo = ({ memory: { answers, again } }: Answers, id: string): readonly Guess[] => {
  const first = Object.hasOwn(answers, id) ? answers[id] : undefined;
  return first === undefined ? [] : [first, ...(Object.hasOwn(again, id) ? (again[id] ?? []) : [])];
};

/** Asked for the so-many-th time: the question and its twin take turns. */
const turnOf = (question: Prediction, turn: number): Prediction | Prediction['twin'] =>
  turn % 2 === 0 ? question : question.twin;

const isRight = (question: Prediction, given: readonly Guess[]): boolean =>
  given.length > 0 && turnOf(question, given.length - 1).is === given.at(-1);

/** How many of a goal's questions are right by their newest answer; null while one has none. */
export function rightOf(attempt: Answers, questions: readonly string[]): number | null {
  const asked = attempt.lesson.predictions.filter(({ id }) => questions.includes(id));
  const given = asked.map((one) => answersTo(attempt, one.id));
  if (given.some(({ length }) => length === 0)) return null;
  return asked.filter((one, i) => isRight(one, given[i] ?? [])).length;
}

/** A missed question that comes back, with what was answered then. */
export interface Again {
  readonly question: Prediction;
  readonly asked: Prediction['twin'];
  /** From 1. */
  readonly turn: number;
  readonly guess: Guess | null;
}

/** Whether it comes back now: its case counts and too few are right, or else all goals are met and it hasn't yet. */
function isDue(attempt: Answers, question: Prediction, given: readonly Guess[], allMet: boolean): boolean {
  if (allMet && given.length === 1) return true;
  return countsIn(attempt.lesson).some(({ questions, least }) => {
    const right = questions.includes(question.id) ? rightOf(attempt, questions) : null;
    return right !== null && right < least && !isRight(question, given);
  });
}

/** Whether a question waits for an answer: the first one, or one to it asked again. */
export const isOpen = (attempt: Answers, id: string, allMet: boolean): boolean =>
  answersTo(attempt, id).length === 0 ||
  againIn(attempt, allMet).some(({ question, guess }) => question.id === id && guess === null);

/** All that was asked again or is to be, in the lesson's order. */
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
