import { databaseName } from '../open-store.ts';
import { orAgainOnceBack, untilLeft } from '../leaving.ts';
import { storageErrorFrom, StorageError } from '../storage-error.ts';
import type { Kept, Database } from '../migrations.ts';
import type { StorageErrorKind } from '../storage-error.ts';
import { openDatabase, type OpenOptions } from '../open-database.ts';

/** The stores whose rows are found by their id alone. */
export type ShelfName = 'progress' | 'attempts' | 'drafts';

/**
 * Keeps the progress in lessons and the drafts of lessons, apart from every account. It returns rows as they are
 * stored: another version of the page, or a person, may have written them. Every method may reject with a
 * `StorageError`.
 */
export interface Shelf {
  readonly kind: 'indexeddb' | 'memory';
  /** Why it is only in memory, or null. */
  readonly problem: StorageErrorKind | null;
  /** Every row, in the order of their ids. */
  all(name: ShelfName): Promise<unknown[]>;
  /** Undefined if there is none. */
  get(name: ShelfName, id: string): Promise<unknown>;
  /**
   * Reads a row and writes the result of `next`, with no other tab in between. A result of null deletes the row. `next`
   * may await nothing; if it throws, the row stays as it was.
   */
  change(name: ShelfName, id: string, next: (before: unknown) => Kept | null): Promise<void>;
  /** Calls `listener` with the store in which another tab wrote. @returns how to stop */
  subscribe(listener: (name: ShelfName) => void): () => void;
  close(): void;
}

/** Keeps rows while the page is open. */
export class MemoryShelf implements Shelf {
  readonly kind = 'memory';
  readonly #stores = new Map<ShelfName, Map<string, unknown>>();

  constructor(readonly problem: StorageErrorKind | null = null) {}

  all(name: ShelfName): Promise<unknown[]> {
    const rows = [...this.#store(name)].sort(([a], [b]) => (a < b ? -1 : 1));
    return Promise.resolve(rows.map(([, row]) => structuredClone(row)));
  }

  get(name: ShelfName, id: string): Promise<unknown> {
    return Promise.resolve(structuredClone(this.#store(name).get(id)));
  }

  change(name: ShelfName, id: string, next: (before: unknown) => Kept | null): Promise<void> {
    return new Promise((resolve) => {
      const store = this.#store(name);
      const row = next(structuredClone(store.get(id)));
      if (row) store.set(id, structuredClone(row));
      else store.delete(id);
      resolve();
    });
  }

  /** No other tab writes here. */
  subscribe(): () => void {
    return () => undefined;
  }

  close(): void {
    this.#stores.clear();
  }

  #store(name: ShelfName): Map<string, unknown> {
    const store = this.#stores.get(name) ?? new Map<string, unknown>();
    this.#stores.set(name, store);
    return store;
  }
}

type IdbShelfOptions = Omit<OpenOptions, 'onClose'>;

const shelves: readonly ShelfName[] = ['progress', 'attempts', 'drafts'];

/** Uses the workspaces' database over a connection of its own: a visitor who never opens a lesson doesn't load this. */
export class IdbShelf implements Shelf {
  readonly kind = 'indexeddb';
  readonly problem = null;
  readonly #listeners = new Set<(name: ShelfName) => void>();
  #channel: BroadcastChannel | null = null;
  /** Null while the connection is lost; the next use opens it again. */
  #opened: Promise<Database> | null = null;
  /** Why it can't be opened again. */
  #ended: StorageError | null = null;

  private constructor(private readonly options: IdbShelfOptions) {
    try {
      this.#channel = new BroadcastChannel(`${options.name}.learning`);
      this.#channel.onmessage = ({ data }) => {
        const name = shelves.find((one) => one === data);
        if (name) for (const listener of this.#listeners) listener(name);
      };
    } catch {
      // Without it, each tab reads again before it next writes.
    }
  }

  /** Rejects with a `StorageError` if the browser stores nothing. */
  static async open(options: IdbShelfOptions): Promise<IdbShelf> {
    const shelf = new IdbShelf(options);
    try {
      await shelf.#open();
      return shelf;
    } catch (error) {
      shelf.close();
      throw error;
    }
  }

  all(name: ShelfName): Promise<unknown[]> {
    return this.#use((database) => untilLeft(database.transaction(name)).store.getAll());
  }

  get(name: ShelfName, id: string): Promise<unknown> {
    return this.#use((database) => untilLeft(database.transaction(name)).store.get(id));
  }

  async change(name: ShelfName, id: string, next: (before: unknown) => Kept | null): Promise<void> {
    await this.#use((database) => write(database, name, id, next));
    this.#channel?.postMessage(name);
  }

  subscribe(listener: (name: ShelfName) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#ended ??= new StorageError('unavailable', 'The shelf is closed.');
    this.#channel?.close();
    this.#drop();
  }

  #open(): Promise<Database> {
    if (this.#ended) return Promise.reject(this.#ended);
    if (this.#opened) return this.#opened;
    const opened = openDatabase({ ...this.options, onClose: (reason) => this.#connectionEnded(reason) }).then(
      ({ database }) => database,
    );
    this.#opened = opened;
    opened.catch(() => {
      if (this.#opened === opened) this.#opened = null;
    });
    return opened;
  }

  #drop(): void {
    this.#opened?.then((database) => database.close()).catch(() => undefined);
    this.#opened = null;
  }

  #connectionEnded(reason: 'newer' | 'deleted' | 'terminated'): void {
    this.#opened = null;
    if (reason === 'newer') this.#ended = new StorageError('newer', 'A newer version has taken over.');
  }

  /** Safari may end a connection without an event. Then this opens it once more. */
  async #use<T>(work: (database: Database) => Promise<T>): Promise<T> {
    try {
      return await orAgainOnceBack(async () => work(await this.#open()));
    } catch (error) {
      const name = error instanceof Error ? error.name : '';
      if (name !== 'InvalidStateError') throw storageErrorFrom(error);
      this.#drop();
    }
    try {
      return await work(await this.#open());
    } catch (error) {
      throw storageErrorFrom(error);
    }
  }
}

async function write(
  database: Database,
  name: ShelfName,
  id: string,
  next: (before: unknown) => Kept | null,
): Promise<void> {
  const transaction = untilLeft(database.transaction(name, 'readwrite', { durability: 'strict' }));
  // This also rejects if a request or `next` fails. Then the other error is the one to report.
  transaction.done.catch(() => undefined);
  try {
    const row = next(await transaction.store.get(id));
    await (row ? transaction.store.put(row) : transaction.store.delete(id));
    await transaction.done;
  } catch (error) {
    try {
      transaction.abort();
    } catch {
      // It has already ended by itself.
    }
    throw transaction.error ?? error;
  }
}

/** Opens the shelf in the browser's database, or one in memory if that isn't possible. Never rejects. */
export async function openShelf(name = databaseName): Promise<Shelf> {
  try {
    return await IdbShelf.open({ name });
  } catch (error) {
    return new MemoryShelf(storageErrorFrom(error).kind);
  }
}
