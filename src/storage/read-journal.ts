import type { IDBPObjectStore, StoreNames } from 'idb';
import type { Change } from '../engine/index.ts';
import { untilLeft } from './leaving.ts';
import type { Database, Schema, StoredRecord } from './migrations.ts';
import type { JournalRow } from './store.ts';
import { isChange, readableJournal } from './validate.ts';

type JournalStore = IDBPObjectStore<Schema, StoreNames<Schema>[], 'journal', 'readonly' | 'readwrite'>;

/** The commits after `rev`, oldest first, or null if the journal no longer has all of them. */
export async function journalAfter(
  journal: JournalStore,
  record: StoredRecord,
  rev: number,
): Promise<JournalRow[] | null> {
  if (rev > record.rev || rev + 1 < record.journalFirst) return null;
  const stored = await journal.getAll(IDBKeyRange.bound([record.id, rev], [record.id, []], true));
  const rows = readableJournal(stored, record.rev);
  return rows.length === record.rev - rev ? rows : null;
}

export async function readJournalSince(
  database: Database,
  workspace: string,
  rev: number,
): Promise<JournalRow[] | null> {
  const transaction = untilLeft(database.transaction(['workspaces', 'journal']));
  const record = await transaction.objectStore('workspaces').get(workspace);
  if (!record) return null;
  return journalAfter(transaction.objectStore('journal'), record, rev);
}

/** The changes of one commit, from its journal row or from the rows beside the journal. */
export async function readChanges(
  database: Database,
  workspace: string,
  rev: number,
): Promise<Change[] | null> {
  const transaction = untilLeft(database.transaction(['journal', 'checkpoints']));
  const row = await transaction.objectStore('journal').get([workspace, rev]);
  // Not checked here: it is read only when somebody undoes it.
  if (typeof row?.changes !== 'object') return null;
  if ('count' in row.changes) {
    const range = IDBKeyRange.bound([workspace, rev], [workspace, rev, []]);
    const parts = await transaction.objectStore('checkpoints').getAll(range);
    const changes = parts.flatMap((part) => (Array.isArray(part.changes) ? (part.changes as Change[]) : []));
    return changes.length === row.changes.count && changes.every(isChange) ? changes : null;
  }
  return Array.isArray(row.changes) && row.changes.every(isChange) ? [...row.changes] : null;
}
