import { isNode, LineCounter, parseDocument } from 'yaml';
import type { FaultKind, FieldFault, Path } from './fields.ts';
import { FieldReader } from './fields.ts';
import { costOf, highestCost } from './cost.ts';
import type { LessonFile } from './lesson.ts';
import { dangling } from './dangling.ts';
import { readProse } from './prose.ts';
import { readLesson } from './read-lesson.ts';

/** What is wrong with a lesson's file; line and column count from 1. `place` such as `goals[1].needs[0].can`. */
export interface LessonFault {
  readonly line: number;
  readonly column: number;
  readonly place: string;
  readonly kind: FaultKind;
  readonly detail: string;
}

export type ParsedLesson =
  | { readonly ok: true; readonly lesson: LessonFile }
  | { readonly ok: false; readonly faults: readonly LessonFault[] };

/** Characters of a file, and how deep its fields may lie: a stranger's file is read in a blink or not at all. */
const bounds = { characters: 65_536, depth: 16, faults: 50 } as const;

const placeOf = (path: Path): string =>
  path.reduce<string>(
    (place, part) =>
      typeof part === 'number' ? `${place}[${String(part)}]` : place === '' ? part : `${place}.${part}`,
    '',
  );

/** How deep fields lie in each other, counted before anything else is read of them. */
function depthOf(text: string): number {
  let [depth, deepest] = [0, 0];
  for (const char of text) {
    if (char === '{' || char === '[') deepest = Math.max(deepest, ++depth);
    else if (char === '}' || char === ']') depth--;
  }
  return deepest;
}

function depthOfValue(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOfValue));
}

function failed(kind: FaultKind, detail: string, line = 1, column = 1): ParsedLesson {
  return { ok: false, faults: [{ line, column, place: '', kind, detail }] };
}

/** What stands between the first two lines of `---`, and what follows them. */
function parts(
  text: string,
): { readonly front: string; readonly prose: string; readonly proseAt: number } | null {
  const opening = /^---[ \t]*\n/.exec(text);
  if (!opening) return null;
  const closing = text.indexOf('\n---\n', opening[0].length - 1);
  if (closing < 0) return null;
  return {
    front: text.slice(opening[0].length, closing + 1),
    prose: text.slice(closing + 5),
    proseAt: closing + 5,
  };
}

/**
 * Reads a lesson's file: Markdown below YAML front matter, as `src/lessons/en/` holds them. Every fault is told with
 * its line; nothing of the file is carried out. A file that one can't trust costs no more than its size.
 */
export function parseLesson(source: string): ParsedLesson {
  if (source.length > bounds.characters) return failed('tooBig', `${String(bounds.characters)} characters`);
  const text = source.replace(/\r\n?/g, '\n');
  const found = parts(text);
  if (!found) return failed('yaml', '---');
  if (depthOf(found.front) > bounds.depth) return failed('tooDeep', String(bounds.depth), 2);
  const lines = new LineCounter();
  const document = parseDocument(found.front, { lineCounter: lines, schema: 'core', merge: false });
  const [error] = document.errors;
  if (error) {
    const { line, col } = lines.linePos(error.pos[0]);
    return failed('yaml', error.message.split('\n')[0] ?? '', line + 1, col);
  }
  const values = valuesOf(() => document.toJS({ maxAliasCount: 0 }) as unknown);
  if (!values) return failed('yaml', '&', 2);
  if (depthOfValue(values.value) > bounds.depth) return failed('tooDeep', String(bounds.depth), 2);

  const prose = readProse(found.prose);
  const reader = new FieldReader(values.value);
  const lesson = readLesson(reader, prose.blocks);
  const cost = costOf(lesson);
  if (cost > highestCost) reader.fault('tooMany', String(highestCost), ['goals']);
  const faults: LessonFault[] = [...reader.faults, ...dangling(lesson)].map((fault) => ({
    ...positionIn(fault),
    place: placeOf(fault.path),
    kind: fault.kind,
    detail: fault.detail,
  }));
  for (const { kind, detail, offset } of prose.faults)
    faults.push({
      ...positionOf(text, found.proseAt + offset),
      place: '',
      kind: kind === 'deep' ? 'tooDeep' : kind,
      detail,
    });
  return faults.length > 0 ? { ok: false, faults: faults.slice(0, bounds.faults) } : { ok: true, lesson };

  /** The line of a field, or of the nearest one around it that the file has. */
  function positionIn({ path }: FieldFault): { line: number; column: number } {
    for (let length = path.length; length > 0; length--) {
      const node: unknown = document.getIn(path.slice(0, length), true);
      if (!isNode(node) || !node.range) continue;
      const { line, col } = lines.linePos(node.range[0]);
      return { line: line + 1, column: col };
    }
    return { line: 1, column: 1 };
  }
}

function valuesOf(read: () => unknown): { readonly value: unknown } | null {
  try {
    return { value: read() };
  } catch {
    // Aliases: a few lines of them could stand for gigabytes.
    return null;
  }
}

function positionOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
