import type { Assignment, Command, Join, Part, Redirect, Script, Step, Word } from './script.ts';
import type { Work } from '../work.ts';
import { atOnce } from '../work.ts';
import type { Source } from './source.ts';
import {
  beginCommand,
  countPart,
  peek,
  sourceOf,
  take,
  deeper,
  isNext,
  SyntaxProblem,
  unexpected,
  unfinished,
  unclosed,
} from './source.ts';

/** Reads a script up to its closing `)`, or to the end of the text if `closed` is false. */
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
function readWord(source: Source, readScript: ReadScript): Word | null {
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
function readHereText(body: string, within: Source, readScript: ReadScript): Word {
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

type Parsed =
  | { readonly ok: true; readonly script: Script }
  /** `incomplete`: more lines could make it whole. */
  | { readonly ok: false; readonly message: string; readonly incomplete: boolean };

/**
 * Reads text as a POSIX shell does, but only commands one after another. It refuses loops, functions and pipes in plain
 * words. Never throws.
 */
export const parseScript = (text: string): Parsed => atOnce(readText(text));

/** `parseScript` for long text: it can pause. */
export function* readText(text: string): Work<Parsed> {
  try {
    const source = sourceOf(text.replaceAll('\r\n', '\n'));
    return { ok: true, script: yield* readSteps(source, false) };
  } catch (error) {
    if (!(error instanceof SyntaxProblem)) throw error;
    return { ok: false, message: error.message, incomplete: error.incomplete };
  }
}

const blanks = /(?:[ \t\r\v\f]|\\\n)+/y;
const comment = /#[^\n]*/y;
const joins = /&&|\|\||;;|[;&|()<>]/y;
const negation = /!(?=\s)/y;
const redirection = /(?:&>>?|[012]?(?:>>|>&|>\||>|<<-|<<|<))/y;
const redirectStart = /[&012<>]/;

function skipBlanks(source: Source): void {
  take(source, blanks);
  if (peek(source) === '#') take(source, comment);
}

/** Skips blanks and line ends, and reads the here-documents that begin at the line end. */
function skipLines(source: Source): boolean {
  let any = false;
  for (;;) {
    skipBlanks(source);
    if (peek(source) !== '\n') return any;
    source.at++;
    any = true;
    readDocuments(source);
  }
}

/** Commands that are read before a pause is possible. */
const inARow = 100;

const readScript = (source: Source, closed: boolean): Script => atOnce(readSteps(source, closed));

function* readSteps(source: Source, closed: boolean): Work<Script> {
  const steps: Step[] = [];
  let join: Join = ';';
  skipLines(source);
  while (source.at < source.text.length && !(closed && peek(source) === ')')) {
    if (source.depth === 0) beginCommand(source);
    else countPart(source);
    steps.push({ join, command: readCommand(source) });
    join = readJoin(source, closed);
    if (steps.length % inARow === 0) yield;
  }
  if (join !== ';') throw unfinished();
  if (source.awaited.length) readDocuments(source);
  return steps;
}

function readJoin(source: Source, closed: boolean): Join {
  skipBlanks(source);
  const operator = take(source, joins);
  if (operator === '&&' || operator === '||') {
    skipLines(source);
    return operator;
  }
  if (operator === '|')
    throw new SyntaxProblem('pipes are not available here: only commands one after another', false);
  if (operator === '&') throw new SyntaxProblem('commands in the background are not available here', false);
  if (operator === ')' && closed) source.at--;
  else if (operator !== ';' && operator !== '') throw unexpected(operator);
  skipLines(source);
  return ';';
}

const reserved = new Set(['if', 'for', 'while', 'until', 'case', 'function', 'select', '{', '[[']);
const assignment = /^([A-Za-z_]\w*)=/;

interface Draft {
  readonly assignments: Assignment[];
  readonly words: Word[];
  readonly redirects: Redirect[];
}

function readCommand(source: Source): Command {
  const start = source.at;
  const negated = peek(source) === '!' && take(source, negation) !== '';
  const draft: Draft = { assignments: [], words: [], redirects: [] };
  let end = source.at;
  for (;;) {
    skipBlanks(source);
    if (!readRedirect(source, draft) && !readArgument(source, draft)) break;
    end = source.at;
  }
  const { assignments, words, redirects } = draft;
  if (!assignments.length && !words.length && !redirects.length) throw unexpectedHere(source);
  return { source: source.text.slice(start, end), assignments, words, redirects, negated };
}

function unexpectedHere(source: Source): SyntaxProblem {
  if (source.at >= source.text.length) return unfinished();
  const token = take(source, /&&|\|\||;;|[\s\S]/y);
  return unexpected(token === '\n' ? 'newline' : token);
}

function readArgument(source: Source, draft: Draft): boolean {
  const word = readWord(source, readScript);
  if (!word) return false;
  const [first] = word;
  if (!draft.words.length) {
    const name = first?.type === 'text' && !first.quoted ? assignment.exec(first.text)?.[1] : undefined;
    if (name !== undefined && first?.type === 'text') {
      const rest: Part = { ...first, text: first.text.slice(name.length + 1) };
      draft.assignments.push({ name, value: [rest, ...word.slice(1)] });
      return true;
    }
    if (word.length === 1 && first?.type === 'text' && !first.quoted && reserved.has(first.text))
      throw new SyntaxProblem(
        `\`${first.text}' is not available here: only commands one after another`,
        false,
      );
  }
  draft.words.push(word);
  return true;
}

function readRedirect(source: Source, draft: Draft): boolean {
  if (!redirectStart.test(peek(source))) return false;
  const found = take(source, redirection);
  if (found === '') return false;
  const operator = found.replace(/^[012]/, '');
  const from = found.startsWith('2') ? 2 : 1;
  if (operator === '>&') {
    const into = take(source, /[12]/y);
    if (into === '') throw unexpected('&');
    draft.redirects.push({ type: 'join', from, into: into === '2' ? 2 : 1 });
    return true;
  }
  skipBlanks(source);
  const start = source.at;
  const word = readWord(source, readScript);
  if (!word) throw unexpectedHere(source);
  if (operator.startsWith('<<')) return awaitDocument(source, draft, word, start, operator === '<<-');
  if (operator === '<') draft.redirects.push({ type: 'read', file: word });
  else
    draft.redirects.push({
      type: 'write',
      from: operator.startsWith('&') ? 'both' : from,
      append: operator.endsWith('>>'),
      to: word,
    });
  return true;
}

function awaitDocument(source: Source, draft: Draft, word: Word, start: number, dedent: boolean): boolean {
  const end = word.map((part) => (part.type === 'text' ? part.text : '')).join('');
  const place = draft.redirects.push({ type: 'here', text: [] }) - 1;
  source.awaited.push({
    end,
    literal: /['"\\]/.test(source.text.slice(start, source.at)),
    dedent,
    take: (redirect) => (draft.redirects[place] = redirect),
  });
  return true;
}

/** Reads the here-documents of the line before, each up to the line that is exactly its end word. */
function readDocuments(source: Source): void {
  const awaited = source.awaited;
  source.awaited = [];
  for (const { end, literal, dedent, take: give } of awaited) {
    const lines: string[] = [];
    for (;;) {
      if (source.at >= source.text.length)
        throw new SyntaxProblem(`here-document delimited by end-of-file (wanted \`${end}')`, true);
      const next = source.text.indexOf('\n', source.at);
      const line = source.text.slice(source.at, next < 0 ? undefined : next);
      source.at = next < 0 ? source.text.length : next + 1;
      const shown = dedent ? line.replace(/^\t+/, '') : line;
      if (shown === end) break;
      lines.push(`${shown}\n`);
    }
    const body = lines.join('');
    give({
      type: 'here',
      text: literal ? [{ type: 'text', text: body, quoted: true }] : readHereText(body, source, readScript),
    });
  }
}
