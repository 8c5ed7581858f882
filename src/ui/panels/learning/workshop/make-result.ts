import { findSecret } from '../../../../exchange/secrets.ts';
import type { Lesson } from '../../../../lessons/lesson.ts';
import type { KeptAttempt } from '../../../../lessons/progress/kept-attempt.ts';
import type { LessonResult, WorkshopResult } from '../../../../lessons/results/result.ts';
import { keptId, lessonId } from '../../../../lessons/workshop/workshop.ts';
import { learning } from '../progress/learning.svelte.ts';
import { historyForOthers } from '../results/history-for-others.ts';
import { lessonsOf } from '../results/lessons-of.ts';
import type { OpenWorkshop } from './workshops.svelte.ts';

/** A result, and the ids of the lessons whose history stays here although there is one. */
interface MadeResult {
  readonly result: WorkshopResult;
  readonly leftOut: readonly string[];
}

/** Returns the stored steps of a lesson, or null if there are none. */
async function storedHistory(id: string): Promise<KeptAttempt | null> {
  const isSolved = learning.solvedVersion(id) !== null;
  const attempt = (await learning.solvedAttempt(id)) ?? (isSolved ? null : await learning.attempt(id));
  return attempt === 'damaged' ? null : attempt;
}

/** Writes a history for the instructor; null if it may still hold a real credential, or couldn't be replayed. */
async function writtenHistory(lesson: Lesson | null, attempt: KeptAttempt): Promise<KeptAttempt | null> {
  const written = await historyForOthers(lesson, attempt);
  return written && !findSecret(JSON.stringify(written)) ? written : null;
}

/** Makes the visitor's result in a workshop, up to now. */
export async function makeResult({ key, workshop }: OpenWorkshop, name: string): Promise<MadeResult> {
  await learning.settled();
  const lessonOf = lessonsOf(key);
  const lessons: LessonResult[] = [];
  const leftOut: string[] = [];
  for (const one of workshop.lessons) {
    const id = lessonId(one);
    const kept = keptId(one);
    const stored = await storedHistory(kept);
    const attempt = stored && (await writtenHistory(await lessonOf(id), stored));
    if (stored && !attempt) leftOut.push(id);
    lessons.push({ id, progress: learning.of(kept), attempt });
  }
  const { version, title } = workshop;
  const result = {
    madeBy: __VERSION__,
    madeAt: Date.now(),
    name: name.trim(),
    workshop: { key, version, title },
    lessons,
    measures: learning.measures,
  };
  return { result, leftOut };
}

export const withoutHistory = (result: WorkshopResult): WorkshopResult => ({
  ...result,
  lessons: result.lessons.map((one) => ({ ...one, attempt: null })),
});
