import type { Playground } from '../../playground/playground.svelte.ts';
import type { HistoryRow } from '../../playground/history-row.ts';
import { frame as words } from '#words/frame.ts';

/** Turns `CreateUser` into `create user`, for calls outside AWS, which have no CLI line. */
const plainly = (operation: string): string => operation.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();

/** From a document on: a policy or a template says nothing in the few words of a button. */
const document = / (?:\$'|'?[[{]).*/su;

/** The characters of a line that a button's name and its tip show: a template or a policy is longer. */
const most = 90;

function describe({ command, cli }: HistoryRow): string {
  if (command.type === 'call') {
    if (command.service === 'playground') return plainly(command.operation);
    const line = cli?.replace(/^aws [\w-]+ /, '').replace(document, ' …') ?? command.operation;
    return line.length > most ? `${line.slice(0, most)}…` : line;
  }
  if (command.type === 'load') return words.undo.load(command.source);
  return command.type === 'clock' ? words.undo.clock : words.undo.again;
}

/**
 * Says in a few words which call undo would take back: the CLI line without the names of the program and the service,
 * `create-user --user-name ana`, and how many other calls would go with it.
 */
export function describeChange(playground: Playground, row: HistoryRow): string {
  const more = playground.togetherWith(row.rev) - 1;
  return more > 0 ? words.undo.withMore(describe(row), more) : describe(row);
}
