import { tooManyParts } from '#words/terminal.ts';
import type { Redirect } from './script.ts';
import { SyntaxProblem } from './syntax-error.ts';

/** A here-document whose lines follow the line that names it. */
interface AwaitedDocument {
  readonly end: string;
  /** `<<'END'`: nothing in it is expanded. */
  readonly literal: boolean;
  /** `<<-END`: leading tabs don't count. */
  readonly dedent: boolean;
  readonly take: (redirect: Redirect) => void;
}

/** Script text and how far it has been read. */
export interface Source {
  readonly text: string;
  at: number;
  /** How many `$(` and `${` are open around what is being read. */
  depth: number;
  awaited: AwaitedDocument[];
  /** How many parts the command that is being read may still have, with all that stands in it. */
  readonly room: Room;
}

interface Room {
  parts: number;
}

/** More substitutions within each other than this are refused: nobody writes them, and they overflow the stack. */
const maxDepth = 40;

/** A command with more parts than this would take too long to read. */
const mostParts = 20_000;

export const sourceOf = (text: string, within: Pick<Source, 'depth' | 'room'> | null = null): Source => ({
  text,
  at: 0,
  depth: within?.depth ?? 0,
  awaited: [],
  room: within?.room ?? { parts: mostParts },
});

/** Begins a command that stands in no other. */
export function beginCommand({ room }: Source): void {
  room.parts = mostParts;
}

/** Counts a part of the command that is being read. @throws SyntaxProblem */
export function countPart({ room }: Source): void {
  if (--room.parts < 0) throw new SyntaxProblem(tooManyParts(mostParts), false);
}

/** Goes a level deeper for what `read` reads. @throws SyntaxProblem */
export function deeper<T>(source: Source, read: (source: Source) => T): T {
  if (++source.depth > maxDepth) throw new SyntaxProblem('too many substitutions within each other', false);
  const found = read(source);
  source.depth--;
  return found;
}

/** The character at the place, or '' at the end. */
export const peek = (source: Source): string => source.text.charAt(source.at);

/** Whether the text goes on with exactly this. */
export const isNext = (source: Source, text: string): boolean => source.text.startsWith(text, source.at);

/** Takes what a sticky pattern matches here; '' where it doesn't. */
export function take(source: Source, pattern: RegExp): string {
  pattern.lastIndex = source.at;
  const found = pattern.exec(source.text)?.[0] ?? '';
  source.at += found.length;
  return found;
}
