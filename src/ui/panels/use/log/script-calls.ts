import type { Call, Change } from '../../../../engine/index.ts';
import type { HistoryRow } from '../../../../playground/history-row.ts';

/**
 * The calls of rows that a script can make again, in the order of the rows: those to AWS that were answered and
 * that no undo has taken back; with what they changed, which says the ids that they were answered.
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
