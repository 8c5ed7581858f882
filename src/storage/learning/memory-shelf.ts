import type { Kept } from '../migrations.ts';
import type { StorageErrorKind } from '../storage-error.ts';
import type { Shelf, ShelfName } from './shelf.ts';

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
