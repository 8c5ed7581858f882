import { lessons } from 'virtual:lessons';
import type { CatalogueEntry } from '../../../../lessons/lesson.ts';
import { courseOf } from '../../../../lessons/workshop/course.ts';
import type { Workshop } from '../../../../lessons/workshop/workshop.ts';

/** Returns the lessons of the page that are better done before a workshop: its own lessons build on them. */
export function neededFor(workshop: Workshop): readonly CatalogueEntry[] {
  const course = courseOf(workshop, lessons);
  const within = new Set(course.map(({ id }) => id));
  const wanted = new Set(course.flatMap(({ buildsOn }) => buildsOn).filter((id) => !within.has(id)));
  return lessons.filter(({ id }) => wanted.has(id));
}
