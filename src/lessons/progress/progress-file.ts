import { jsonDepth } from '../../engine/index.ts';
import type { FieldFault } from '../fields.ts';
import { FieldReader } from '../fields.ts';
import type { LessonProgress } from './lesson-progress.ts';
import type { Measures } from './measures.ts';
import { readMeasures, readProgress } from './read-progress.ts';

/** What a progress file holds. */
export interface Learned {
  readonly lessons: readonly LessonProgress[];
  readonly measures: Measures;
}

/** Why a progress file can't be read. `place` such as `lessons[3].hints`. */
export type ProgressFault =
  | { readonly kind: 'tooBig' | 'notJson' | 'tooDeep' | 'otherFile' | 'newer' }
  | { readonly kind: 'wrong'; readonly place: string; readonly detail: string };

export type ParsedProgress =
  { readonly ok: true; readonly learned: Learned } | { readonly ok: false; readonly fault: ProgressFault };

const format = 'iam-playground-progress';
/** Raised whenever an older page couldn't read what is written. */
const version = 1;
/** Characters, and how deep: thirty lessons come to some ten thousand characters. */
export const mostCharacters = 1_000_000;
const deepest = 6;

/** What was learned as the text of a file. */
export function formatProgress({ lessons, measures }: Learned, savedAt: number): string {
  return `${JSON.stringify({ format, version, savedAt, lessons, measures }, null, 1)}\n`;
}

const failed = (fault: ProgressFault): ParsedProgress => ({ ok: false, fault });

const placeOf = ({ path }: FieldFault): string =>
  path.reduce<string>(
    (place, part) =>
      typeof part === 'number' ? `${place}[${String(part)}]` : `${place}${place && '.'}${part}`,
    '',
  );

/** Reads what `formatProgress` wrote, or a stranger's text. Never throws; unknown fields are refused. */
export function parseProgress(text: string): ParsedProgress {
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
  reader.only('format', 'version', 'savedAt', 'lessons', 'measures');
  if (found !== version) reader.at('version').fault('wrong', String(version));
  reader.whole('savedAt');
  const lessons = reader.list('lessons').map(readProgress);
  if (new Set(lessons.map(({ id }) => id)).size < lessons.length)
    reader.at('lessons').fault('wrong', 'each lesson once');
  const measures = readMeasures(reader.at('measures'));
  const [fault] = reader.faults;
  if (fault) return failed({ kind: 'wrong', place: placeOf(fault), detail: fault.detail });
  return { ok: true, learned: { lessons, measures } };
}
