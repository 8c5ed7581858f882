import { type Change, fnv } from '../engine/index.ts';

/**
 * How many rows a workspace has at a revision, and a digest of them all. It shows that a row was lost or changed, which
 * no single row shows.
 */
export interface Content {
  readonly rev: number;
  readonly rows: number;
  readonly digest: number;
}

/** Computes the digest of a workspace's rows from one revision to the next. The rows' order doesn't matter. */
export class Tally {
  #rows: number;
  #digest: number;

  constructor(start: Pick<Content, 'rows' | 'digest'> = { rows: 0, digest: 0 }) {
    this.#rows = start.rows;
    this.#digest = start.digest;
  }

  add(changes: readonly Change[]): this {
    for (const { table, key, before, after } of changes) {
      if (before) this.#count(table, key, before, -1);
      if (after) this.#count(table, key, after, 1);
    }
    return this;
  }

  at(rev: number): Content {
    return { rev, rows: this.#rows, digest: this.#digest };
  }

  #count(table: string, key: string, row: unknown, by: 1 | -1): void {
    this.#rows += by;
    this.#digest = (this.#digest ^ fnv(`${table}/${key}/${JSON.stringify(row)}`)) >>> 0;
  }
}

export const isContent = (value: unknown): value is Content =>
  typeof value === 'object' &&
  value !== null &&
  ['rev', 'rows', 'digest'].every((field) => Number.isSafeInteger((value as Record<string, unknown>)[field]));

export const sameContent = (a: Content, b: Content): boolean =>
  a.rev === b.rev && a.rows === b.rows && a.digest === b.digest;
