import type { HistoryRow } from '../../playground/history-row.ts';
import { frame as words } from '#words/frame.ts';

/** `CreateUser` → `create user`: what happens outside of AWS has no CLI line. */
const plainly = (operation: string): string => operation.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();

/** What undo would take back, in a few words: the CLI line without the program's and the service's name, `create-user --user-name ana`. */
export function describeChange(row: HistoryRow): string {
  const { command, cli } = row;
  if (command.type === 'call') {
    if (command.service === 'playground') return plainly(command.operation);
    return cli?.replace(/^aws [\w-]+ /, '') ?? command.operation;
  }
  if (command.type === 'load') return words.undo.load(command.source);
  return command.type === 'clock' ? words.undo.clock : words.undo.again;
}
