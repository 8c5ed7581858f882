import { withHiddenShown } from '../../words/hidden-letters.ts';
import type { FieldReader } from '../fields.ts';
import { type KeptAttempt, storedAttempt } from '../progress/kept-attempt.ts';
import { eachOnce, type Parsed, parseLearned, saysOther } from '../progress/learned-file.ts';
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
/** The most characters of a class's results in one file. */
export const mostOfClass = wholeBounds.class;
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

function readResult(reader: FieldReader): WorkshopResult {
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
}

/** Reads what `formatResult` wrote, or a stranger's text. Never throws; unknown fields are refused. */
export const parseResult = (text: string, bounds: TextBounds = tenthBounds): Parsed<WorkshopResult> =>
  parseLearned(text, { ...kind, characters: bounds.result }, readResult);

/** The results of a class in one file: each as its learner handed it in. */
const classKind = { format: 'iam-playground-class', version: 1, depth: kind.depth + 2 } as const;
/** The most results in a class's file. */
export const mostResults = 400;

/** The results of a class as the text of one file. `texts` are results as `formatResult` writes them. */
export const formatClass = (texts: readonly string[]): string =>
  `${JSON.stringify({ format: classKind.format, version: classKind.version }).slice(0, -1)},"results":[${texts.join(',')}]}`;

function readEach(reader: FieldReader): readonly WorkshopResult[] {
  reader.only('format', 'version', 'results');
  const results = reader.at('results');
  const { value } = results;
  if (!Array.isArray(value)) results.fault('wrong', 'a list');
  else if (value.length > mostResults) results.fault('tooMany', String(mostResults));
  else
    return value.map((_none, index) => {
      const one = results.at(index);
      one.oneOf('format', [kind.format]);
      const version = one.whole('version');
      if (version < kind.oldest || version > kind.version)
        one.at('version').fault('wrong', String(kind.version));
      return readResult(one);
    });
  return [];
}

/** Reads a result, or the results of a class in one file. Never throws; unknown fields are refused. */
export function parseResults(
  text: string,
  bounds: TextBounds = tenthBounds,
): Parsed<readonly WorkshopResult[]> {
  if (!saysOther(text, classKind))
    return parseLearned(text, { ...classKind, characters: bounds.class }, readEach);
  const one = parseResult(text, bounds);
  return one.ok ? { ok: true, value: [one.value] } : one;
}
