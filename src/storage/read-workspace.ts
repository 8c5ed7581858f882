import type { Change } from '../engine/index.ts';
import type { Limits } from './size-limits.ts';
import type { Database, StoredRow } from './migrations.ts';
import { repair } from './repair-workspace.ts';
import type { Progress, StoredWorkspace, WorkspaceRecord } from './store.ts';
import { readableJournal, readableRecord } from './validate-journal.ts';
import { sortRows } from './validate-rows.ts';
import { everythingOf } from './workspace-range.ts';

/** Rows read at once: as many as can be looked through without holding the page up. */
const batch = 1000;

/** All workspaces whose record makes sense. */
export async function readRecords(database: Database): Promise<WorkspaceRecord[]> {
  const records: unknown[] = await database.getAll('workspaces');
  return records.map(readableRecord).filter((record) => record !== null);
}

/**
 * Reads a workspace whole, in one transaction. What can't be read is restored from the journal where that
 * still has it, else put aside with what is wrong, and both are written back.
 */
export async function readWorkspace(
  database: Database,
  id: string,
  limits: Limits,
  progress?: Progress,
): Promise<StoredWorkspace | null> {
  const transaction = database.transaction(['workspaces', 'rows', 'journal']);
  const stored: unknown = await transaction.objectStore('workspaces').get(id);
  const record = readableRecord(stored);
  if (!record) return null;
  const rows = transaction.objectStore('rows');
  const total = await rows.count(everythingOf(id));
  const sorted = { good: [] as Change[], bad: [] as { stored: StoredRow; problem: string }[] };
  let range = everythingOf(id);
  for (let done = 0; done < total;) {
    const some = await rows.getAll(range, batch);
    const last = some.at(-1);
    if (!last) break;
    sortRows(some, sorted);
    done += some.length;
    progress?.(done, total);
    range = IDBKeyRange.bound([last.workspace, last.table, last.key], [id, []], true);
  }
  const kept = await transaction.objectStore('journal').getAll(everythingOf(id));
  const journal = readableJournal(kept, record.rev);
  const journalDamaged = journal.length < kept.length;
  const found = { record, journal, journalDamaged, rows: sorted.good };
  if (sorted.bad.length === 0) return { ...found, quarantined: [], repaired: 0 };
  return repair(database, found, sorted.bad, limits);
}
