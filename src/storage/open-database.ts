import { openDB } from 'idb';
import { orAgainOnceBack, untilLeft } from './leaving.ts';
import { type Database, migrate, type Migration, migrations, schemaVersion } from './migrations.ts';
import { StorageError, storageErrorFrom } from './storage-error.ts';

export interface OpenOptions {
  readonly name: string;
  /** How long to wait for the browser, and for other tabs to let go, ms. */
  readonly timeout?: number;
  readonly migrations?: readonly Migration[];
  /** The connection ended. `newer`: another tab wants to upgrade the database and this one gave way. */
  readonly onClose?: (reason: 'newer' | 'deleted' | 'terminated') => void;
}

export interface OpenedDatabase {
  readonly database: Database;
  /** Made at random with the database: another id means that the one before is gone. */
  readonly id: string;
}

/**
 * Opens the database and proves with a real write and read that it works: in private windows, sandboxed
 * frames and with blocked site data it may be there and still refuse, or never answer.
 * Rejects with a `StorageError`.
 */
export async function openDatabase(options: OpenOptions): Promise<OpenedDatabase> {
  const { timeout = 5000 } = options;
  const abandoned = { yes: false, blocked: false };
  const opening = orAgainOnceBack(() => open(options, abandoned)).then(async (database) => {
    // It may still open long after this gave up. An open connection would block the next upgrade.
    if (abandoned.yes) database.close();
    return { database, id: await orAgainOnceBack(() => probe(database)) };
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const giveUp = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      abandoned.yes = true;
      const kind = abandoned.blocked ? 'blocked' : 'unavailable';
      reject(new StorageError(kind, `The database did not open within ${timeout} ms.`));
    }, timeout);
  });
  try {
    return await Promise.race([opening, giveUp]);
  } catch (error) {
    abandoned.yes = true;
    throw storageErrorFrom(error);
  } finally {
    clearTimeout(timer);
    opening.catch(() => undefined);
  }
}

async function open(options: OpenOptions, state: { blocked: boolean }): Promise<Database> {
  const { name, onClose, migrations: list = migrations } = options;
  if (typeof indexedDB === 'undefined') throw new StorageError('unavailable', 'There is no IndexedDB here.');
  return openDB(name, schemaVersion(list), {
    upgrade: (database, from, _to, transaction) => {
      // The failed opening reports it.
      untilLeft(transaction);
      migrate(database, from, transaction as never, list).catch(() => transaction.abort());
    },
    blocked: () => {
      state.blocked = true;
    },
    blocking: (_current, wanted, event) => {
      (event.target as IDBDatabase).close();
      onClose?.(wanted === null ? 'deleted' : 'newer');
    },
    terminated: () => onClose?.('terminated'),
  });
}

/** @returns the database's own id, which is made with the first probe */
async function probe(database: Database): Promise<string> {
  const transaction = untilLeft(database.transaction('about', 'readwrite'));
  const { store } = transaction;
  const stamp = String(performance.now());
  const [, known, read] = await Promise.all([
    store.put({ key: 'probe', value: stamp }),
    store.get('id'),
    store.get('probe'),
  ]);
  const kept: unknown = known?.value;
  const id = typeof kept === 'string' ? kept : newId();
  if (id !== kept) await store.put({ key: 'id', value: id });
  await transaction.done;
  if (read?.value !== stamp) throw new StorageError('unavailable', 'The database forgot what was written.');
  return id;
}

const newId = (): string => Array.from(crypto.getRandomValues(new Uint32Array(4)), String).join('-');
