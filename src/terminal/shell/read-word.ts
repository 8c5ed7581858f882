import type { Part, Script, Word } from './script.ts';
import type { Source } from './source.ts';
import { countPart, deeper, isNext, peek, sourceOf, take } from './source.ts';
import { SyntaxProblem, unclosed } from './syntax-error.ts';

/** Reads a script up to its closing `)`, or to the end of the text where `closed` is false. */
type ReadScript = (source: Source, closed: boolean) => Script;

const plain = /[^\s'"\\$`;&|<>()#]+|#/y;
const quotedPlain = /[^"\\$`]+/y;
const herePlain = /[^\\$`]+/y;
const bracedPlain = /[^'"\\$`}]+/y;
const name = /[A-Za-z_]\w*/y;
const betweenBackquotes = /`(?:[^`\\]|\\[\s\S])*`/y;
const special = /[?$!#@*0-9]/y;

const text = (value: string, quoted: boolean): Part => ({ type: 'text', text: value, quoted });

/**
 * Reads one word as a POSIX shell does, or returns null if none begins here. Each part keeps whether it was in quotes.
 * https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02
 */
export function readWord(source: Source, readScript: ReadScript): Word | null {
  const parts: Part[] = [];
  while (source.at < source.text.length) {
    countPart(source);
    const plainText = take(source, plain);
    if (plainText !== '') parts.push(text(plainText, false));
    else if (!readPart(source, readScript, parts)) break;
  }
  return parts.length ? parts : null;
}

/** @returns false at the end of a word */
function readPart(source: Source, readScript: ReadScript, parts: Part[]): boolean {
  switch (peek(source)) {
    case "'":
      parts.push(text(singleQuoted(source), true));
      return true;
    case '"':
      parts.push(...doubleQuoted(source, readScript));
      return true;
    case '\\':
      return escaped(source, parts);
    case '$':
      parts.push(readDollar(source, readScript, false));
      return true;
    case '`':
      parts.push(backquoted(source, readScript, false));
      return true;
    default:
      return false;
  }
}

function singleQuoted(source: Source): string {
  const end = source.text.indexOf("'", source.at + 1);
  if (end < 0) throw unclosed("'");
  const value = source.text.slice(source.at + 1, end);
  source.at = end + 1;
  return value;
}

function escaped(source: Source, parts: Part[]): boolean {
  const next = source.text.charAt(source.at + 1);
  if (next === '') throw new SyntaxProblem('syntax error: unexpected end of file', true);
  source.at += 2;
  // A backslash at the end of a line joins it with the next.
  if (next === '\n') return true;
  if (next === '\r' && isNext(source, '\n')) source.at++;
  else parts.push(text(next, true));
  return true;
}

function doubleQuoted(source: Source, readScript: ReadScript): Part[] {
  source.at++;
  const parts: Part[] = [text('', true)];
  while (peek(source) !== '"') {
    if (source.at >= source.text.length) throw unclosed('"');
    countPart(source);
    parts.push(...quotedPart(source, readScript, quotedPlain, /[$`"\\]/));
  }
  source.at++;
  return parts;
}

/** The lines of a here-document. Variables and substitutions are expanded; quotes are ordinary characters. */
export function readHereText(body: string, within: Source, readScript: ReadScript): Word {
  const source = sourceOf(body, within);
  const parts: Part[] = [];
  for (; source.at < source.text.length; countPart(source))
    parts.push(...quotedPart(source, readScript, herePlain, /[$`\\]/));
  return parts;
}

function quotedPart(source: Source, readScript: ReadScript, most: RegExp, escapable: RegExp): Part[] {
  const plainText = take(source, most);
  if (plainText !== '') return [text(plainText, true)];
  const char = peek(source);
  if (char === '$') return [readDollar(source, readScript, true)];
  if (char === '`') return [backquoted(source, readScript, true)];
  const next = source.text.charAt(source.at + 1);
  source.at += next === '' ? 1 : 2;
  if (next === '\n') return [];
  return [text(escapable.test(next) && next !== '' ? next : `\\${next}`, true)];
}

/** `$NAME`, `${NAME}`, `$(…)`, `$'…'`. Before any other character, a dollar sign is ordinary. */
function readDollar(source: Source, readScript: ReadScript, quoted: boolean): Part {
  source.at++;
  if (isNext(source, '((')) throw new SyntaxProblem('arithmetic is not available here', false);
  if (isNext(source, '(')) return substitution(source, readScript, quoted);
  if (isNext(source, '{')) return braced(source, readScript, quoted);
  if (!quoted && isNext(source, "'")) return text(ansiQuoted(source), true);
  const found = take(source, name) || take(source, special);
  return found === '' ? text('$', quoted) : { type: 'variable', name: found, quoted, fallback: null };
}

function substitution(source: Source, readScript: ReadScript, quoted: boolean): Part {
  source.at++;
  const script = deeper(source, () => readScript(source, true));
  if (peek(source) !== ')') throw unclosed(')');
  source.at++;
  return { type: 'script', script, quoted };
}

function braced(source: Source, readScript: ReadScript, quoted: boolean): Part {
  const start = source.at++;
  const variable = take(source, name) || take(source, special);
  const operator = take(source, /:?-/y);
  if (variable === '' || (operator === '' && peek(source) !== '}')) {
    const end = source.text.indexOf('}', start);
    if (end < 0) throw unclosed('}');
    throw new SyntaxProblem(`$${source.text.slice(start, end + 1)}: bad substitution`, false);
  }
  const word = operator === '' ? null : deeper(source, () => bracedWord(source, readScript));
  if (peek(source) !== '}') throw unclosed('}');
  source.at++;
  return {
    type: 'variable',
    name: variable,
    quoted,
    fallback: word && { orEmpty: operator === ':-', word },
  };
}

function bracedWord(source: Source, readScript: ReadScript): Word {
  const parts: Part[] = [];
  while (source.at < source.text.length && peek(source) !== '}') {
    countPart(source);
    const plainText = take(source, bracedPlain);
    if (plainText !== '') parts.push(text(plainText, true));
    else if (!readPart(source, readScript, parts)) break;
  }
  return parts;
}

/** The old way to write `$(…)`: a backslash before a backquote, a dollar sign or itself is taken away first. */
function backquoted(source: Source, readScript: ReadScript, quoted: boolean): Part {
  const found = take(source, betweenBackquotes);
  if (found === '') throw unclosed('`');
  const inner = sourceOf(found.slice(1, -1).replace(/\\([`$\\])/g, '$1'), source);
  return { type: 'script', script: deeper(inner, () => readScript(inner, false)), quoted };
}

const ansiEscapes: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['a', '\u0007'],
  ['b', '\b'],
  ['e', '\u001b'],
  ['f', '\f'],
  ['v', '\v'],
  ['0', '\0'],
]);

const escapedAs = (char: string): string =>
  ansiEscapes.get(char) ?? (/['"?\\]/.test(char) ? char : `\\${char}`);

/** `$'…'` with its escapes, as bash, zsh and ksh read it. */
function ansiQuoted(source: Source): string {
  const found = take(source, /'(?:[^'\\]|\\[\s\S])*'/y);
  if (found === '') throw unclosed("'");
  return found
    .slice(1, -1)
    .replace(
      /\\(?:u([\da-fA-F]{1,4})|x([\da-fA-F]{1,2})|([\s\S]))/g,
      (_all, unicode: string | undefined, byte: string | undefined, char: string | undefined) =>
        unicode !== undefined || byte !== undefined
          ? String.fromCharCode(parseInt(unicode ?? byte ?? '', 16))
          : escapedAs(char ?? ''),
    );
}
