import type { HistoryRow } from '../../../../playground/history-row.ts';
import { carriesStack } from '../../../../storage/store.ts';

/** A row of the log: one commit, or a deployment's first call with all that followed from it, oldest first. */
export interface Logged {
  readonly row: HistoryRow;
  readonly calls: readonly HistoryRow[];
}

export const gestureOf = ({ command }: { readonly command: HistoryRow['command'] }): string | undefined =>
  command.type === 'call' ? command.gesture : undefined;

/**
 * Gathers the calls that stacks have made below the call that began it; calls whose beginning is no longer kept stand
 * below their first. Oldest first.
 */
export function gathered(history: readonly HistoryRow[]): readonly Logged[] {
  const deployments = new Set(history.filter(({ command }) => carriesStack(command)).map(gestureOf));
  const rows: { row: HistoryRow; calls: HistoryRow[] }[] = [];
  const heads = new Map<string, HistoryRow[]>();
  for (const row of history) {
    const gesture = gestureOf(row);
    const calls = gesture === undefined ? undefined : heads.get(gesture);
    if (calls) calls.push(row);
    else {
      const head = { row, calls: [] };
      rows.push(head);
      if (gesture !== undefined && deployments.has(gesture)) heads.set(gesture, head.calls);
    }
  }
  return rows;
}
