import { inTransaction, send } from './in-transaction.ts';
import type { Repairs } from './mend-workspace.ts';
import type { Database } from './migrations.ts';
import type { Limits } from './size-limits.ts';
import { writeRows } from './write-rows.ts';

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
