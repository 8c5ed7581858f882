import { filePath } from '../../../../terminal/session.ts';
import type { Session } from '../../../../terminal/terminal.ts';
import { terminalPanel } from '#words/terminal-panel.ts';
import { count } from '../../../../words/index.ts';
import type { Playground } from '../../../../playground/playground.svelte.ts';
import { withFile } from '../../../../terminal/terminal.ts';
import { terminalOf } from './terminal.svelte.ts';

const words = terminalPanel.filesDialog;

/** The most characters of a file, and the most files: they share the browser's storage with the history. */
export const longestFile = 100_000;
const mostFiles = 100;
const namePattern = /^[\w.@+][\w.@+/-]{0,99}$/;

/** Returns why a file can't have that name, or null. */
export function nameProblem(session: Session, name: string): string | null {
  if (!namePattern.test(name) || filePath(name) !== name) return words.badName;
  if (session.files.has(name)) return words.exists;
  return session.files.size >= mostFiles ? words.tooMany(count(mostFiles)) : null;
}

/** Returns why a file can't hold that text, or null. */
export const textProblem = (text: string): string | null =>
  text.length > longestFile ? words.tooLong(count(longestFile)) : null;

/** Whether a file holds bytes that no editor shows, such as an archive. */
export const isBinary = (text: string): boolean => text.includes('\0');

/** Returns the session without a file. */
export function withoutFile(session: Session, name: string): Session {
  return { ...session, files: new Map([...session.files].filter(([path]) => path !== name)) };
}

/** Returns the file names in the order of the list: the learner's first, then the CLI's own. */
export function fileNames(session: Session): readonly string[] {
  const rank = (name: string): number => Number(name.startsWith('.'));
  return [...session.files.keys()].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

/** Keeps a text that is edited elsewhere in the page as a file of the terminal. A text that is too long is left out. */
export function keepEdited(playground: Playground, path: string, text: string): void {
  const terminal = terminalOf(playground);
  if (textProblem(text) !== null || terminal.session.files.get(path) === text) return;
  // While its panel is shown, the panel tells the terminal which identity acts; otherwise this must.
  terminal.follow();
  terminal.keep(withFile(terminal.session, path, text));
}
