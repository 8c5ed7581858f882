import { parseLesson } from '../parse-lesson.ts';
import { parseProgress } from '../progress/progress-file.ts';
import { parseResults } from '../results/result.ts';
import { readWorkshopFile } from '../workshop/parse-workshop.ts';

/** The readers of all texts of lessons that may come from strangers, or from storage, where anything may stand. */
export const readers = {
  lesson: parseLesson,
  workshop: readWorkshopFile,
  result: parseResults,
  progress: parseProgress,
} as const;

export type TextKind = keyof typeof readers;

/** The value that each kind of text is read as, or the faults with their places. */
export type Readings = { readonly [Kind in TextKind]: ReturnType<(typeof readers)[Kind]> };
