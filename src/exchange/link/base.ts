import type { Change, TableName } from '../../engine/index.ts';
import { tableNames } from '../../engine/index.ts';

/**
 * The text of a value, the same for any order of its fields, because a row from a link has its secrets last.
 */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

/** A start as it is stored: whole rows by table. */
export type Tables = { readonly [T in TableName]?: readonly { readonly id: string }[] };
/** Rows by `table/id`. */
export type Rows = ReadonlyMap<string, Change>;

/** The account that a link starts from: its name and its rows. */
export interface Base {
  readonly name: string;
  readonly rows: Rows;
  /** For a lesson's start: when it was made (ms). It is made again each time and contains times. */
  readonly began?: number;
}

export const rowsByPlace = (tables: Tables): Rows =>
  new Map(
    tableNames.flatMap((table) =>
      (tables[table] ?? []).map((row) => [
        `${table}/${row.id}`,
        { table, key: row.id, before: null, after: row } as unknown as Change,
      ]),
    ),
  );
