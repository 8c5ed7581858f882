import type { CatalogueEntry } from '../lesson.ts';
import { pageLesson } from '../lesson.ts';
import type { Workshop, WorkshopLesson } from './workshop.ts';
import { lessonId } from './workshop.ts';

/** The key of a workshop from a file or link. It never equals the key of a ready one. */
export const openedKey = ({ id }: Pick<Workshop, 'id'>): string => `own-${id}`;

/** FNV-1a of a text, as eight letters. https://www.rfc-editor.org/rfc/rfc9923 */
function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/**
 * Returns the id for progress and attempts at a workshop's lesson. One of the page's lessons has the same id in every
 * workshop. One that a file carries gets an id of its own, whatever id it gives itself.
 */
export const keptId = (key: string, lesson: WorkshopLesson): string =>
  'builtIn' in lesson ? lesson.builtIn : `w${shortHash(`${key}/${lessonId(lesson)}`)}`;

/** Returns the lessons of a workshop, in its order, by their ids for progress. `all` are the page's own. */
export function courseOf(
  key: string,
  { lessons }: Workshop,
  all: readonly CatalogueEntry[],
): readonly CatalogueEntry[] {
  return lessons.flatMap((one) => {
    if ('builtIn' in one) return all.filter(({ id }) => id === one.builtIn);
    const lesson = { ...pageLesson(one.carried), id: keptId(key, one) };
    const { id, version, chapter, buildsOn, title } = lesson;
    const { solutions } = one.carried.proof;
    return [
      {
        id,
        version,
        chapter,
        buildsOn,
        title,
        load: () => Promise.resolve({ lesson }),
        solutions: () => Promise.resolve({ solutions }),
        source: () => Promise.resolve({ source: one.source }),
      },
    ];
  });
}
