import type { HistoryRow } from '../../playground/history-row.ts';
import { frame as words } from '../../words/en/frame.ts';

/** What undo would take back, in a few words: the CLI line without the program's name, `create-user --user-name ana`. */
export function describeChange(row: HistoryRow): string {
  const { command, cli } = row;
  if (command.type === 'call') return cli?.replace(/^aws (iam|sts) /, '') ?? command.operation;
  if (command.type === 'load') return words.undo.load(command.source);
  return command.type === 'clock' ? words.undo.clock : words.undo.again;
}
