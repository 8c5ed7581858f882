import type { IDBPTransaction, StoreNames } from 'idb';
import { untilLeft } from './leaving.ts';
import type { Database, Schema } from './migrations.ts';

type Stores = 'workspaces' | 'rows' | 'journal' | 'checkpoints' | 'quarantine';
export type Writing = IDBPTransaction<Schema, StoreNames<Schema>[], 'readwrite'>;
const stores: Stores[] = ['workspaces', 'rows', 'journal', 'checkpoints', 'quarantine'];

/**
 * Runs one transaction, which is on disk before this resolves. “strict”, because data must survive a power failure;
 * “relaxed” survives only the browser's end. An error that `work` throws takes everything back. `work` may await only
 * requests of this transaction: anything else would close it early.
 * https://w3c.github.io/IndexedDB/#transaction-durability-hint
 */
export async function inTransaction<T>(
  database: Database,
  work: (transaction: Writing) => Promise<T>,
): Promise<T> {
  const begun = database.transaction(stores, 'readwrite', { durability: 'strict' }) as unknown as Writing;
  const transaction = untilLeft(begun);
  // This also rejects if a request or `work` fails. Then the other error is the one to report.
  transaction.done.catch(() => undefined);
  try {
    const result = await work(transaction);
    // Without this it ends only when the page is idle after the last answer. But the page is busy: it is showing what
    // is saved here.
    endNow(transaction);
    await transaction.done;
    return result;
  } catch (error) {
    abort(transaction);
    throw transaction.error ?? error;
  }
}

function endNow(transaction: Writing): void {
  try {
    transaction.commit();
  } catch {
    // It has already ended or failed. `done` reports that.
  }
}

function abort(transaction: Writing): void {
  try {
    transaction.abort();
  } catch {
    // It has already ended by itself.
  }
}

/** A request whose answer nobody awaits. If it fails, the transaction fails, too, and that is reported. */
export function send(request: Promise<unknown>): Promise<unknown> {
  request.catch(() => undefined);
  return request;
}
