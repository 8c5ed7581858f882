import type { Change } from '../engine/index.ts';
import { danglingReferences, worldFrom } from '../engine/index.ts';
import type { Limits } from './size-limits.ts';
import type { Database, StoredRecord, StoredRow } from './migrations.ts';
import { readChanges } from './read-journal.ts';
import type { JournalRow, QuarantinedRow, StoredWorkspace } from './store.ts';
import { storedRowProblem } from './validate-rows.ts';
import { writeRepairs } from './write-workspace.ts';

interface Found {
  readonly record: StoredRecord;
  readonly journal: readonly JournalRow[];
  readonly journalDamaged: boolean;
  readonly rows: readonly Change[];
}
interface BadRow {
  readonly stored: StoredRow;
  readonly problem: string;
}

const placeOf = ({ table, key }: { table: string; key: string }): string => `${table}/${key}`;

/** Rows as the journal last wrote them, by place, for the places asked for. */
async function lastWritten(
  database: Database,
  { record, journal }: Found,
  places: ReadonlySet<string>,
): Promise<Map<string, Change['after']>> {
  const found = new Map<string, Change['after']>();
  for (const { rev, changes } of journal.toReversed()) {
    if (found.size === places.size) break;
    const all = 'count' in changes ? ((await readChanges(database, record.id, rev)) ?? []) : changes;
    for (const change of all) {
      const place = placeOf(change);
      if (places.has(place) && !found.has(place)) found.set(place, change.after);
    }
  }
  return found;
}

const addition = (table: string, key: string, row: unknown): Change =>
  ({ table, key, before: null, after: row }) as Change;

/** The rows that every account has. Ids are made from `seq`, so a lost one begins well above any given before. */
function missingMeta(rows: readonly Change[], { account, rev }: StoredRecord): Change[] {
  const there = new Set(rows.filter(({ table }) => table === 'meta').map(({ key }) => key));
  return [
    { id: 'account', value: account },
    { id: 'now', value: 0 },
    { id: 'seq', value: 1_000_000 + rev * 1000 },
  ]
    .filter(({ id }) => !there.has(id))
    .map((row) => addition('meta', row.id, row));
}

/** Rows that belong to a row which is no longer there, and what those leave behind in turn. */
function withoutDangling(rows: readonly Change[]): { rows: readonly Change[]; bad: BadRow[] } {
  const reasons = new Map(
    danglingReferences(worldFrom(rows)).map((found) => [
      placeOf(found),
      `${found.field}: ${found.missing} is not there`,
    ]),
  );
  const bad = rows.filter((row) => reasons.has(placeOf(row)));
  return {
    rows: rows.filter((row) => !reasons.has(placeOf(row))),
    bad: bad.map((row) => ({
      stored: { workspace: '', table: row.table, key: row.key, row: row.after },
      problem: reasons.get(placeOf(row)) ?? '',
    })),
  };
}

/** Restores damaged rows from the journal, puts the others aside, and writes both back. */
export async function repair(
  database: Database,
  found: Found,
  damaged: readonly BadRow[],
  limits: Limits,
): Promise<StoredWorkspace> {
  const { record } = found;
  const written = await lastWritten(database, found, new Set(damaged.map(({ stored }) => placeOf(stored))));
  const restored: Change[] = [];
  const lost: BadRow[] = [];
  for (const bad of damaged) {
    const { table, key } = bad.stored;
    const row = written.get(placeOf(bad.stored));
    if (row && storedRowProblem({ ...bad.stored, row }) === null) restored.push(addition(table, key, row));
    else lost.push(bad);
  }
  const whole = [...found.rows, ...restored];
  const added = missingMeta(whole, record);
  const { rows, bad: dangling } = withoutDangling([...whole, ...added]);
  const aside = [...lost, ...dangling];
  const removed = aside.map(
    ({ stored }) =>
      ({ table: stored.table, key: stored.key, before: null, after: null }) as unknown as Change,
  );
  await writeRepairs(database, record.id, {
    // Removals first: a fresh meta row may stand where a damaged one is put aside.
    changes: [...removed, ...restored, ...added],
    quarantined: aside.map(({ stored, problem }) => ({ ...stored, workspace: record.id, problem })),
    record,
    limits,
  });
  const quarantined = aside.map(({ stored: { table, key, row }, problem }): QuarantinedRow => ({
    table,
    key,
    raw: row,
    problem,
  }));
  return { ...found, rows, quarantined, repaired: restored.length };
}
