import type { Change } from '../../engine/index.ts';
import { type Content, sameContent } from '../content.ts';
import { inTransaction, send } from '../in-transaction.ts';
import type { RowsFound, RowsMended } from './mend-rows.ts';
import type { Database, StoredRecord } from '../migrations.ts';
import type { Limits } from '../size-limits.ts';
import type { QuarantinedRow, WorkspaceDamage } from '../store.ts';
import { writeRows } from '../write-rows.ts';

/** The writes that make the database agree with the mended workspace. */
export interface Repairs {
  readonly record: StoredRecord;
  readonly changes: readonly Change[];
  readonly quarantined: readonly QuarantinedRow[];
  /** Revisions whose journal rows are deleted. */
  readonly journal: readonly IDBValidKey[];
}

/** A workspace's parts before and after they were mended. */
interface Mended {
  readonly found: RowsFound;
  /** The rows of the journal that can't be read, or follow none that can. */
  readonly dropped: readonly unknown[];
  readonly mended: RowsMended;
  /** The record with the content of the mended rows. */
  readonly record: StoredRecord & { readonly content: Content };
  /** The content that the record's digest was made of; null where the record has none. */
  readonly known: Content | null;
}

/** Tells what was wrong with a workspace, null if it only lacked a digest, and what has to be written. */
export function repairsOf(
  { found, dropped, mended, record, known }: Mended,
  isRecordDamaged: boolean,
  isJournalDamaged: boolean,
): { readonly damage: WorkspaceDamage | null; readonly repairs: Repairs } {
  const { restored, remade, rows } = mended;
  const isUntouched = rows === found.good;
  const quarantined = [...mended.quarantined, ...dropped.map(asDropped)];
  const damage: WorkspaceDamage = {
    quarantined,
    restored,
    remade,
    // The digest says that a row was changed, and the journal doesn't show which.
    missing: known ? Math.max(0, known.rows - record.content.rows - mended.quarantined.length) : 0,
    changed: known !== null && !isUntouched && !sameContent(known, record.content),
    record: isRecordDamaged,
    journal: isJournalDamaged,
  };
  return {
    damage: isUntouched && !isRecordDamaged && !isJournalDamaged ? null : damage,
    repairs: {
      record,
      changes: isUntouched ? [] : [...removalsOf(mended.quarantined), ...rewritten(found, rows)],
      quarantined,
      journal: dropped.flatMap((row) => revOf(row) ?? []),
    },
  };
}

const revOf = (row: unknown): number | string | undefined =>
  (row as { readonly rev?: number | string } | null)?.rev;

const asDropped = (row: unknown): QuarantinedRow => ({
  table: 'journal',
  key: String(revOf(row)),
  raw: row,
  problem: 'can’t be read, or follows none that can',
});

const removalsOf = (rows: readonly QuarantinedRow[]): Change[] =>
  rows.map(({ table, key }) => ({ table, key, before: null, after: null }) as unknown as Change);

/** The rows that were missing or different. */
function rewritten({ good }: RowsFound, rows: readonly Change[]): Change[] {
  const there = new Set(good);
  return rows.filter((row) => !there.has(row));
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
