import { type Change, rowProblem, type TableName, tableNames } from '../engine/index.ts';
import { digestOf } from './content.ts';
import type { StoredJournalRow } from './migrations.ts';
import type { JournalRow } from './store.ts';

type Fields = Readonly<Record<string, unknown>>;
const tables: ReadonlySet<unknown> = new Set(tableNames);
const commands: ReadonlySet<unknown> = new Set(['call', 'try', 'load', 'clock', 'undo', 'redo']);

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/** Undo writes these changes, so they are checked like any other row. */
export const isChange = (value: unknown): value is Change => {
  if (!isObject(value)) return false;
  const { table, key, before, after } = value;
  const isRowOrNull = (row: unknown): boolean =>
    row === null || (rowProblem(table as TableName, row) === null && (row as { id: unknown }).id === key);
  return tables.has(table) && typeof key === 'string' && isRowOrNull(before) && isRowOrNull(after);
};

/** Whether it is as it was written. Rows of older pages have no digest, so they are checked more closely. */
function isAsWritten(value: unknown): value is JournalRow {
  if (!isJournalRow(value)) return false;
  const { digest, changes } = value as StoredJournalRow;
  if (digest === undefined) return 'count' in changes || changes.every(isChange);
  const row = { ...value };
  for (const field of ['workspace', 'size', 'digest']) Reflect.deleteProperty(row, field);
  return digestOf(JSON.stringify(row)) === digest;
}

function isJournalRow(value: unknown): value is JournalRow {
  if (!isObject(value)) return false;
  const { id, rev, base, time, offset, command, answer, changes, undoable, cli, of, event } = value;
  return (
    typeof id === 'string' &&
    Number.isSafeInteger(rev) &&
    base === Number(rev) - 1 &&
    [time, offset].every(Number.isFinite) &&
    isObject(command) &&
    commands.has(command['type']) &&
    isObject(answer) &&
    typeof answer['ok'] === 'boolean' &&
    typeof undoable === 'boolean' &&
    (cli === null || typeof cli === 'string') &&
    (of === null || Number.isSafeInteger(of)) &&
    (event === null || isObject(event)) &&
    (Array.isArray(changes)
      ? changes.every(isObject)
      : isObject(changes) && Number.isSafeInteger(changes['count']))
  );
}

/**
 * The newest readable rows of the journal that follow one another up to `rev`, oldest first. Undo can't use rows before
 * a damaged or missing one, so they are left out.
 */
export function readableJournal(stored: readonly unknown[], rev: number): JournalRow[] {
  const rows: JournalRow[] = [];
  let expected = rev;
  for (let i = stored.length - 1; i >= 0; i--, expected--) {
    const row = stored[i];
    if (!isAsWritten(row) || row.rev !== expected) break;
    rows.push(row);
  }
  return rows.reverse();
}
