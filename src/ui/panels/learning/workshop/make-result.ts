import { findSecret } from '../../../../exchange/secrets.ts';
import { lessonId, type Workshop } from '../../../../lessons/workshop/workshop.ts';
import { keptId } from '../../../../lessons/workshop/course.ts';
import type { LessonResult, WorkshopResult } from '../../../../lessons/results/result.ts';
import { learning } from '../lesson/learning.svelte.ts';

/** What is done in a lesson, unless something in it looks like a real credential: that stays here. */
async function historyOf(id: string): Promise<LessonResult['attempt']> {
  const isSolved = learning.solvedVersion(id) !== null;
  const attempt = (await learning.solvedAttempt(id)) ?? (isSolved ? null : await learning.attempt(id));
  return attempt && attempt !== 'damaged' && !findSecret(JSON.stringify(attempt)) ? attempt : null;
}

/** The visitor's result in a workshop, as it stands now. */
export async function makeResult(key: string, workshop: Workshop, name: string): Promise<WorkshopResult> {
  await learning.settled();
  const lessons = await Promise.all(
    workshop.lessons.map(async (one): Promise<LessonResult> => {
      const id = keptId(key, one);
      return { id: lessonId(one), progress: learning.of(id), attempt: await historyOf(id) };
    }),
  );
  const { version, title } = workshop;
  return {
    madeBy: __VERSION__,
    madeAt: Date.now(),
    name: name.trim(),
    workshop: { key, version, title },
    lessons,
    measures: learning.measures,
  };
}

export const withoutHistory = (result: WorkshopResult): WorkshopResult => ({
  ...result,
  lessons: result.lessons.map((one) => ({ ...one, attempt: null })),
});
