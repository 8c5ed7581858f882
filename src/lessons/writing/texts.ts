import type { LessonFile } from '../lesson.ts';
import { scanLesson } from './scan-lesson.ts';

/** The texts of a lesson, each as it stands in the file. */
export interface LessonTexts {
  readonly title: string;
  readonly learned: string;
  /** The Markdown below the fields. */
  readonly task: string;
  /** The first two hints. */
  readonly nudge: string;
  readonly where: string;
  readonly author: string;
}

/** Returns the texts of a lesson that was read from `text`. */
export function textsOf(text: string, { title, learned, hints, author }: LessonFile): LessonTexts {
  const [nudge, where] = hints;
  return { title, learned, task: text.slice(scanLesson(text).proseAt).trim(), nudge, where, author };
}
