import { fnv } from '../../engine/index.ts';
import { lessonId, type Workshop, type WorkshopLesson } from './workshop.ts';

/*
 * Keys of workshops and ids of progress as earlier pages made them, from the names that a file gives itself. What is
 * stored under them is moved to today's, and nothing is stored under them any more.
 */

/** Returns the key that a workshop from a file or link had. */
export const formerKey = ({ id }: Pick<Workshop, 'id'>): string => `own-${id}`;

/** Returns the id that progress in a carried lesson had: FNV-1a, which somebody could make collide. */
const formerKeptId = (key: string, lesson: WorkshopLesson): string =>
  `w${fnv(`${key}/${lessonId(lesson)}`)
    .toString(16)
    .padStart(8, '0')}`;

/** Returns the former and the present ids of progress in the lessons that a workshop carries. */
export const movedIds = (key: string, { lessons }: Workshop): ReadonlyMap<string, string> =>
  new Map(
    lessons.flatMap((one) => ('builtIn' in one ? [] : [[formerKeptId(key, one), one.contentId] as const])),
  );
