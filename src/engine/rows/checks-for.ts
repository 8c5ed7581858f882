import type { TableName } from '../entities/entities.ts';
import { identityShapes, problemBy } from './identities.ts';
import type { rowProblem } from './row-shapes.ts';

const isIdentity = (table: string): table is TableName & keyof typeof identityShapes =>
  Object.hasOwn(identityShapes, table);

/** Finds the fault of a row of a table. */
export type RowProblem = typeof rowProblem;

/** Fetches what checks the rows of these tables, and of no other: most links need a part of it. */
export async function rowProblemFor(tables: readonly string[]): Promise<RowProblem> {
  if (!tables.every(isIdentity)) return (await import('./row-shapes.ts')).rowProblem;
  return (table, row) =>
    isIdentity(table)
      ? problemBy(identityShapes[table], table, row)
      : 'is not a row of a table that was named';
}
