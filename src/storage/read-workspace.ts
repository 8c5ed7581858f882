import type { Change } from '../engine/index.ts';
import { Tally } from './content.ts';
import { type FoundWorkspace, mendWorkspace } from './mend-workspace.ts';
import type { Database } from './migrations.ts';
import { readChanges } from './read-journal.ts';
import type { Limits } from './size-limits.ts';
import type { QuarantinedRow, Reading, StoredWorkspace } from './store.ts';
import { sortRows } from './validate-rows.ts';
import { everythingOf } from './workspace-range.ts';
import { writeRepairs } from './write-repairs.ts';

/** Rows read at once: few enough that checking them doesn't block the page. */
const batch = 1000;

/**
 * Reads a whole workspace in one transaction. It restores unreadable rows from the journal, or else puts them aside
 * with the fault, and writes both back. Null if the database has nothing of the workspace.
 */
export async function readWorkspace(
  database: Database,
  id: string,
  limits: Limits,
  reading: Reading = {},
): Promise<StoredWorkspace | null> {
  const found = await findWorkspace(database, id, reading);
  if (!found) return null;
  const changesOf = (rev: number): Promise<Change[] | null> => readChanges(database, id, rev);
  const { repairs, ...mended } = await mendWorkspace(found, changesOf, Date.now());
  if (repairs) {
    const { rev } = (found.record ?? {}) as { readonly rev?: unknown };
    await writeRepairs(database, repairs, rev, limits);
  }
  return { ...mended, putAside: await database.count('quarantine', everythingOf(id)) };
}

async function findWorkspace(
  database: Database,
  id: string,
  { onProgress, onRows }: Reading,
): Promise<FoundWorkspace | null> {
  const transaction = database.transaction(['workspaces', 'rows', 'journal']);
  const record: unknown = await transaction.objectStore('workspaces').get(id);
  const rows = transaction.objectStore('rows');
  const total = await rows.count(everythingOf(id));
  if (record === undefined && total === 0) return null;
  const good: Change[] = [];
  const bad: QuarantinedRow[] = [];
  const tally = new Tally();
  let next = rows.getAll(everythingOf(id), batch);
  for (let done = 0; done < total;) {
    const some = await next;
    const last = some.at(-1);
    if (!last) break;
    done += some.length;
    // The database reads the next rows while these are checked.
    if (done < total)
      next = rows.getAll(IDBKeyRange.bound([last.workspace, last.table, last.key], [id, []], true), batch);
    const before = good.length;
    sortRows(some, { good, bad });
    const read = good.slice(before);
    tally.add(read);
    onRows?.(read);
    onProgress?.(done, total);
  }
  const journal = await transaction.objectStore('journal').getAll(everythingOf(id));
  return { id, record, rows: { good, bad }, content: tally.at(0), journal };
}

/** Damaged rows as they were found. */
export async function readQuarantine(database: Database, id: string): Promise<QuarantinedRow[]> {
  const kept = await database.getAll('quarantine', everythingOf(id));
  return kept.map(({ table, key, row, problem }) => ({ table, key, raw: row, problem }));
}
