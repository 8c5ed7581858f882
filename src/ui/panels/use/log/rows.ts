import type { HistoryRow } from '../../../../playground/history-row.ts';
import { logWords as words } from '#words/log.ts';
import { visibleText } from '../../../../terminal/shell-quote.ts';
import { playgroundLine } from '#words/playground-lines.ts';
import { span } from '#words/steps-format.ts';
import type { Call, Change } from '../../../../engine/index.ts';
import { carriesStack } from '../../../../storage/store.ts';
import type { Logged } from './gathered.ts';

export type LogFilter = 'all' | 'changes' | 'refused';
export const logFilters: readonly LogFilter[] = ['all', 'changes', 'refused'];

/** Whether a row, or a call that followed from it, passes the filter. */
export const anyPasses = ({ row, calls }: Logged, filter: LogFilter): boolean =>
  passes(row, filter) || calls.some((call) => passes(call, filter));

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

/** How a stack's deployment stands, by the status that its last commit has left. */
function stackStatus(rows: readonly HistoryRow[]): string | null {
  for (const { changes } of rows.toReversed()) {
    if (!Array.isArray(changes)) continue;
    for (const { table, after } of (changes as readonly Change[]).toReversed())
      if (table === 'stacks' && after?.kind === 'stack') return after.status;
  }
  return null;
}

/** Returns how a deployment has ended, or how far it has come; null for a row that deploys nothing. */
export function deploymentEnding({ row, calls }: Logged): ReturnType<typeof ending> | null {
  const all = [row, ...calls];
  const status = calls.length > 0 ? stackStatus(all) : null;
  if (status === null) return null;
  const told = words.deployment;
  const has = (operation: string): boolean =>
    all.some(
      ({ command, answer }) => command.type === 'call' && command.operation === operation && answer.ok,
    );
  const wasRefused = calls.some(({ command, answer }) => carriesStack(command) && !answer.ok);
  if (status.endsWith('IN_PROGRESS'))
    return { tone: 'warn', text: told.running(calls.filter(({ command }) => carriesStack(command)).length) };
  if (status.endsWith('FAILED')) return { tone: 'deny', text: told.failed };
  if (status.includes('ROLLBACK'))
    return { tone: 'deny', text: has('CancelUpdateStack') ? told.cancelled : told.rolledBack };
  if (
    status === 'DELETE_COMPLETE' &&
    !(row.command.type === 'call' && row.command.operation === 'DeleteStack')
  )
    return { tone: 'deny', text: has('DeleteStack') ? told.cancelled : told.removed };
  const text =
    status === 'DELETE_COMPLETE' ? told.deleted : status === 'UPDATE_COMPLETE' ? told.updated : told.made;
  return { tone: wasRefused ? 'warn' : 'allow', text };
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
