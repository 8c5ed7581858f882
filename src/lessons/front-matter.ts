import { type Document, isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { FaultKind, FieldFault, Path } from './fields.ts';
import { FieldReader } from './fields.ts';
import { plainLines, scanFields, type TextBounds } from './scan-text.ts';
import type { Block } from './prose-text.ts';
import { mostFaults, readProse } from './prose.ts';

/** A fault of a file. Line and column count from 1. `place` is such as `goals[1].needs[0].can`. */
export interface FileFault {
  readonly line: number;
  readonly column: number;
  readonly place: string;
  readonly kind: FaultKind;
  readonly detail: string;
}

/** The greatest depth of a file's fields. */
const deepest = 16;

/** A file in parts: the reader of its fields, its text, and the places of its values. */
interface FrontMatter {
  readonly ok: true;
  readonly fields: FieldReader;
  readonly blocks: readonly Block[];
  /** The text below the fields as it is written. */
  readonly markdown: string;
  /** All faults: those that the fields' reader has noted, and `more`. */
  readonly faults: (more?: readonly FieldFault[]) => readonly FileFault[];
  /**
   * Returns the place at which a field's value begins, or else that of the nearest field around it that the file has.
   */
  readonly position: (path: Path) => { readonly line: number; readonly column: number };
}

type ReadFrontMatter = FrontMatter | { readonly ok: false; readonly faults: readonly FileFault[] };

const placeOf = (path: Path): string =>
  path.reduce<string>(
    (place, part) =>
      typeof part === 'number' ? `${place}[${String(part)}]` : place === '' ? part : `${place}.${part}`,
    '',
  );

function depthOfValue(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let most = 0;
  for (const one of Object.values(value)) most = Math.max(most, depthOfValue(one));
  return 1 + most;
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

interface YamlFault {
  readonly kind: FaultKind;
  readonly detail: string;
  readonly offset: number;
}

type ReadYaml =
  | { readonly ok: true; readonly value: unknown; readonly document: Document; readonly lines: LineCounter }
  | { readonly ok: false; readonly fault: YamlFault };

/**
 * Returns the place of a key that a map has twice, or null. The library's own search takes the square of the keys'
 * number.
 */
function doubledKey(node: unknown): number | null {
  const keys = new Set<unknown>();
  for (const item of isMap(node) || isSeq(node) ? node.items : []) {
    const key: unknown = isPair(item) ? item.key : null;
    if (isScalar(key)) {
      if (keys.has(key.value)) return key.range?.[0] ?? 0;
      keys.add(key.value);
    }
    const within = isPair(item) ? (doubledKey(item.key) ?? doubledKey(item.value)) : doubledKey(item);
    if (within !== null) return within;
  }
  return null;
}

/** Reads YAML without aliases, within bounds. Never throws. */
function readYaml(text: string, bounds: TextBounds): ReadYaml {
  const failed = (kind: FaultKind, detail: string, offset: number): ReadYaml => ({
    ok: false,
    fault: { kind, detail, offset },
  });
  const { fault, deepestAt } = scanFields(text, bounds, deepest);
  if (fault) return { ok: false, fault };
  try {
    const lines = new LineCounter();
    const document = parseDocument(text, {
      lineCounter: lines,
      schema: 'core',
      merge: false,
      logLevel: 'error',
      // The library would add the place in its own words, counted from below the file's first line.
      prettyErrors: false,
      uniqueKeys: false,
    });
    const [error] = document.errors;
    if (error) return failed('yaml', error.message, error.pos[0]);
    const doubled = doubledKey(document.contents);
    if (doubled !== null) return failed('yaml', 'Map keys must be unique', doubled);
    const values = valuesOf(() => document.toJS({ maxAliasCount: 0 }) as unknown);
    if (!values) return failed('yaml', '&', 0);
    if (depthOfValue(values.value) > deepest) return failed('tooDeep', String(deepest), deepestAt);
    return { ok: true, value: values.value, document, lines };
  } catch (error) {
    // Its stack ends, or it has a fault of its own.
    if (error instanceof RangeError) return failed('tooDeep', String(deepest), deepestAt);
    return failed('yaml', String(error), deepestAt);
  }
}

/**
 * Reads Markdown below YAML front matter, the form of lessons and workshops. It carries nothing of the file out. A
 * file from a stranger costs no more than its size.
 */
export function readFrontMatter(source: string, characters: number, bounds: TextBounds): ReadFrontMatter {
  const failed = (kind: FaultKind, detail: string, line = 1, column = 1): ReadFrontMatter => ({
    ok: false,
    faults: [{ line, column, place: '', kind, detail }],
  });
  if (source.length > characters) return failed('tooBig', `${String(characters)} characters`);
  const text = plainLines(source);
  const found = parts(text);
  if (!found) return failed('yaml', '---');
  const read = readYaml(found.front, bounds);
  if (!read.ok) {
    const { kind, detail, offset } = read.fault;
    const { line, column } = positionOf(found.front, offset);
    return failed(kind, detail, line + 1, column);
  }
  const { document, lines } = read;
  const prose = readProse(found.prose, bounds);
  const fields = new FieldReader(read.value);
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
    markdown: found.prose,
    position,
    faults: (more = []) => {
      // Cut before their places are looked up: that takes a file's length for each.
      const ofFields = withoutFalseMisses([...fields.faults, ...more])
        .slice(0, mostFaults)
        .map(({ path, kind, detail }) => ({ ...position(path), place: placeOf(path), kind, detail }));
      const ofProse = prose.faults.slice(0, mostFaults - ofFields.length).map(({ kind, detail, offset }) => ({
        ...positionOf(text, found.proseAt + offset),
        place: '',
        kind,
        detail,
      }));
      return [...ofFields, ...ofProse];
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
  let [line, from] = [1, 0];
  for (let next = text.indexOf('\n'); next >= 0 && next < offset; next = text.indexOf('\n', from)) {
    line++;
    from = next + 1;
  }
  return { line, column: offset - from + 1 };
}
