import type { Lesson, Solution } from './lesson.ts';

/** What the page knows of a lesson before it is opened. */
export interface CatalogueEntry extends Pick<Lesson, 'id' | 'version' | 'chapter' | 'buildsOn' | 'title'> {
  /** Fetches the lesson itself, without what only its linter needs. */
  readonly load: () => Promise<{ readonly lesson: Lesson }>;
  /** Fetches its solutions, for instructors. */
  readonly solutions: () => Promise<{ readonly solutions: readonly Solution[] }>;
  /** Fetches the text of its file, for authors. */
  readonly source: () => Promise<{ readonly source: string }>;
}
