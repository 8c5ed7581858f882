import type { HistoryRow } from '../../../../playground/history-row.ts';
import { logWords as words } from '#words/log.ts';
import { visibleText } from '../../../../terminal/shell-quote.ts';
import { playgroundLine } from '#words/playground-lines.ts';
import { span } from '#words/steps-format.ts';
import type { Call, Change } from '../../../../engine/index.ts';

export type LogFilter = 'all' | 'changes' | 'refused';
export const logFilters: readonly LogFilter[] = ['all', 'changes', 'refused'];

/** Whether a row passes the filter. */
export function passes(row: HistoryRow, filter: LogFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'changes':
      return row.undoable || row.command.type === 'clock';
    case 'refused':
      return !row.answer.ok;
  }
}

/** Returns a row's effect in one line: for calls the CLI line. `earlier` finds the row that an undo took back. */
export function headline(row: HistoryRow, earlier: (rev: number) => HistoryRow | undefined): string {
  const { command, cli, of } = row;
  switch (command.type) {
    case 'call':
      if (command.service === 'playground') return visibleText(playgroundLine(command));
      return cli ?? `${command.service}:${command.operation}`;
    case 'try':
      return words.asked(command.action, command.resource);
    case 'load':
      return words.load(command.source);
    case 'clock':
      return words.clock(span(command.milliseconds / 1000));
    case 'undo':
    case 'redo': {
      const about = of === null ? undefined : earlier(of);
      const what = about ? headline(about, () => undefined) : words.earlier(of ?? 0);
      return words[command.type](what);
    }
  }
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/**
 * Names the caller as CloudTrail's `userIdentity` does, or the page itself if nobody called.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
 */
export function whoCalled({ event }: HistoryRow): string {
  if (!event) return words.page;
  const { userName, arn, type, invokedBy, accountId } = event.userIdentity;
  if (type === 'Root') return words.root;
  const name = text(arn);
  if (name?.includes(':assumed-role/')) return name.slice(name.indexOf('/') + 1);
  const tail = name?.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf(':')) + 1);
  return text(userName) ?? text(tail) ?? text(invokedBy) ?? text(accountId) ?? words.nobody;
}

/** Returns the result in a word, or AWS's error code. */
export function ending({ answer, command }: HistoryRow): {
  readonly tone: 'allow' | 'deny' | 'warn';
  readonly text: string;
} {
  if (answer.ok) return { tone: 'allow', text: command.type === 'try' ? words.allowed : words.ok };
  return 'notModelled' in answer
    ? { tone: 'warn', text: words.notModelled }
    : { tone: 'deny', text: words.refused(answer.code) };
}

/**
 * Returns the calls of rows that a script can repeat, in the rows' order: answered calls to AWS that no undo has taken
 * back. With each come its changes, which tell the ids in its answer.
 */
export function scriptCalls(
  rows: readonly HistoryRow[],
  isTakenBack: (rev: number) => boolean,
): readonly (Call & { readonly changes: readonly Change[] })[] {
  return rows.flatMap(({ command, answer, rev, changes }) =>
    command.type === 'call' && command.service !== 'playground' && answer.ok && !isTakenBack(rev)
      ? [{ ...command, changes: Array.isArray(changes) ? (changes as readonly Change[]) : [] }]
      : [],
  );
}
