import { jsonDepth } from '../../engine/index.ts';
import type { FaultKind, FieldFault } from '../fields.ts';
import { FieldReader } from '../fields.ts';

/**
 * Why a progress or result file can't be read. `place` is such as `lessons[3].hints`; `what` and `detail` are those of
 * a field's fault.
 */
export type LearnedFault =
  | { readonly kind: 'tooBig' | 'tooLong' | 'notJson' | 'tooDeep' | 'otherFile' | 'newer' }
  | { readonly kind: 'wrong'; readonly what: FaultKind; readonly place: string; readonly detail: string };

export type Parsed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: LearnedFault };

/** The name of a format, which stands in its files, and the limits for reading them. */
interface FileKind {
  readonly format: string;
  /** Raised whenever an older page couldn't read a new file. */
  readonly version: number;
  /** The oldest version that is still read, if it isn't the same. */
  readonly oldest?: number;
  readonly characters: number;
  /** The greatest depth of its fields. */
  readonly depth: number;
}

const failed = (fault: LearnedFault): { readonly ok: false; readonly fault: LearnedFault } => ({
  ok: false,
  fault,
});

const placeOf = ({ path }: FieldFault): string =>
  path.reduce<string>(
    (place, part) =>
      typeof part === 'number' ? `${place}[${String(part)}]` : `${place}${place && '.'}${part}`,
    '',
  );

/** Whether a text names another format, which is known before it is parsed: a result has more levels than progress. */
export function saysOther(text: string, { format }: Pick<FileKind, 'format'>): boolean {
  const said = /"format"\s*:\s*"([^"]*)"/.exec(text)?.[1];
  return said !== undefined && said !== format;
}

/** Notes a fault if a lesson occurs twice. */
export function eachOnce(reader: FieldReader, lessons: readonly { readonly id: string }[]): void {
  if (new Set(lessons.map(({ id }) => id)).size < lessons.length)
    reader.at('lessons').fault('wrong', 'each lesson once');
}

/**
 * Reads a file of this kind, or a stranger's text. Never throws. `read` takes the fields beside `format` and
 * `version`, and notes all faults in the reader, unknown fields, too.
 */
export function parseLearned<T>(text: string, kind: FileKind, read: (reader: FieldReader) => T): Parsed<T> {
  if (text.length > kind.characters) return failed({ kind: 'tooBig' });
  if (jsonDepth(text) > kind.depth) return failed({ kind: saysOther(text, kind) ? 'otherFile' : 'tooDeep' });
  let root: unknown;
  try {
    root = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return failed({ kind: 'notJson' });
  }
  const reader = new FieldReader(root);
  if (!reader.has('format') || reader.at('format').value !== kind.format)
    return failed({ kind: 'otherFile' });
  const found = reader.at('version').value;
  if (typeof found === 'number' && found > kind.version) return failed({ kind: 'newer' });
  if (!Number.isInteger(found) || Number(found) < (kind.oldest ?? kind.version))
    reader.at('version').fault('wrong', String(kind.version));
  const value = read(reader);
  const [fault] = reader.faults;
  if (fault) return failed({ kind: 'wrong', what: fault.kind, place: placeOf(fault), detail: fault.detail });
  return { ok: true, value };
}
