import type { Kept } from '../migrations.ts';
import type { StorageErrorKind } from '../storage-error.ts';

/** The stores of what goes by its id alone. */
export type ShelfName = 'progress' | 'attempts' | 'drafts';

/**
 * What is kept of learning and of writing lessons, apart from every account. Rows are handed out as they are stored:
 * another version, or somebody's hand, may have written them. Every method may reject with a `StorageError`.
 */
export interface Shelf {
  readonly kind: 'indexeddb' | 'memory';
  /** Why it is only memory, or null. */
  readonly problem: StorageErrorKind | null;
  /** Every row, in the order of their ids. */
  all(name: ShelfName): Promise<unknown[]>;
  /** Undefined where there is none. */
  get(name: ShelfName, id: string): Promise<unknown>;
  /**
   * Reads a row and writes what `next` makes of it, without another tab in between; null removes it. `next` may await
   * nothing, and what it throws leaves the row as it was.
   */
  change(name: ShelfName, id: string, next: (before: unknown) => Kept | null): Promise<void>;
  /** Calls `listener` with the store in which another tab wrote. @returns how to stop */
  subscribe(listener: (name: ShelfName) => void): () => void;
  close(): void;
}
