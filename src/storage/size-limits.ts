/** Limits on what the page keeps and on how it writes. */
export interface Limits {
  /** Commits in a journal. */
  readonly journalRows: number;
  /** Size of a journal, in characters of JSON. */
  readonly journalSize: number;
  /** Size of the changes beside the journal, for commits with many changes. */
  readonly bulkSize: number;
  /** A commit with more changes keeps them beside its journal row. */
  readonly inlineChanges: number;
  /** Requests issued at once within a transaction: 20,000 block the page for half a second, 500 do not. */
  readonly slice: number;
}

export const limits: Limits = {
  journalRows: 1000,
  journalSize: 5_000_000,
  bulkSize: 100_000_000,
  inlineChanges: 500,
  slice: 500,
};

export function* slicesOf<T>(list: readonly T[], size: number): Generator<readonly T[]> {
  for (let start = 0; start < list.length; start += size) yield list.slice(start, start + size);
}
