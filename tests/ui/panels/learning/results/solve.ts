import type { Step } from '../../../../../src/lessons/goal.ts';
import type { LessonResult } from '../../../../../src/lessons/results/result.ts';
import { beginLesson } from '../../../../../src/ui/panels/learning/lesson/begin-lesson.ts';
import type { LessonRun } from '../../../../../src/ui/panels/learning/lesson/lesson-run.svelte.ts';
import { learning } from '../../../../../src/ui/panels/learning/progress/learning.svelte.ts';
import { playStep } from '../../../../../src/ui/panels/learning/lesson/demo/play-step.ts';
import { alone, decided, lessonNamed } from '../lesson/given.ts';

/**
 * Solves a lesson as a learner would who follows the third hint, and hands over what the page keeps of it. `detour`: what
 * they do before.
 */
export async function solvedResult(
  id: string,
  detour: readonly Step[] | ((run: LessonRun) => Promise<void>) = [],
): Promise<LessonResult> {
  const lesson = await lessonNamed(id);
  const run = await beginLesson(lesson, alone, false);
  for (const { id: question, is } of lesson.predictions) run.answer(question, is);
  if (typeof detour === 'function') await detour(run);
  else for (const step of detour) await playStep(run, step);
  for (const { step } of lesson.recipe) await playStep(run, step);
  await decided(run);
  await learning.settled();
  run.playground.close();
  const progress = learning.of(id);
  const attempt = await learning.solvedAttempt(id);
  if (progress?.solvedAt == null || !attempt) throw new Error(`${id} is not solved`);
  return structuredClone({ id, progress, attempt });
}
