import type { HistoryRow } from '../../../../playground/history-row.ts';
import { asksForStack, carriesStack } from '../../../../storage/store.ts';

/** A row of the log: one commit, or the call that asks for a deployment with all others of it, oldest first. */
export interface Logged {
  readonly row: HistoryRow;
  readonly calls: readonly HistoryRow[];
}

export const gestureOf = ({ command }: { readonly command: HistoryRow['command'] }): string | undefined =>
  command.type === 'call' ? command.gesture : undefined;

/**
 * Gathers the calls that stacks have made, and what was uploaded for them, below the call that asked for the deployment;
 * calls whose beginning is no longer kept stand below their first. Oldest first.
 */
export function gathered(history: readonly HistoryRow[]): readonly Logged[] {
  const deployments = new Set(history.filter(({ command }) => carriesStack(command)).map(gestureOf));
  const rows: { row: HistoryRow; calls: HistoryRow[] }[] = [];
  const heads = new Map<string, { row: HistoryRow; calls: HistoryRow[] }>();
  for (const row of history) {
    const gesture = gestureOf(row);
    const head = gesture === undefined ? undefined : heads.get(gesture);
    if (!head) {
      const fresh = { row, calls: [] };
      rows.push(fresh);
      if (gesture !== undefined && deployments.has(gesture)) heads.set(gesture, fresh);
    } else if (asksForStack(row.command) && !asksForStack(head.row.command)) {
      head.calls.push(head.row);
      head.row = row;
    } else head.calls.push(row);
  }
  return rows;
}

/** The call by which the deployment goes to which a row belongs; the row itself if there is none. */
export function headOf(row: HistoryRow, history: readonly HistoryRow[]): HistoryRow {
  const gesture = gestureOf(row);
  if (gesture === undefined) return row;
  return history.find((one) => gestureOf(one) === gesture && asksForStack(one.command)) ?? row;
}

/** The calls of rows that somebody made, oldest first: a stack makes its own once the one that began it is repeated. */
export const askedIn = (rows: readonly Logged[]): readonly HistoryRow[] =>
  rows
    .flatMap(({ row, calls }) => [row, ...calls.filter(({ command }) => !carriesStack(command))])
    .toSorted((one, other) => one.rev - other.rev);

/** The calls that somebody made from a row on, with all of the deployment to which that belongs. Oldest first. */
export function askedFrom(rev: number, history: readonly HistoryRow[]): readonly HistoryRow[] {
  const row = history.find((one) => one.rev === rev);
  const gesture = row && gestureOf(row);
  return history.filter(
    (one) =>
      one.rev === rev ||
      (!carriesStack(one.command) &&
        (one.rev > rev || (gesture !== undefined && gestureOf(one) === gesture))),
  );
}
