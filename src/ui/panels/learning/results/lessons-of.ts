import { lessons } from 'virtual:lessons';
import type { Lesson } from '../../../../lessons/lesson.ts';
import { courseOf } from '../../../../lessons/workshop/course.ts';
import { keptId, lessonId } from '../../../../lessons/workshop/workshop.ts';
import { workshops } from '../workshop/workshops.svelte.ts';

/** Returns the lessons of a workshop as this page has them, or null for one that it doesn't have. */
export function lessonsOf(key: string): (id: string) => Promise<Lesson | null> {
  const found = workshops.of(key);
  if (!found) return () => Promise.resolve(null);
  const course = courseOf(found.workshop, lessons);
  return async (id) => {
    const one = found.workshop.lessons.find((lesson) => lessonId(lesson) === id);
    const entry = one && course.find((row) => row.id === keptId(one));
    return entry ? (await entry.load()).lesson : null;
  };
}
