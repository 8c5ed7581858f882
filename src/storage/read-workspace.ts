import type { Change } from '../engine/index.ts';
import { Tally } from './content.ts';
import { untilLeft } from './leaving.ts';
import { type FoundWorkspace, mendWorkspace } from './mend-workspace.ts';
import type { Database, Schema } from './migrations.ts';
import { readChanges } from './read-journal.ts';
import type { Limits } from './size-limits.ts';
import type { QuarantinedRow, Reading, StoredWorkspace, ListedWorkspace, WorkspaceRecord } from './store.ts';
import { sortRows, readRecord } from './validate.ts';
import { everythingOf } from './migrations.ts';
import type { IDBPTransaction, StoreNames } from 'idb';

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
    // Hardly anybody needs it.
    const { writeRepairs } = await import('./mending/repairs.ts');
    await writeRepairs(database, repairs, rev, limits);
  }
  return {
    ...mended,
    putAside: await untilLeft(database.transaction('quarantine')).store.count(everythingOf(id)),
  };
}

async function findWorkspace(
  database: Database,
  id: string,
  { onProgress, onRows }: Reading,
): Promise<FoundWorkspace | null> {
  const transaction = untilLeft(database.transaction(['workspaces', 'rows', 'journal']));
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
  const kept = await untilLeft(database.transaction('quarantine')).store.getAll(everythingOf(id));
  return kept.map(({ table, key, row, problem }) => ({ table, key, raw: row, problem }));
}

type ReadTransaction = IDBPTransaction<Schema, StoreNames<Schema>[], 'readonly'>;

/** All workspaces, including those whose record is damaged or missing. Otherwise their rows would be forgotten. */
export async function readRecords(database: Database): Promise<ListedWorkspace[]> {
  const begun = database.transaction(['workspaces', 'rows', 'journal']) as unknown as ReadTransaction;
  const transaction = untilLeft(begun);
  const workspaces = transaction.objectStore('workspaces');
  const [stored, ids] = await Promise.all([
    workspaces.getAll() as Promise<unknown[]>,
    workspacesWithRows(transaction),
  ]);
  const byId = new Map(stored.map((record) => [(record as { readonly id: unknown }).id, record]));
  const names = new Set([...byId.keys(), ...ids].filter((id) => typeof id === 'string'));
  return Promise.all(
    [...names].map(async (id) => {
      const facts = { id, account: null, newest: null, now: Date.now() };
      // A plausible record gets no further checks: the list is read often.
      const { record, damaged } = readRecord(byId.get(id), facts);
      return damaged ? { ...(await standIn(transaction, id, byId.get(id))), isDamaged: true } : record;
    }),
  );
}

async function standIn(transaction: ReadTransaction, id: string, stored: unknown): Promise<WorkspaceRecord> {
  const [account, last] = await Promise.all([
    transaction.objectStore('rows').get([id, 'meta', 'account']),
    transaction.objectStore('journal').openCursor(everythingOf(id), 'prev'),
  ]);
  const { value } = (account?.row ?? {}) as { readonly value?: unknown };
  const rev: unknown = last?.value.rev;
  return readRecord(stored, {
    id,
    account: typeof value === 'string' ? value : null,
    newest: Number.isSafeInteger(rev) ? { rev: Number(rev), offset: last?.value.offset } : null,
    now: Date.now(),
  }).record;
}

/** Goes from each workspace to the next without reading the rows in between. */
async function workspacesWithRows(transaction: ReadTransaction): Promise<string[]> {
  const ids: string[] = [];
  const rows = transaction.objectStore('rows');
  let cursor = await rows.openKeyCursor();
  while (cursor) {
    const [id] = cursor.key;
    ids.push(id);
    cursor = await cursor.continue([id, []] as never);
  }
  return ids;
}
