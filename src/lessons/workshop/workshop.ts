import type { LessonFile } from '../lesson.ts';
import type { Block } from '../prose-text.ts';
import { wholeBounds } from '../scan-text.ts';

/** The most characters of a workshop's file, with the lessons that it carries. */
export const mostCharacters = wholeBounds.workshop;

interface Timed {
  /** The minutes that it takes; absent if the workshop's author doesn't say. */
  readonly minutes?: number;
}

/** A lesson of a workshop: one of the page's own by its id, or one that the workshop's file carries. */
export type WorkshopLesson =
  | (Timed & { readonly builtIn: string })
  | (Timed & {
      readonly carried: LessonFile;
      readonly source: string;
      /** The id for progress in it, made of its content: no other lesson has its progress, whatever it calls itself. */
      readonly contentId: string;
    });

/** The most lessons of a workshop. */
export const mostLessons = 40;

/** A list of lessons with a welcome: plain data. */
export interface Workshop {
  /** Small letters, digits and hyphens. Only a name: another author's workshop may have the same. */
  readonly id: string;
  /** Counts from 1. */
  readonly version: number;
  readonly title: string;
  /** The time that it takes; null if its author doesn't say. */
  readonly minutes: number | null;
  readonly welcome: readonly Block[];
  readonly lessons: readonly WorkshopLesson[];
  readonly author: string;
  readonly licence: string;
}

/** Returns the name of a workshop's lesson in addresses and results, which is unique in the workshop. */
export const lessonId = (lesson: WorkshopLesson): string =>
  'builtIn' in lesson ? lesson.builtIn : lesson.carried.id;

/**
 * Returns the id for progress and attempts at a workshop's lesson. One of the page's lessons has the same id in every
 * workshop; one that a file carries has an id made of its content.
 */
export const keptId = (lesson: WorkshopLesson): string =>
  'builtIn' in lesson ? lesson.builtIn : lesson.contentId;
