import type { LessonFile } from '../lesson.ts';
import type { Block } from '../prose.ts';

/** Characters that the file of a workshop may have, with the lessons that it carries. */
export const mostCharacters = 400_000;

/** A lesson of a workshop: one of the page's own by its id, or one that the workshop's file carries. */
export type WorkshopLesson =
  { readonly builtIn: string } | { readonly carried: LessonFile; readonly source: string };

/** A list of lessons with a welcome: plain data. */
export interface Workshop {
  /** Small letters, digits and hyphens: results name it. */
  readonly id: string;
  /** From 1. */
  readonly version: number;
  readonly title: string;
  /** How long it takes; null where its author doesn't say. */
  readonly minutes: number | null;
  readonly welcome: readonly Block[];
  readonly lessons: readonly WorkshopLesson[];
  readonly author: string;
  readonly licence: string;
}

/** The id of a workshop's lesson; no two of them have the same one. */
export const lessonId = (lesson: WorkshopLesson): string =>
  'builtIn' in lesson ? lesson.builtIn : lesson.carried.id;
