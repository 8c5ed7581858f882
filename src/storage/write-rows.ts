import { inTransaction, send, type Writing } from './in-transaction.ts';
import type { Repairs } from './mend-workspace.ts';
import type { Database } from './migrations.ts';
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

/**
 * Writes a mended workspace, and keeps the damaged rows as they were found. `foundRev` is the revision in its record,
 * of any type.
 */
export function writeRepairs(
  database: Database,
  { record, changes, quarantined, journal }: Repairs,
  foundRev: unknown,
  limits: Limits,
): Promise<void> {
  return inTransaction(database, async (transaction) => {
    const current = await transaction.objectStore('workspaces').get(record.id);
    // Another tab wrote in between. It has read and repaired the same.
    if (current && current.rev !== foundRev && Number.isSafeInteger(current.rev)) return;
    await writeRows(transaction, record.id, changes, limits);
    for (const rev of journal) {
      const place = [record.id, rev];
      void send(transaction.objectStore('journal').delete(place as never));
      void send(transaction.objectStore('checkpoints').delete(IDBKeyRange.bound(place, [...place, []])));
    }
    for (const { raw, ...row } of quarantined)
      await transaction.objectStore('quarantine').put({ ...row, workspace: record.id, row: raw });
    await transaction.objectStore('workspaces').put(record);
  });
}
