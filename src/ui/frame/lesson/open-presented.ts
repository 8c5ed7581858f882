import { lessonsWords as words } from '#words/lessons.ts';
import { presentLesson } from '../../panels/learning/lesson/begin-lesson.ts';
import type { Course, LessonPlace } from '../../panels/learning/lesson/lesson-run.svelte.ts';
import type { Shell } from '../whole-page.ts';
import { stay, entryIn, leaveTo } from './lesson-place.ts';
import { showPassing } from './passing-run.ts';

/** Presents a lesson from its beginning, in an account of its own, or says why it can't be shown. */
export async function openPresented(id: string, shell: Shell, course: Course): Promise<void> {
  const entry = entryIn(course, id, shell);
  if (!entry) return;
  const hash = course.hashOf(id, true);
  const place: LessonPlace = {
    ...course,
    hashOf: (other) => course.hashOf(other, true),
    restart: () => openPresented(id, shell, course),
    leave: () => leaveTo(shell, ''),
    unpresent: () => (location.hash = course.hashOf(id)),
  };
  try {
    const run = await presentLesson((await entry.load()).lesson, place);
    showPassing(run, hash, shell, (view) => (view.alone = { kind: 'present' }));
  } catch (error) {
    console.error(error);
    if (location.hash !== hash) return;
    const again = (): void => {
      location.hash = hash;
    };
    if (!stay(words.notFetchedHere(entry.title), again)) leaveTo(shell, '', words.notFetched, again);
  }
}
