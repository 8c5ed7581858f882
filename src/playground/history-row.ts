import type { Decision } from '../engine/index.ts';
import type { Answer, JournalCommand, JournalRow, SavedCommit } from '../storage/store.ts';
import type { Command, Commit } from './command.ts';

/** One commit as the log, the steps and undo read it. */
export interface HistoryRow extends JournalRow {
  /** The decision that was made, for the newest 200 commits of this visit; else null. */
  readonly decision: Decision | null;
}

function withoutRows(command: Command): JournalCommand {
  return command.type === 'load' ? { type: 'load', source: command.source } : command;
}

function answerOf({ outcome }: Commit): Answer {
  if (!outcome || outcome.result.ok) return { ok: true };
  if ('notModelled' in outcome.result) return { ok: false, notModelled: outcome.result.notModelled.feature };
  const { code, message } = outcome.result.error;
  return { ok: false, code, message };
}

/** A commit as history keeps it. `offset` is the clock's after it, in ms. */
export function historyRow(
  commit: Commit,
  { id, cli, offset }: { readonly id: string; readonly cli: string | null; readonly offset: number },
): HistoryRow & { readonly changes: Commit['changes'] } {
  const { rev, base, time, command, changes, outcome, of = null } = commit;
  return {
    id,
    rev,
    base,
    time,
    command: withoutRows(command),
    answer: answerOf(commit),
    event: outcome?.event ?? null,
    cli,
    of,
    offset,
    undoable:
      changes.some(({ table }) => table !== 'meta' && table !== 'lastUsed') && command.type !== 'clock',
    changes,
    decision: outcome?.decision ?? null,
  };
}

/** The row as storage keeps it: decisions are large, and last only as long as the visit. */
export function journalRow(row: HistoryRow & { readonly changes: Commit['changes'] }): SavedCommit['row'] {
  const { id, rev, base, time, command, answer, event, cli, of, offset, undoable, changes } = row;
  return { id, rev, base, time, command, answer, event, cli, of, offset, undoable, changes };
}
