import type { Playground } from '../../../playground/playground.svelte.ts';
import { withFile } from '../../../terminal/terminal.ts';
import { textProblem } from './page-files.ts';
import { terminalOf } from './terminal.svelte.ts';

/** Keeps a text that is edited elsewhere in the page as a file of the terminal. One that is too long is left out. */
export function keepEdited(playground: Playground, path: string, text: string): void {
  const terminal = terminalOf(playground);
  if (textProblem(text) !== null || terminal.session.files.get(path) === text) return;
  // Its panel tells it who acts, where it is shown: else it would go on as who acted when it was last seen.
  terminal.follow();
  terminal.keep(withFile(terminal.session, path, text));
}
