import type { IDBPTransaction, StoreNames } from 'idb';
import type { Database, Schema } from './migrations.ts';

type Stores = 'workspaces' | 'rows' | 'journal' | 'checkpoints' | 'quarantine';
export type Writing = IDBPTransaction<Schema, StoreNames<Schema>[], 'readwrite'>;
const stores: Stores[] = ['workspaces', 'rows', 'journal', 'checkpoints', 'quarantine'];

/**
 * One transaction, on disk before it resolves: "strict", since what is written must outlive not only the browser,
 * as "relaxed" does too, but the machine's power. An error that `work` throws takes all of it back. `work` may await
 * nothing but requests of this transaction: anything else would close it half way.
 * https://w3c.github.io/IndexedDB/#transaction-durability-hint
 */
export async function inTransaction<T>(
  database: Database,
  work: (transaction: Writing) => Promise<T>,
): Promise<T> {
  const transaction = database.transaction(stores, 'readwrite', {
    durability: 'strict',
  }) as unknown as Writing;
  // It rejects as well when a request or `work` fails; that error is the one to hear.
  transaction.done.catch(() => undefined);
  try {
    const result = await work(transaction);
    // Without this it ends when the last answer has found the page idle, which just now shows what is saved here.
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
    // It has already ended by itself, or failed, which `done` says.
  }
}

function abort(transaction: Writing): void {
  try {
    transaction.abort();
  } catch {
    // It has already ended by itself.
  }
}

/** A request whose answer nobody waits for: where it fails, so does the transaction, and that is heard. */
export function send(request: Promise<unknown>): Promise<unknown> {
  request.catch(() => undefined);
  return request;
}
