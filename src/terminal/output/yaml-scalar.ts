/** What has been written, and how far its last line reaches. */
export interface Line {
  text: string;
  column: number;
}

export interface Place {
  /** Where further lines of the value begin. */
  readonly indent: number;
  /** A key stays on its line. */
  readonly isKey: boolean;
  /** Whether nothing stands before it that a blank must part it from. */
  readonly begins: boolean;
}

/** Characters, from which on a line is folded where that can be. */
const bestWidth = 80;

/* What YAML 1.2 reads as something else than a string. */
const ambiguous = [
  /^(?:true|True|TRUE|false|False|FALSE|~|null|Null|NULL|=|<<)$/,
  /^(?:[-+]?\d[\d_]*\.[\d_]*(?:[eE][-+]?\d+)?|[-+]?\d[\d_]*[eE][-+]?\d+|[-+]?\.[\d_]+(?:[eE][-+]\d+)?)$/,
  /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/,
  /^(?:[-+]?0b[01_]+|[-+]?0o?[0-7_]+|[-+]?[\d_]+|[-+]?0x[\da-fA-F_]+)$/,
  /^\d{4}-\d\d-\d\d$/,
  /^\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?$/,
];
/** The characters that a number may begin with; nothing else is looked at as one. */
const mayBeOther = /^[-+\d.tTfFnN~=<]/;

const breaks = /[\n\u0085\u2028\u2029]/;
const blankOrBreak = '[\\0 \\t\\r\\n\\u0085\\u2028\\u2029]';
const indicators = new RegExp(
  `^(?:---|\\.\\.\\.)|^[#,[\\]{}&*!|>'"%@\`]|^[?:-](?:${blankOrBreak}|$)|.:(?:${blankOrBreak}|$)|${blankOrBreak}#`,
  's',
);
const special = /[^\n\x20-\x7e\u0085\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]|\ufeff/u;
const atEnds = /^[ \n\u0085\u2028\u2029]|[ \n\u0085\u2028\u2029]$/;
const blankAtBreak = /[\n\u0085\u2028\u2029] | [\n\u0085\u2028\u2029]/;

type Style = 'plain' | 'single' | 'double';

function styleOf(text: string, isKey: boolean): Style {
  if (text === '') return 'single';
  const isSpecial = special.test(text);
  const isAmbiguous = mayBeOther.test(text) && ambiguous.some((pattern) => pattern.test(text));
  const isPlain = !isSpecial && !breaks.test(text) && !atEnds.test(text) && !indicators.test(text);
  if (isPlain && !isAmbiguous) return 'plain';
  if (text.includes("'") || text.includes('\n')) return 'double';
  const single = !isSpecial && !blankAtBreak.test(text) && !(isKey && breaks.test(text));
  return single ? 'single' : 'double';
}

/** Whether a key goes before its colon without a question mark. */
export const isSimpleKey = (key: string): boolean => [...key].length < 128 && !breaks.test(key);

/** Writes a string as ruamel.yaml does, by which the CLI prints. */
export function writeScalar(line: Line, text: string, place: Place): void {
  const style = styleOf(text, place.isKey);
  if (style === 'plain') plain(line, text, place);
  else {
    const quote = style === 'single' ? "'" : '"';
    add(line, place.begins ? quote : ` ${quote}`);
    if (style === 'single') single(line, text, place);
    else double(line, text, place);
    add(line, quote);
  }
}

function add(line: Line, text: string): void {
  line.text += text;
  line.column += [...text].length;
}

function fold(line: Line, { indent }: Place): void {
  line.text += `\n${' '.repeat(indent)}`;
  line.column = indent;
}

function plain(line: Line, text: string, place: Place): void {
  if (!place.begins) add(line, ' ');
  for (const piece of text.match(/ +|[^ ]+/g) ?? []) {
    if (piece === ' ' && line.column > bestWidth && !place.isKey) fold(line, place);
    else {
      const isLong = !piece.startsWith(' ') && [...piece].length > bestWidth;
      if (isLong && line.column > place.indent) fold(line, place);
      add(line, piece);
    }
  }
}

function single(line: Line, text: string, place: Place): void {
  let at = 0;
  for (const piece of text.match(/ +|[\n\u0085\u2028\u2029]+|'|[^ \n\u0085\u2028\u2029']+/g) ?? []) {
    const isInside = at > 0 && at + piece.length < text.length;
    if (piece === ' ' && line.column > bestWidth && !place.isKey && isInside) fold(line, place);
    else if (breaks.test(piece)) {
      // The break is the line's end.
      line.text += piece + ' '.repeat(place.indent);
      line.column = place.indent;
    } else add(line, piece === "'" ? "''" : piece);
    at += piece.length;
  }
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
  ['\u00a0', '_'],
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

const isShown = (char: string): boolean =>
  /[\x20-\x7e\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(char) &&
  !/["\\\u2028\u2029\ufeff]/.test(char);

function double(line: Line, text: string, place: Place): void {
  const chars = [...text];
  let start = 0;
  for (let end = 0; end <= chars.length; end++) {
    const char = chars[end];
    if (char === undefined || !isShown(char)) {
      add(line, chars.slice(start, end).join(''));
      if (char !== undefined) add(line, escapedChar(char));
      start = char === undefined ? end : end + 1;
    }
    const mayFold = end > 0 && end < chars.length - 1 && (char === ' ' || start >= end) && !place.isKey;
    if (!mayFold || line.column + Math.max(0, end - start) <= bestWidth) continue;
    const isJoined = needsBackslash(chars, end);
    add(line, chars.slice(start, end).join('') + (isJoined ? '\\' : ''));
    start = Math.max(start, end);
    fold(line, place);
    if (chars[start] !== ' ') continue;
    if (isJoined) add(line, '\\');
    else start++;
  }
}

/** Whether what is folded here must say that no blank belongs there. */
function needsBackslash(chars: readonly string[], at: number): boolean {
  const blank = chars.indexOf(' ', at);
  if (blank < 0 || blank + 1 >= chars.length) return true;
  const between = chars.slice(at, blank);
  if (between.includes('"') || between.includes("'") || chars[blank + 1] === ' ') return true;
  return chars[at - 1] === ' ' && chars[at] === ' ';
}
