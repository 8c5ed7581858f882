import type { Change, TableName } from '../engine/index.ts';
import { rowProblem, tableNames } from '../engine/index.ts';
import type { StoredRow } from './migrations.ts';
import type { QuarantinedRow } from './store.ts';

const tables: ReadonlySet<string> = new Set(tableNames);

/** What is wrong with a stored row, or null if the engine understands it. Never throws. */
export function storedRowProblem({ table, key, row }: StoredRow): string | null {
  if (!tables.has(table)) return `there is no table ${table}`;
  const found = rowProblem(table as TableName, row);
  if (found !== null) return found;
  return (row as { id: string }).id === key ? null : 'id: is not the key that it is stored under';
}

/** Sorts stored rows into readable ones, as additions, and unreadable ones, with the fault. */
export function sortRows(
  stored: readonly StoredRow[],
  into: { readonly good: Change[]; readonly bad: QuarantinedRow[] },
): void {
  for (const row of stored) {
    const problem = storedRowProblem(row);
    if (problem === null)
      into.good.push({ table: row.table, key: row.key, before: null, after: row.row } as Change);
    else into.bad.push({ table: row.table, key: row.key, raw: row.row, problem });
  }
}
