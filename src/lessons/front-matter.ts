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

/** Characters of a file, and how deep its fields may lie: a stranger's file is read in a blink or not at all. */
interface Bounds {
  readonly characters: number;
  readonly depth: number;
}

/** A file as its parts: the reader of its fields, its text, and where something of it stands. */
interface FrontMatter {
  readonly ok: true;
  readonly fields: FieldReader;
  readonly blocks: readonly Block[];
  /** All that is wrong, those among them that the fields' reader was told, and `more`. */
  readonly faults: (more?: readonly FieldFault[]) => readonly FileFault[];
  /** Where a field's value begins, or the nearest one around it that the file has. */
  readonly position: (path: Path) => { readonly line: number; readonly column: number };
}

type ReadFrontMatter = FrontMatter | { readonly ok: false; readonly faults: readonly FileFault[] };

/** Faults that one file may have: an author mends some at a time. */
const mostFaults = 50;

const placeOf = (path: Path): string =>
  path.reduce<string>(
    (place, part) =>
      typeof part === 'number' ? `${place}[${String(part)}]` : place === '' ? part : `${place}.${part}`,
    '',
  );

/** How deep fields lie in each other, counted before anything else is read of them. */
function depthOf(text: string): number {
  let [depth, deepest] = [0, 0];
  // `- - - x` lies three deep on one line.
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

/**
 * Reads Markdown below YAML front matter, as lessons and workshops are. Nothing of the file is carried out. A file that
 * one can't trust costs no more than its size.
 */
export function readFrontMatter(source: string, bounds: Bounds): ReadFrontMatter {
  const failed = (kind: FaultKind, detail: string, line = 1, column = 1): ReadFrontMatter => ({
    ok: false,
    faults: [{ line, column, place: '', kind, detail }],
  });
  if (source.length > bounds.characters) return failed('tooBig', `${String(bounds.characters)} characters`);
  const text = source.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const found = parts(text);
  if (!found) return failed('yaml', '---');
  if (depthOf(found.front) > bounds.depth) return failed('tooDeep', String(bounds.depth), 2);
  const lines = new LineCounter();
  const document = parseDocument(found.front, {
    lineCounter: lines,
    schema: 'core',
    merge: false,
    logLevel: 'error',
    // The library would say where in its own words, counted from below the first line.
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

/** A field that can't be read is there all the same: it is not missing, too. */
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
    // Aliases: a few lines of them could stand for gigabytes.
    return null;
  }
}

function positionOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
