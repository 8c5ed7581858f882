import { byCodePoints, stringLength } from '../cli/python.ts';
import type { Effort, Work } from '../work.ts';
import { atOnce, Effort as NewEffort } from '../work.ts';
import { scalarJson, writeJson } from './json.ts';
import { isRecord, isScalar } from './kinds.ts';

/** The text so far, and the length of its last line. */
interface Line {
  text: string;
  column: number;
}

interface Place {
  /** The column of the value's further lines. */
  readonly indent: number;
  /** A key stays on its line. */
  readonly isKey: boolean;
  /** Whether no text before it needs a blank in between. */
  readonly begins: boolean;
}

/** The length from which on a line is folded if possible. */
const bestWidth = 80;

/* Plain texts that YAML 1.2 doesn't read as a string. */
const ambiguous = [
  /^(?:true|True|TRUE|false|False|FALSE|~|null|Null|NULL|=|<<)$/,
  /^(?:[-+]?\d[\d_]*\.[\d_]*(?:[eE][-+]?\d+)?|[-+]?\d[\d_]*[eE][-+]?\d+|[-+]?\.[\d_]+(?:[eE][-+]\d+)?)$/,
  /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/,
  /^(?:[-+]?0b[01_]+|[-+]?0o?[0-7_]+|[-+]?[\d_]+|[-+]?0x[\da-fA-F_]+)$/,
  /^\d{4}-\d\d-\d\d$/,
  /^\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?$/,
];
/** The first characters of a number. Other texts need no check for numbers. */
const mayBeOther = /^[-+\d.tTfFnN~=<]/;

