import { jsonDepth } from '../../engine/index.ts';
import type { FieldFault } from '../fields.ts';
import { FieldReader } from '../fields.ts';
import { type KeptAttempt, storedAttempt } from '../progress/kept-attempt.ts';
import type { LessonProgress } from '../progress/lesson-progress.ts';
import type { Measures } from '../progress/measures.ts';
import { readMeasures, readProgress } from '../progress/read-progress.ts';

/** How somebody got on with one lesson of a workshop. Times are their device's, ms since the epoch. */
export interface LessonResult {
  /** The lesson's id in its workshop. */
  readonly id: string;
  /** Null where it was never opened. */
  readonly progress: LessonProgress | null;
  /** What was done: the attempt that solved it, else the one that was left. Null where none is kept. */
  readonly attempt: KeptAttempt | null;
}

/** What somebody hands to an instructor at the end of a workshop. */
export interface WorkshopResult {
  /** Which version of this page made it. */
  readonly madeBy: string;
  readonly madeAt: number;
  /** Only where the learner typed one. */
  readonly name: string;
  /** `key` is what the page's address calls the workshop. */
  readonly workshop: { readonly key: string; readonly version: number; readonly title: string };
  readonly lessons: readonly LessonResult[];
  /** The three questions before and after. */
  readonly measures: Measures;
}

/** Why a result can't be read. `place` such as `lessons[3].progress.hints`. */
export type ResultFault =
  | { readonly kind: 'tooBig' | 'notJson' | 'tooDeep' | 'otherFile' | 'newer' }
  | { readonly kind: 'wrong'; readonly place: string; readonly detail: string };

type ParsedResult =
  | { readonly ok: true; readonly result: WorkshopResult }
  | { readonly ok: false; readonly fault: ResultFault };

const format = 'iam-playground-result';
/** Raised whenever an older page couldn't read what is written. */
const version = 1;
/** Characters of a result: forty long attempts are far below. Commands nest deeper than anything else in it. */
export const mostCharacters = 4_000_000;
const deepest = 40;
export const longestName = 80;
const most = { lessons: 40, title: 200, version: 100_000 } as const;

/** A result as the text of a file, or of a code. */
export const formatResult = (result: WorkshopResult): string =>
  JSON.stringify({ format, version, ...result });

const failed = (fault: ResultFault): ParsedResult => ({ ok: false, fault });

const placeOf = ({ path }: FieldFault): string =>
  path.reduce<string>(
    (place, part) =>
      typeof part === 'number' ? `${place}[${String(part)}]` : `${place}${place && '.'}${part}`,
    '',
  );

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
  return text;
}

/** Reads what `formatResult` wrote, or a stranger's text. Never throws; unknown fields are refused. */
export function parseResult(text: string): ParsedResult {
  if (text.length > mostCharacters) return failed({ kind: 'tooBig' });
  if (jsonDepth(text) > deepest) return failed({ kind: 'tooDeep' });
  let root: unknown;
  try {
    root = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return failed({ kind: 'notJson' });
  }
  const reader = new FieldReader(root);
  if (!reader.has('format') || reader.at('format').value !== format) return failed({ kind: 'otherFile' });
  const found = reader.at('version').value;
  if (typeof found === 'number' && found > version) return failed({ kind: 'newer' });
  reader.only('format', 'version', 'madeBy', 'madeAt', 'name', 'workshop', 'lessons', 'measures');
  if (found !== version) reader.at('version').fault('wrong', String(version));
  const workshop = reader.at('workshop');
  workshop.only('key', 'version', 'title');
  const lessons = reader.list('lessons').map(readLesson);
  if (lessons.length > most.lessons) reader.at('lessons').fault('tooMany', String(most.lessons));
  if (new Set(lessons.map(({ id }) => id)).size < lessons.length)
    reader.at('lessons').fault('wrong', 'each lesson once');
  const result: WorkshopResult = {
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
  const [fault] = reader.faults;
  if (fault) return failed({ kind: 'wrong', place: placeOf(fault), detail: fault.detail });
  return { ok: true, result };
}
