import type { Call } from '../../../engine/index.ts';
import type { HistoryRow } from '../../../playground/history-row.ts';

/**
 * The calls of rows that a script can make again, in the order of the rows: those to AWS that were answered and
 * that no undo has taken back.
 */
export function scriptCalls(
  rows: readonly HistoryRow[],
  isTakenBack: (rev: number) => boolean,
): readonly Call[] {
  return rows.flatMap(({ command, answer, rev }) =>
    command.type === 'call' && command.service !== 'playground' && answer.ok && !isTakenBack(rev)
      ? [command]
      : [],
  );
}
