import type { Change, World } from '../../engine/index.ts';
import { danglingReferences, doubledNames, sameRow, worldFrom } from '../../engine/index.ts';
import type { StoredRecord } from '../migrations.ts';
import type { JournalRow, QuarantinedRow } from '../store.ts';
import { storedRowProblem } from '../validate.ts';

export interface RowsFound {
  /** The valid rows, as additions. */
  readonly good: readonly Change[];
  readonly bad: readonly QuarantinedRow[];
}

export interface RowsMended {
  readonly rows: readonly Change[];
  readonly quarantined: readonly QuarantinedRow[];
  /** How many rows were restored from the journal. */
  readonly restored: number;
  /** How many rows were made anew because every account has them. */
  readonly remade: number;
}

/** The changes of a commit; null if they are no longer kept. */
export type ChangesOf = (rev: number) => Promise<readonly Change[] | null>;

const placeOf = ({ table, key }: { readonly table: string; readonly key: string }): string =>
  `${table}/${key}`;
const addition = (table: string, key: string, row: unknown): Change =>
  ({ table, key, before: null, after: row }) as Change;
const asFound = ({ table, key, after }: Change, problem: string): QuarantinedRow => ({
  table,
  key,
  raw: after,
  problem,
});

/** Whether valid rows together make an account. A file that is opened is checked the same way. */
export function isWhole(rows: readonly Change[]): boolean {
  const world = worldFrom(rows);
  return (
    ['account', 'now', 'seq'].every((id) => world.tables.meta.has(id)) &&
    danglingReferences(world).length === 0 &&
    doubledNames(world).length === 0
  );
}

/** The last version of each row in the journal, by place, or null if the journal deleted it. */
async function lastWritten(
  journal: readonly JournalRow[],
  changesOf: ChangesOf,
): Promise<Map<string, Pick<Change, 'table' | 'key' | 'after'>>> {
  const written = new Map<string, Pick<Change, 'table' | 'key' | 'after'>>();
  for (const { rev, changes } of journal) {
    const all = 'count' in changes ? await changesOf(rev) : changes;
    // If a commit's changes are missing, older commits don't have the last version of a row any more.
    if (!all) written.clear();
    for (const change of all ?? []) written.set(placeOf(change), change);
  }
  return written;
}

/**
 * Makes an account from rows of which some are damaged, lost or changed. It restores what the journal still has, puts
 * aside rows that don't fit and the rows that depend on them, and makes anew what every account has.
 */
export async function mendRows(
  { good, bad }: RowsFound,
  record: StoredRecord,
  journal: readonly JournalRow[],
  changesOf: ChangesOf,
): Promise<RowsMended> {
  const rows = new Map(good.map((row) => [placeOf(row), row]));
  const quarantined = new Map<string, QuarantinedRow>(bad.map((row) => [placeOf(row), row]));
  let restored = 0;
  const putAside = (row: Change, problem: string): void => {
    rows.delete(placeOf(row));
    quarantined.set(placeOf(row), asFound(row, problem));
  };
  for (const [place, { table, key, after }] of await lastWritten(journal, changesOf)) {
    const stored = rows.get(place);
    if (sameRow(stored?.after ?? null, after)) continue;
    if (!after) {
      if (stored) putAside(stored, 'was deleted');
    } else if (storedRowProblem({ workspace: record.id, table, key, row: after }) === null) {
      rows.set(place, addition(table, key, after));
      quarantined.delete(place);
      restored++;
    }
  }
  const remade = missingMeta([...rows.values()], record);
  for (const row of remade) rows.set(placeOf(row), row);
  for (let misfits = true; misfits;) {
    const found = misfitsOf(worldFrom([...rows.values()]));
    for (const [place, problem] of found) {
      const row = rows.get(place);
      if (row) putAside(row, problem);
    }
    // Rows that depended on a removed row now lack it.
    misfits = found.size > 0;
  }
  return {
    rows: [...rows.values()],
    quarantined: [...quarantined.values()],
    restored,
    remade: remade.length,
  };
}

/**
 * The rows that every account has. New ids are made from `seq`, so a lost `seq` starts far above every id given before.
 */
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

/** Rows that refer to a missing row or share a name with another, with the fault, by place. */
function misfitsOf(world: World): ReadonlyMap<string, string> {
  return new Map([
    ...doubledNames(world).map((found) => [placeOf(found), `has the name of ${found.first}`] as const),
    ...danglingReferences(world).map(
      (found) => [placeOf(found), `${found.field}: ${found.missing} is not there`] as const,
    ),
  ]);
}
