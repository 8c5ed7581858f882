import { send, type Writing } from './in-transaction.ts';
import type { Limits } from './size-limits.ts';
import { slicesOf } from './size-limits.ts';
import type { Change } from '../engine/index.ts';
import type { Tally } from './content.ts';
import type { Progress } from './store.ts';

/** All rows are sent at once: each answer waits for the page, which is busy showing the commit. */
export function sendRows(
  transaction: Writing,
  workspace: string,
  changes: readonly Change[],
): readonly Promise<unknown>[] {
  const rows = transaction.objectStore('rows');
  return changes.map(({ table, key, after }) =>
    send(after ? rows.put({ workspace, table, key, row: after }) : rows.delete([workspace, table, key])),
  );
}

/** Writes rows in slices and waits for each: many rows at once would block the page. */
export async function writeRows(
  transaction: Writing,
  workspace: string,
  changes: readonly Change[],
  { slice }: Limits,
  progress?: Progress,
  /** Told of each slice in its turn: counting all slices at once would block the page, too. */
  tally?: Tally | null,
): Promise<void> {
  let done = 0;
  for (const part of slicesOf(changes, slice)) {
    tally?.add(part);
    await Promise.all(sendRows(transaction, workspace, part));
    done += part.length;
    progress?.(done, changes.length);
  }
}