const lineBreak = /[\r\n\u0085\u2028\u2029]/;
/** The start of a value that isn't plain; a blank, a break or the end may have to follow. */
const indicatorsAtStart = /^(?:---|\.\.\.|[#,[\]{}&*!|>'"%@`]|[?:-](?:[\0 \t\r\n\u0085\u2028\u2029]|$))/;
const indicatorsWithin = /:(?:[\0 \t\r\n\u0085\u2028\u2029]|$)|[\0 \t\r\n\u0085\u2028\u2029]#/;
/** Characters that are escaped: control characters, and those beyond the basic plane. */
const unprintable = /[^\n\x20-\x7e\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/u;
const atEnds = /^[ \r\n\u0085\u2028\u2029]|[ \r\n\u0085\u2028\u2029]$/;

type Style = 'plain' | 'single' | 'double';

function styleOf(text: string, isKey: boolean): Style {
  if (text === '') return 'single';
  if (isKey && lineBreak.test(text)) return 'double';
  if (unprintable.test(text) || / [\r\n\u0085\u2028\u2029]/.test(text)) return 'double';
  if (/[\r\n\u0085\u2028\u2029] /.test(text)) return 'double';
  const isAmbiguous = mayBeOther.test(text) && ambiguous.some((pattern) => pattern.test(text));
  const isPlain =
    !isAmbiguous &&
    !lineBreak.test(text) &&
    !atEnds.test(text) &&
    !indicatorsAtStart.test(text) &&
    !indicatorsWithin.test(text);
  return isPlain ? 'plain' : 'single';
}

/** The longest key, in bytes, that is written before its colon without a question mark. */
const longestSimpleKey = 128;

/** A character takes three bytes at most, so short texts needn't be encoded to be measured. */
const fitsBytes = (key: string): boolean =>
  key.length * 3 <= longestSimpleKey || new TextEncoder().encode(key).length <= longestSimpleKey;

const isSimpleKey = (key: string): boolean => fitsBytes(key) && !lineBreak.test(key);

/** Writes a string as libyaml does, which the CLI prints with. @throws TooMuch */
function* writeScalar(line: Line, text: string, place: Place, effort: Effort): Work<void> {
  if (effort.write(text.length)) yield;
  if (!place.begins) add(line, ' ');
  const style = styleOf(text, place.isKey);
  // A line can be folded only at a blank.
  if (style === 'plain' && !text.includes(' ')) add(line, text);
  else {
    const chars = [...text];
    add(line, quotes[style]);
    for (let i = 0; i < chars.length; i++) {
      if (i % stretch === stretch - 1) yield;
      writeChar[style](line, chars, i, place);
    }
    if (style === 'single' && isBreak(chars.at(-1))) indentLine(line, place);
    add(line, quotes[style]);
  }
}

/** Characters that are written before a pause is possible. */
const stretch = 20_000;

function add(line: Line, text: string): void {
  line.text += text;
  line.column += stringLength(text);
}

function startLine(line: Line, { indent }: Place): void {
  line.text += `\n${' '.repeat(indent)}`;
  line.column = indent;
}

/** Whether a line may be folded at a blank: it is long enough, and no other blank is before this one. */
const folds = (line: Line, chars: readonly string[], at: number, place: Place): boolean =>
  chars[at] === ' ' && chars[at - 1] !== ' ' && line.column > bestWidth && !place.isKey;

const isBreak = (char: string | undefined): boolean => char !== undefined && lineBreak.test(char);

const isInside = (chars: readonly string[], at: number): boolean => at > 0 && at < chars.length - 1;

type WriteChar = (line: Line, chars: readonly string[], at: number, place: Place) => void;

const plain: WriteChar = (line, chars, at, place) => {
  if (folds(line, chars, at, place) && chars[at + 1] !== ' ') startLine(line, place);
  else add(line, chars[at] ?? '');
};

const single: WriteChar = (line, chars, at, place) => {
  const char = chars[at] ?? '';
  const breaks = isBreak(chars[at - 1]);
  if (isInside(chars, at) && folds(line, chars, at, place) && chars[at + 1] !== ' ') startLine(line, place);
  else if (isBreak(char)) {
    line.text += !breaks && char === '\n' ? '\n\n' : char;
    line.column = 0;
  } else {
    if (breaks) indentLine(line, place);
    add(line, char === "'" ? "''" : char);
  }
};

function indentLine(line: Line, { indent }: Place): void {
  line.text += ' '.repeat(indent);
  line.column = indent;
}

const replacements: ReadonlyMap<string, string> = new Map([
  ['\0', '0'],
  ['\u0007', 'a'],
  ['\b', 'b'],
  ['\t', 't'],
  ['\n', 'n'],
  ['\v', 'v'],
  ['\f', 'f'],
  ['\r', 'r'],
  ['\u001b', 'e'],
  ['"', '"'],
  ['\\', '\\'],
  ['\u0085', 'N'],
  ['\u2028', 'L'],
  ['\u2029', 'P'],
]);

function escapedChar(char: string): string {
  const known = replacements.get(char);
  if (known !== undefined) return `\\${known}`;
  const code = char.codePointAt(0) ?? 0;
  const hex = (length: number): string => code.toString(16).toUpperCase().padStart(length, '0');
  return code <= 0xff ? `\\x${hex(2)}` : code <= 0xffff ? `\\u${hex(4)}` : `\\U${hex(8)}`;
}

const isEscaped = (char: string): boolean => replacements.has(char) || unprintable.test(char);

const double: WriteChar = (line, chars, at, place) => {
  const char = chars[at] ?? '';
  if (isEscaped(char)) add(line, escapedChar(char));
  else if (isInside(chars, at) && folds(line, chars, at, place)) {
    startLine(line, place);
    if (chars[at + 1] === ' ') add(line, '\\');
  } else add(line, char);
};

const writeChar: Readonly<Record<Style, WriteChar>> = { plain, single, double };
const quotes: Readonly<Record<Style, string>> = { plain: '', single: "'", double: '"' };

const isNested = (value: unknown): value is object =>
  !isScalar(value) && (Array.isArray(value) ? value.length > 0 : Object.keys(value as object).length > 0);

/**
 * `--output yaml`: block style with the names in alphabetical order, strings in quotes only if they could be
 * read as something else, long ones folded at 80 characters. A scalar alone is printed as JSON. `sorts` is
 * false for names that stay in their order. @throws TooMuch
 */
export function* writeYaml(value: unknown, effort: Effort, sorts = true): Work<string> {
  if (!isNested(value)) return `${yield* writeJson(value, effort)}\n`;
  const writer = new Writer(effort, sorts);
  yield* writer.block(value, 0);
  return `${writer.line.text.replace(/^\n/, '')}\n`;
}

/** `writeYaml` for a short value. */
export const formatYaml = (value: unknown, sorts = true): string =>
  atOnce(writeYaml(value, new NewEffort(), sorts));

class Writer {
  readonly line: Line = { text: '', column: 0 };
  readonly #effort: Effort;
  readonly #sorts: boolean;

  constructor(effort: Effort, sorts: boolean) {
    this.#effort = effort;
    this.#sorts = sorts;
  }

  /** Writes a list or a record. `begun`: its first item continues the line, as after a dash. */
  *block(value: object, indent: number, begun = false): Work<void> {
    if (Array.isArray(value)) yield* this.#list(value, indent, begun);
    else yield* this.#record(value as Readonly<Record<string, unknown>>, indent, begun);
  }

  *#list(values: readonly unknown[], indent: number, begun: boolean): Work<void> {
    for (const [i, value] of values.entries()) {
      if (i || !begun) yield* this.#newLine(indent);
      this.#write('-');
      if (isNested(value)) {
        this.#write(' ');
        yield* this.block(value, indent + 2, true);
      } else yield* this.#scalar(value, indent + 2);
    }
  }

  *#record(values: Readonly<Record<string, unknown>>, indent: number, begun: boolean): Work<void> {
    const names = Object.keys(values);
    for (const [i, key] of (this.#sorts ? names.sort(byCodePoints) : names).entries()) {
      if (i || !begun) yield* this.#newLine(indent);
      yield* this.#key(key, indent);
      const value = values[key];
      if (isNested(value) && !isSimpleKey(key)) {
        this.#write(' ');
        yield* this.block(value, indent + 2, true);
      }
      // A list has the same indent as the name that it belongs to.
      else if (isNested(value)) yield* this.block(value, isRecord(value) ? indent + 2 : indent);
      else yield* this.#scalar(value, indent + 2);
    }
  }

  *#key(key: string, indent: number): Work<void> {
    const place = { indent: indent + 2, isKey: isSimpleKey(key), begins: isSimpleKey(key) };
    if (!place.isKey) this.#write('?');
    yield* writeScalar(this.line, key, place, this.#effort);
    if (!place.isKey) yield* this.#newLine(indent);
    this.#write(':');
  }

  *#scalar(value: unknown, indent: number): Work<void> {
    if (typeof value === 'string')
      yield* writeScalar(this.line, value, { indent, isKey: false, begins: false }, this.#effort);
    else this.#write(` ${isScalar(value) ? scalarJson(value) : Array.isArray(value) ? '[]' : '{}'}`);
  }

  #write(text: string): void {
    this.line.text += text;
    this.line.column += text.length;
  }

  *#newLine(indent: number): Work<void> {
    if (this.#effort.write(indent + 1)) yield;
    this.line.text += `\n${' '.repeat(indent)}`;
    this.line.column = indent;
  }
}
