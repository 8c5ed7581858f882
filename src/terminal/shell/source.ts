import type { Redirect } from './script.ts';

/** A here-document whose lines follow the line that names it. */
export interface AwaitedDocument {
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
  /** How many `$(` are open around what is being read. */
  depth: number;
  awaited: AwaitedDocument[];
}

/** More substitutions within each other than this are refused: nobody writes them, and they overflow the stack. */
export const maxDepth = 40;

export const sourceOf = (text: string): Source => ({ text, at: 0, depth: 0, awaited: [] });

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
