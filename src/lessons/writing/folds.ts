import type { ScannedLesson } from './scan-lesson.ts';

/** Fields that only a lesson's proof and its questions need: they are long, and read seldom. */
export const longFields: readonly string[] = [
  'predictions',
  'misconceptions',
  'solutions',
  'nearMisses',
  'spared',
  'open',
];

/** A fold below a line: the field's name, and how much it holds. */
interface Folded {
  readonly field: string;
  readonly entries: number;
  readonly twins: number;
  readonly lines: number;
}

const indentOf = (line: string): number => line.length - line.trimStart().length;

/**
 * Returns the part of a text that folds below the line at `from`, to the end of its last line that stands deeper; null if
 * there is none. An entry of a list belongs to the field above it, also in the same column.
 */
export function foldBelow(
  text: string,
  from: number,
  end: number,
): { readonly from: number; readonly to: number } | null {
  const lineEnd = (at: number): number => {
    const found = text.indexOf('\n', at);
    return found < 0 || found > end ? end : found;
  };
  const first = lineEnd(from);
  const line = text.slice(from, first);
  if (line.trim() === '' || from >= end) return null;
  const indent = indentOf(line);
  const isField = !line.trimStart().startsWith('- ');
  let to = first;
  for (let at = first + 1; at < end;) {
    const next = lineEnd(at);
    const one = text.slice(at, next);
    const own = indentOf(one);
    const isEntry = isField && own === indent && one.trimStart().startsWith('- ');
    if (one.trim() !== '') {
      if (own <= indent && !isEntry) break;
      to = next;
    }
    at = next + 1;
  }
  return to > first ? { from: first, to } : null;
}

/** Tells what a fold holds. */
export function foldedAt(text: string, { tokens }: ScannedLesson, from: number, to: number): Folded {
  const lineStart = text.lastIndexOf('\n', from - 1) + 1;
  const key = tokens.find((token) => token.kind === 'key' && token.from >= lineStart && token.from < from);
  const depth = key?.path.length ?? 0;
  const own = tokens.filter(
    ({ from: at, path }) =>
      at > from && at < to && key !== undefined && path.slice(0, depth).join('.') === key.path.join('.'),
  );
  const entries = new Set(own.map(({ path }) => path[depth]).filter((part) => typeof part === 'number'));
  const twins = own.filter(({ kind, text: name }) => kind === 'key' && name === 'twin').length;
  return {
    field: key?.text ?? '',
    entries: entries.size,
    twins,
    lines: text.slice(from, to).split('\n').length - 1,
  };
}
