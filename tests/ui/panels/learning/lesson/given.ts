import { lessons } from 'virtual:lessons';
import { expect, vi } from 'vitest';
import type { Lesson } from '../../../../../src/lessons/lesson.ts';
import type {
  LessonPlace,
  LessonRun,
} from '../../../../../src/ui/panels/learning/lesson/lesson-run.svelte.ts';

/** One of the page's own lessons. */
export async function lessonNamed(id: string): Promise<Lesson> {
  const entry = lessons.find((one) => one.id === id);
  if (!entry) throw new Error(`There is no lesson ${id}`);
  return (await entry.load()).lesson;
}

/** Where a lesson stands that is none of a workshop's, on no page. */
export const alone: LessonPlace = {
  catalogue: lessons,
  workshop: null,
  hashOf: String,
  overview: '',
  restart: () => Promise.resolve(),
  leave: () => undefined,
};

/** Waits until every goal is decided: what is asked of all requests takes longest. */
export async function decided(run: LessonRun): Promise<void> {
  await run.playground.settled();
  const open = (): readonly string[] =>
    run.states.flatMap(({ goal, state }) => (state === 'checking' ? [goal.id] : []));
  await vi.waitFor(() => expect(open()).toEqual([]), { interval: 1, timeout: 30_000 });
}
