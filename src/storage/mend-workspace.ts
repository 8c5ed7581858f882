import type { Change } from '../engine/index.ts';
import { type Content, sameContent, Tally } from './content.ts';
import type * as Mending from './mending/mend-rows.ts';
import type { ChangesOf, RowsFound } from './mending/mend-rows.ts';
import type { StoredRecord } from './migrations.ts';
import type { Repairs } from './mending/repairs.ts';
import type { JournalRow, WorkspaceDamage } from './store.ts';
import { goesOn } from './store.ts';
import { readableJournal, readRecord } from './validate.ts';

/** A workspace as the database has it. */
export interface FoundWorkspace {
  readonly id: string;
  readonly record: unknown;
  readonly rows: RowsFound;
  /** The digest of the valid rows. */
  readonly content: Pick<Content, 'rows' | 'digest'>;
  /** Oldest first. */
  readonly journal: readonly unknown[];
}

interface MendedWorkspace {
  readonly record: StoredRecord;
  readonly rows: readonly Change[];
  readonly journal: readonly JournalRow[];
  /** Null if nothing was wrong. */
  readonly damage: WorkspaceDamage | null;
  readonly repairs: Repairs | null;
}

type Kept = { readonly rev?: number | string; readonly offset?: unknown; readonly size?: unknown } | null;

const accountIn = (rows: readonly Change[]): string | null => {
  const row = rows.find(({ table, key }) => table === 'meta' && key === 'account')?.after as
    { readonly value?: unknown } | undefined;
  return typeof row?.value === 'string' ? row.value : null;
};

function newestOf(journal: readonly unknown[]): { rev: number; offset: unknown } | null {
  const kept = journal.at(-1) as Kept | undefined;
  return kept && Number.isSafeInteger(kept.rev) ? { rev: Number(kept.rev), offset: kept.offset } : null;
}

type MendedRows = Awaited<ReturnType<typeof Mending.mendRows>>;

/** Fetches what mends rows: hardly anybody needs it. */
const fetchMending = (): Promise<typeof Mending> => import('./mending/mend-rows.ts');

/**
 * Makes a usable workspace from what the database has, even if it is damaged, and reports what was wrong. `now` is the
 * device's time, ms.
 */
export async function mendWorkspace(
  found: FoundWorkspace,
  changesOf: ChangesOf,
  now: number,
): Promise<MendedWorkspace> {
  const { id, rows } = found;
  const newest = newestOf(found.journal);
  const read = readRecord(found.record, { id, account: accountIn(rows.good), newest, now });
  const journal = readableJournal(found.journal, read.record.rev);
  const dropped = found.journal.slice(0, found.journal.length - journal.length);
  const { rev, content } = read.record;
  const known = content?.rev === rev ? content : null;
  const stands: Content = { ...found.content, rev };
  const isAsSaved = known ? sameContent(known, stands) : (await fetchMending()).isWhole(rows.good);
  const mended: MendedRows =
    isAsSaved && rows.bad.length === 0
      ? { rows: rows.good, quarantined: [], restored: 0, remade: 0 }
      : await (await fetchMending()).mendRows(rows, read.record, journal, changesOf);
  const isUntouched = mended.rows === rows.good;
  const tallied = isUntouched ? stands : new Tally().add(mended.rows).at(rev);
  const counted = journalOf(journal, found.journal, rev);
  const isJournalDamaged =
    dropped.length > 0 || (!read.damaged && counted.journalFirst !== read.record.journalFirst);
  const record: StoredRecord & { readonly content: Content } = {
    ...read.record,
    account: accountIn(mended.rows) ?? read.record.account,
    content: tallied,
    ...(read.damaged || isJournalDamaged ? counted : {}),
  };
  const whole = { record, rows: mended.rows, journal };
  if (isUntouched && !read.damaged && !isJournalDamaged && known)
    return { ...whole, damage: null, repairs: null };
  const { repairsOf } = await import('./mending/repairs.ts');
  return {
    ...whole,
    ...repairsOf({ found: rows, dropped, mended, record, known }, read.damaged, isJournalDamaged),
  };
}

/** Counts again what pruning counts. */
function journalOf(
  journal: readonly JournalRow[],
  found: readonly unknown[],
  rev: number,
): Pick<StoredRecord, 'journalFirst' | 'journalSize' | 'stackCalls'> {
  const sizes = found.slice(found.length - journal.length).map((row) => Number((row as Kept)?.size) || 0);
  const isPart = journal.map(({ command }) => goesOn(command));
  return {
    journalFirst: journal[0]?.rev ?? rev + 1,
    journalSize: sizes.reduce((sum, size, at) => sum + (isPart[at] ? 0 : size), 0),
    stackCalls: isPart.filter(Boolean).length,
  };
}
