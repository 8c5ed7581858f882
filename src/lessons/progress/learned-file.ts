import { jsonDepth } from '../../engine/index.ts';
import type { FaultKind, FieldFault } from '../fields.ts';
import { FieldReader } from '../fields.ts';

/** Why a file of what was learned can't be read. `place` such as `lessons[3].hints`; `what` and `detail` as a field's. */
export type LearnedFault =
  | { readonly kind: 'tooBig' | 'notJson' | 'tooDeep' | 'otherFile' | 'newer' }
  | { readonly kind: 'wrong'; readonly what: FaultKind; readonly place: string; readonly detail: string };

export type Parsed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: LearnedFault };

/** The name that a kind of file has in itself, and how much of such a file is read. */
interface FileKind {
  readonly format: string;
  /** Raised whenever an older page couldn't read what is written. */
  readonly version: number;
  readonly characters: number;
  /** How deep its fields nest. */
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

/** Whether a text that isn't parsed calls itself something else: a result holds more levels than progress does. */
function saysOther(text: string, { format }: FileKind): boolean {
  const said = /"format"\s*:\s*"([^"]*)"/.exec(text)?.[1];
  return said !== undefined && said !== format;
}

/** Notes what isn't said of each lesson once. */
export function eachOnce(reader: FieldReader, lessons: readonly { readonly id: string }[]): void {
  if (new Set(lessons.map(({ id }) => id)).size < lessons.length)
    reader.at('lessons').fault('wrong', 'each lesson once');
}

/**
 * Reads a file of that kind, or a stranger's text. Never throws. `read` takes what stands beside `format` and
 * `version`, and notes in the reader what is wrong, unknown fields, too.
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
  if (found !== kind.version) reader.at('version').fault('wrong', String(kind.version));
  const value = read(reader);
  const [fault] = reader.faults;
  if (fault) return failed({ kind: 'wrong', what: fault.kind, place: placeOf(fault), detail: fault.detail });
  return { ok: true, value };
}
