import type { Playground } from '../../../../playground/playground.svelte.ts';
import { withFile } from '../../../../terminal/terminal.ts';
import { textProblem } from './page-files.ts';
import { terminalOf } from './terminal.svelte.ts';

/** Keeps a text that is edited elsewhere in the page as a file of the terminal. One that is too long is left out. */
export function keepEdited(playground: Playground, path: string, text: string): void {
  const terminal = terminalOf(playground);
  if (textProblem(text) !== null || terminal.session.files.get(path) === text) return;
  // While its panel is shown, that tells it which identity acts; here it has to be told.
  terminal.follow();
  terminal.keep(withFile(terminal.session, path, text));
}
