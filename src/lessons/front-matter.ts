import { isNode, LineCounter, parseDocument } from 'yaml';
import type { FaultKind, FieldFault, Path } from './fields.ts';
import { FieldReader } from './fields.ts';
import type { Block } from './prose.ts';
import { readProse } from './prose.ts';

/** A fault of a file. Line and column count from 1. `place` is such as `goals[1].needs[0].can`. */
export interface FileFault {
  readonly line: number;
  readonly column: number;
  readonly place: string;
  readonly kind: FaultKind;
  readonly detail: string;
}

/** The most characters of a file, and its greatest depth: so a stranger's file is read quickly or refused. */
interface Bounds {
  readonly characters: number;
  readonly depth: number;
}

/** A file in parts: the reader of its fields, its text, and the places of its values. */
interface FrontMatter {
  readonly ok: true;
  readonly fields: FieldReader;
  readonly blocks: readonly Block[];
  /** All faults: those that the fields' reader has noted, and `more`. */
  readonly faults: (more?: readonly FieldFault[]) => readonly FileFault[];
  /**
   * Returns the place at which a field's value begins, or else that of the nearest field around it that the file has.
   */
  readonly position: (path: Path) => { readonly line: number; readonly column: number };
}

type ReadFrontMatter = FrontMatter | { readonly ok: false; readonly faults: readonly FileFault[] };

/** The most faults that are reported for one file: an author mends some at a time. */
const mostFaults = 50;

const placeOf = (path: Path): string =>
  path.reduce<string>(
    (place, part) =>
      typeof part === 'number' ? `${place}[${String(part)}]` : place === '' ? part : `${place}.${part}`,
    '',
  );

/** Measures how deep fields lie in each other, before anything else is read. */
function depthOf(text: string): number {
  let [depth, deepest] = [0, 0];
  // On one line, `- - - x` lies three deep.
  for (const [indicators] of text.matchAll(/^[ \t]*(?:[-?][ \t]+){2,}/gm))
    deepest = Math.max(deepest, indicators.split(/[-?]/).length);
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

/** Splits a text into the part between its first two lines of `---` and the part after them. */
function parts(
  text: string,
): { readonly front: string; readonly prose: string; readonly proseAt: number } | null {
  const opening = /^---[ \t]*\n/.exec(text);
  if (!opening) return null;
  const closing = text.indexOf('\n---\n', opening[0].length - 1);
  if (closing < 0) return null;
  const proseAt = closing + 5;
  return { front: text.slice(opening[0].length, closing + 1), prose: text.slice(proseAt), proseAt };
}

/** Returns a file's content without what editors add to it: a mark at its beginning, and Windows' ends of lines. */
export const plainText = (source: string): string => source.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');

/**
 * Reads Markdown below YAML front matter, the form of lessons and workshops. It carries nothing of the file out. A
 * file from a stranger costs no more than its size.
 */
export function readFrontMatter(source: string, bounds: Bounds): ReadFrontMatter {
  const failed = (kind: FaultKind, detail: string, line = 1, column = 1): ReadFrontMatter => ({
    ok: false,
    faults: [{ line, column, place: '', kind, detail }],
  });
  if (source.length > bounds.characters) return failed('tooBig', `${String(bounds.characters)} characters`);
  const text = plainText(source);
  const found = parts(text);
  if (!found) return failed('yaml', '---');
  if (depthOf(found.front) > bounds.depth) return failed('tooDeep', String(bounds.depth), 2);
  const lines = new LineCounter();
  const document = parseDocument(found.front, {
    lineCounter: lines,
    schema: 'core',
    merge: false,
    logLevel: 'error',
    // The library would add the place in its own words, counted from below the file's first line.
    prettyErrors: false,
  });
  const [error] = document.errors;
  if (error) {
    const { line, col } = lines.linePos(error.pos[0]);
    return failed('yaml', error.message, line + 1, col);
  }
  const values = valuesOf(() => document.toJS({ maxAliasCount: 0 }) as unknown);
  if (!values) return failed('yaml', '&', 2);
  if (depthOfValue(values.value) > bounds.depth) return failed('tooDeep', String(bounds.depth), 2);

  const prose = readProse(found.prose);
  const fields = new FieldReader(values.value);
  const position = (path: Path): { line: number; column: number } => {
    for (let length = path.length; length > 0; length--) {
      const node: unknown = document.getIn(path.slice(0, length), true);
      if (!isNode(node) || !node.range) continue;
      const { line, col } = lines.linePos(node.range[0]);
      return { line: line + 1, column: col };
    }
    return { line: 1, column: 1 };
  };
  return {
    ok: true,
    fields,
    blocks: prose.blocks,
    position,
    faults: (more = []) => {
      const ofFields = withoutFalseMisses([...fields.faults, ...more]).map(({ path, kind, detail }) => ({
        ...position(path),
        place: placeOf(path),
        kind,
        detail,
      }));
      const ofProse = prose.faults.map(({ kind, detail, offset }) => ({
        ...positionOf(text, found.proseAt + offset),
        place: '',
        kind: kind === 'deep' ? ('tooDeep' as const) : kind,
        detail,
      }));
      return [...ofFields, ...ofProse].slice(0, mostFaults);
    },
  };
}

/** Leaves out `missing` faults of fields that are there but can't be read. */
function withoutFalseMisses(all: readonly FieldFault[]): readonly FieldFault[] {
  const wrong = new Set(all.filter(({ kind }) => kind !== 'missing').map(({ path }) => placeOf(path)));
  const isThere = ({ path, detail }: FieldFault): boolean =>
    wrong.has(placeOf(path.at(-1) === detail ? path : [...path, detail]));
  return all.filter((fault) => fault.kind !== 'missing' || !isThere(fault));
}

function valuesOf(read: () => unknown): { readonly value: unknown } | null {
  try {
    return { value: read() };
  } catch {
    // Too many aliases: a few lines with them could stand for gigabytes.
    return null;
  }
}

function positionOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
