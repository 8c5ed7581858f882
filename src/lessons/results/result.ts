import { withHiddenShown } from '../../words/hidden-letters.ts';
import type { FieldReader } from '../fields.ts';
import { type KeptAttempt, storedAttempt } from '../progress/kept-attempt.ts';
import { eachOnce, type Parsed, parseLearned } from '../progress/learned-file.ts';
import type { LessonProgress } from '../progress/lesson-progress.ts';
import type { Measures } from '../progress/measures.ts';
import { tenthBounds, type TextBounds, wholeBounds } from '../scan-text.ts';
import { readMeasures, readProgress } from '../progress/read-progress.ts';

/** The progress of somebody in one lesson of a workshop. Times are their device's, ms since the epoch. */
export interface LessonResult {
  /** The lesson's id in its workshop. */
  readonly id: string;
  /** Null if it was never opened. */
  readonly progress: LessonProgress | null;
  /** The attempt that solved the lesson, or else the one that was left. Null if none is stored. */
  readonly attempt: KeptAttempt | null;
}

/** The results that a learner gives to an instructor at the end of a workshop. */
export interface WorkshopResult {
  /** The version of the page that made it. */
  readonly madeBy: string;
  readonly madeAt: number;
  /** Only there if the learner typed one. */
  readonly name: string;
  /** `key` is the workshop's key in the page's address. */
  readonly workshop: { readonly key: string; readonly version: number; readonly title: string };
  readonly lessons: readonly LessonResult[];
  /** The three questions before and after. */
  readonly measures: Measures;
}

/** The most characters of a result: forty long attempts need far fewer. Commands are its most deeply nested part. */
export const mostCharacters = wholeBounds.result;
export const longestName = 80;
const kind = {
  format: 'iam-playground-result',
  // Since 2, a history has references in place of its keys' secrets.
  version: 2,
  oldest: 1,
  depth: 40,
} as const;
const most = { lessons: 40, title: 200, version: 100_000 } as const;

/** A result as the text of a file, or of a code. */
export const formatResult = (result: WorkshopResult): string =>
  JSON.stringify({ format: kind.format, version: kind.version, ...result });

function readLesson(reader: FieldReader): LessonResult {
  reader.only('id', 'progress', 'attempt');
  const progress = reader.has('progress') ? readProgress(reader.at('progress')) : null;
  const attempt = reader.has('attempt') ? storedAttempt(reader.at('attempt').value) : null;
  if (reader.has('attempt') && !attempt) reader.at('attempt').fault('wrong', 'what was done in a lesson');
  return { id: reader.text('id'), progress, attempt };
}

function bounded(reader: FieldReader, name: string, longest: number, fallback?: string): string {
  const text = reader.text(name, fallback);
  if (text.length > longest) reader.at(name).fault('tooBig', String(longest));
  return withHiddenShown(text);
}

/** Reads what `formatResult` wrote, or a stranger's text. Never throws; unknown fields are refused. */
export function parseResult(text: string, bounds: TextBounds = tenthBounds): Parsed<WorkshopResult> {
  return parseLearned(text, { ...kind, characters: bounds.result }, (reader) => {
    reader.only('format', 'version', 'madeBy', 'madeAt', 'name', 'workshop', 'lessons', 'measures');
    const workshop = reader.at('workshop');
    workshop.only('key', 'version', 'title');
    const lessons = reader.list('lessons').map(readLesson);
    if (lessons.length > most.lessons) reader.at('lessons').fault('tooMany', String(most.lessons));
    eachOnce(reader, lessons);
    return {
      madeBy: bounded(reader, 'madeBy', 40),
      madeAt: reader.whole('madeAt'),
      name: bounded(reader, 'name', longestName, ''),
      workshop: {
        key: bounded(workshop, 'key', 80),
        version: workshop.whole('version'),
        title: bounded(workshop, 'title', most.title),
      },
      lessons,
      measures: readMeasures(reader.at('measures')),
    };
  });
}
