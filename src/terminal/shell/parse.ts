import type { Assignment, Command, Join, Part, Redirect, Script, Step, Word } from './script.ts';
import type { Work } from '../work.ts';
import { atOnce } from '../work.ts';
import type { Source } from './source.ts';
import { beginCommand, countPart, peek, sourceOf, take } from './source.ts';
import { readHereText, readWord } from './read-word.ts';
import { SyntaxProblem, unexpected, unfinished } from './syntax-error.ts';

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
