import type { IDBPTransaction, StoreNames } from 'idb';
import type { Database, Schema } from './migrations.ts';
import type { WorkspaceRecord } from './store.ts';
import { readRecord } from './validate-record.ts';
import { everythingOf } from './workspace-range.ts';

type Reading = IDBPTransaction<Schema, StoreNames<Schema>[], 'readonly'>;

/** All workspaces, including those whose record is damaged or missing. Otherwise their rows would be forgotten. */
export async function readRecords(database: Database): Promise<WorkspaceRecord[]> {
  const transaction = database.transaction(['workspaces', 'rows', 'journal']) as unknown as Reading;
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
      return damaged ? standIn(transaction, id, byId.get(id)) : record;
    }),
  );
}

async function standIn(transaction: Reading, id: string, stored: unknown): Promise<WorkspaceRecord> {
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
async function workspacesWithRows(transaction: Reading): Promise<string[]> {
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
