import { expect, test } from 'vitest';
import { checkHistory } from '../../src/ui/panels/learning/results/replay.ts';
import type { KeptAttempt } from '../../src/lessons/progress/kept-attempt.ts';
import { begun } from '../../src/lessons/progress/lesson-progress.ts';
import { everyLesson, solvedAttempt } from '../fixtures/solved-attempt.ts';

/** More than any recipe takes, ms: the clock moves by a second with each command. */
const took = 100_000;
const begunAt = Date.parse('2026-03-02T09:00:00Z');

test.each(everyLesson().map((lesson) => [lesson.id, lesson] as const))(
  '%s, solved by its third hint and kept, is solved when it is done again',
  async (_id, lesson) => {
    const attempt = await solvedAttempt(lesson, begunAt);
    const progress = {
      ...begun(lesson.id, lesson.version, begunAt),
      solvedAt: begunAt + took,
    };
    const check = (attempt: KeptAttempt) =>
      checkHistory(lesson, { id: lesson.id, progress, attempt }, begunAt + took);
    expect(await check(attempt)).toBe('agrees');
    const [, ...later] = attempt.steps.toReversed();
    const left = { ...attempt, steps: later.toReversed() };
    expect(await check(left)).toBe('notSolved');
  },
);
