import { eachOnce, type Parsed, parseLearned } from './learned-file.ts';
import type { LessonProgress } from './lesson-progress.ts';
import type { Measures } from './measures.ts';
import { tenthBounds, type TextBounds, wholeBounds } from '../scan-text.ts';
import { readMeasures, readProgress } from './read-progress.ts';

/** The content of a progress file. */
export interface Learned {
  readonly lessons: readonly LessonProgress[];
  readonly measures: Measures;
}

/** The most characters of a file: thirty lessons take about ten thousand. */
export const mostCharacters = wholeBounds.progress;
const kind = {
  format: 'iam-playground-progress',
  version: 1,
  depth: 6,
} as const;

/** Writes all progress as the text of a file. */
export function formatProgress({ lessons, measures }: Learned, savedAt: number): string {
  const { format, version } = kind;
  return `${JSON.stringify({ format, version, savedAt, lessons, measures }, null, 1)}\n`;
}

/** Reads what `formatProgress` wrote, or a stranger's text. Never throws; unknown fields are refused. */
export function parseProgress(text: string, bounds: TextBounds = tenthBounds): Parsed<Learned> {
  return parseLearned(text, { ...kind, characters: bounds.progress }, (reader) => {
    reader.only('format', 'version', 'savedAt', 'lessons', 'measures');
    reader.whole('savedAt');
    const lessons = reader.list('lessons').map(readProgress);
    eachOnce(reader, lessons);
    return { lessons, measures: readMeasures(reader.at('measures')) };
  });
}
