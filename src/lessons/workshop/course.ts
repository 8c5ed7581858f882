import type { CatalogueEntry } from '../lesson.ts';
import { pageLesson } from '../lesson.ts';
import { keptId, type Workshop } from './workshop.ts';

/** Returns the lessons of a workshop, in its order, by their ids for progress. `all` are the page's own. */
export function courseOf({ lessons }: Workshop, all: readonly CatalogueEntry[]): readonly CatalogueEntry[] {
  return lessons.flatMap((one) => {
    if ('builtIn' in one) return all.filter(({ id }) => id === one.builtIn);
    const lesson = { ...pageLesson(one.carried), id: keptId(one) };
    const { id, version, chapter, buildsOn, title } = lesson;
    return [{ id, version, chapter, buildsOn, title, load: () => Promise.resolve({ lesson }) }];
  });
}
