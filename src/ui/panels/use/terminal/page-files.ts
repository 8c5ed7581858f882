import { filePath } from '../../../../terminal/session.ts';
import type { Session } from '../../../../terminal/terminal.ts';
import { terminalPanel } from '#words/terminal-panel.ts';
import { count } from '../../../../words/index.ts';
import type { Playground } from '../../../../playground/playground.svelte.ts';
import { withFile } from '../../../../terminal/terminal.ts';
import { terminalOf } from './terminal.svelte.ts';

const words = terminalPanel.filesDialog;

/** Characters of a file, and how many files there are at most: they share the browser's storage with the history. */
export const longestFile = 100_000;
const mostFiles = 100;
const namePattern = /^[\w.@+][\w.@+/-]{0,99}$/;

/** Why a file can't have that name, or null. */
export function nameProblem(session: Session, name: string): string | null {
  if (!namePattern.test(name) || filePath(name) !== name) return words.badName;
  if (session.files.has(name)) return words.exists;
  return session.files.size >= mostFiles ? words.tooMany(count(mostFiles)) : null;
}

/** Why a file can't hold that text, or null. */
export const textProblem = (text: string): string | null =>
  text.length > longestFile ? words.tooLong(count(longestFile)) : null;

/** Whether a file is of bytes that no editor shows, such as an archive. */
export const isBinary = (text: string): boolean => text.includes('\0');

/** The session without a file. */
export function withoutFile(session: Session, name: string): Session {
  return { ...session, files: new Map([...session.files].filter(([path]) => path !== name)) };
}

/** File names as they are listed: those of the learner first, then what belongs to the CLI. */
export function fileNames(session: Session): readonly string[] {
  const rank = (name: string): number => Number(name.startsWith('.'));
  return [...session.files.keys()].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

/** Keeps a text that is edited elsewhere in the page as a file of the terminal. One that is too long is left out. */
export function keepEdited(playground: Playground, path: string, text: string): void {
  const terminal = terminalOf(playground);
  if (textProblem(text) !== null || terminal.session.files.get(path) === text) return;
  // While its panel is shown, that tells it which identity acts; here it has to be told.
  terminal.follow();
  terminal.keep(withFile(terminal.session, path, text));
}
