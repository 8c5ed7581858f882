import type { World } from '../engine/index.ts';
import { rowsOf } from '../engine/index.ts';
import { afterAnswer, afterCommit, prepareLesson, startAttempt } from '../lessons/attempt/attempt.ts';
import type { LessonAttempt, LessonCommit, PreparedLesson } from '../lessons/attempt-state.ts';
import { checkGoals, type GoalState, isSolved } from '../lessons/attempt/check-goals.ts';
import type { Guess } from '../lessons/goal.ts';
import type { Lesson } from '../lessons/lesson.ts';
import { isOpen } from '../lessons/attempt/questions.ts';

/** The lesson on the endpoint. It hears of every commit, from any client. */
export class LessonWatch {
  #attempt: LessonAttempt | null = null;

  private constructor(private readonly prepared: PreparedLesson) {}

  static async of(lesson: Lesson): Promise<LessonWatch> {
    return new LessonWatch(await prepareLesson(lesson));
  }

  get lesson(): Lesson {
    return this.prepared.lesson;
  }

  /** Starts the lesson again in the account in which the endpoint begins. */
  begin(start: World): void {
    this.#attempt = startAttempt(this.prepared, start, `${this.lesson.id}-endpoint`);
  }

  hear(commit: LessonCommit): void {
    this.#attempt = afterCommit(this.#now(), commit);
  }

  answer(question: string, guess: Guess): void {
    const attempt = this.#now();
    // If two pages answer, the first answer stays.
    if (isOpen(attempt, question, isSolved(this.states())))
      this.#attempt = afterAnswer(attempt, question, guess);
  }

  /** The state of each goal, in the lesson's order. */
  states(): readonly GoalState[] {
    return checkGoals(this.#now());
  }

  /** The data that a page needs to check the goals itself. */
  told(): object {
    const { lesson, seed, start, memory } = this.#now();
    return { lesson, seed, start: rowsOf(start), memory };
  }

  #now(): LessonAttempt {
    if (!this.#attempt) throw new Error('The lesson has not begun');
    return this.#attempt;
  }
}
