import { tooManyParts } from '#words/terminal.ts';
import type { Redirect } from './script.ts';

/** Text that the shell can't read; the message is bash's, without its `bash: `. */
export class SyntaxProblem extends Error {
  /** Whether more text could make it whole: an open quote, a line that ends in `&&`. */
  readonly incomplete: boolean;

  constructor(message: string, incomplete: boolean) {
    super(message);
    this.incomplete = incomplete;
  }
}

export const unexpected = (token: string): SyntaxProblem =>
  new SyntaxProblem(`syntax error near unexpected token \`${token}'`, false);

export const unclosed = (token: string): SyntaxProblem =>
  new SyntaxProblem(`unexpected EOF while looking for matching \`${token}'`, true);

export const unfinished = (): SyntaxProblem =>
  new SyntaxProblem('syntax error: unexpected end of file', true);

/** A here-document that begins after the current line. */
interface AwaitedDocument {
  readonly end: string;
  /** `<<'END'`: nothing in it is expanded. */
  readonly literal: boolean;
  /** `<<-END`: leading tabs don't count. */
  readonly dedent: boolean;
  readonly take: (redirect: Redirect) => void;
}

/** Script text, and the place up to which it has been read. */
export interface Source {
  readonly text: string;
  at: number;
  /** How many `$(` and `${` are open at this place. */
  depth: number;
  awaited: AwaitedDocument[];
  /** How many more parts the current command may have, with all that it contains. */
  readonly room: Room;
}

interface Room {
  parts: number;
}

/** The most substitutions within each other. Nobody writes more, and they would overflow the stack. */
const maxDepth = 40;

/** The most parts of a command. More would take too long to read. */
const mostParts = 20_000;

export const sourceOf = (text: string, within: Pick<Source, 'depth' | 'room'> | null = null): Source => ({
  text,
  at: 0,
  depth: within?.depth ?? 0,
  awaited: [],
  room: within?.room ?? { parts: mostParts },
});

/** Begins a command that isn't part of another one. */
export function beginCommand({ room }: Source): void {
  room.parts = mostParts;
}

/** Counts a part of the current command. @throws SyntaxProblem */
export function countPart({ room }: Source): void {
  if (--room.parts < 0) throw new SyntaxProblem(tooManyParts(mostParts), false);
}

/** Goes one level deeper while `read` runs. @throws SyntaxProblem */
export function deeper<T>(source: Source, read: (source: Source) => T): T {
  if (++source.depth > maxDepth) throw new SyntaxProblem('too many substitutions within each other', false);
  const found = read(source);
  source.depth--;
  return found;
}

/** The character at the place, or '' at the end. */
export const peek = (source: Source): string => source.text.charAt(source.at);

/** Whether exactly this text follows. */
export const isNext = (source: Source, text: string): boolean => source.text.startsWith(text, source.at);

/** Reads the text that a sticky pattern matches here, or ''. */
export function take(source: Source, pattern: RegExp): string {
  pattern.lastIndex = source.at;
  const found = pattern.exec(source.text)?.[0] ?? '';
  source.at += found.length;
  return found;
}
