import type { Kept } from '../migrations.ts';
import type { StorageErrorKind } from '../storage-error.ts';

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
  /** Undefined where there is none. */
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
