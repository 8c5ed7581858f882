import { isContent } from './content.ts';
import type { StoredRecord, StoredRow, StoredJournalRow } from './migrations.ts';
import type { Change, TableName } from '../engine/index.ts';
import { fnv, isObject, rowProblem, tableNames } from '../engine/index.ts';
import type { QuarantinedRow, JournalRow } from './store.ts';

type Fields = Readonly<Record<string, unknown>>;

const tables: ReadonlySet<unknown> = new Set(tableNames);

/** Names the fault of a stored row, or null if the engine understands it. Never throws. */
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

const commands: ReadonlySet<unknown> = new Set(['call', 'try', 'load', 'clock', 'undo', 'redo']);

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
  return fnv(JSON.stringify(row)) === digest;
}

/** The changes of a commit, or how many they were where they are no longer kept. */
const areChanges = (changes: unknown): boolean =>
  Array.isArray(changes)
    ? changes.every(isObject)
    : isObject(changes) && Number.isSafeInteger(changes['count']);

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
    areChanges(changes)
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

/** Other stored data of a workspace that shows what its record must have said. */
interface RecordFacts {
  readonly id: string;
  /** The account that the rows name, or null. */
  readonly account: string | null;
  /** From the journal's newest row, or null if there is none. */
  readonly newest: { readonly rev: number; readonly offset: unknown } | null;
  /** The device's time, ms. */
  readonly now: number;
}

interface ReadRecord {
  readonly record: StoredRecord;
  /** Whether parts of the record were replaced, or all of it. */
  readonly damaged: boolean;
}

/** An account id of AWS's documentation examples, for a record whose account is unknown. */
const noAccount = '111122223333';
/** Far more commits than anybody makes, and far below the numbers that lose their last digit. */
const mostRevisions = 2 ** 50;
const day = 24 * 3_600_000;

const isTime = (value: unknown): value is number =>
  typeof value === 'number' && value >= 0 && value < 8.64e15;
const isRevision = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) < mostRevisions;
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

/**
 * Checks a workspace's record. Damaged parts come from the rows and the journal, or else get harmless values: no
 * workspace is lost because of its record.
 */
export function readRecord(stored: unknown, { id, account, newest, now }: RecordFacts): ReadRecord {
  const from: Fields = isObject(stored) ? stored : {};
  let damaged = from !== stored;
  const taken = <T>(value: unknown, isRight: (value: unknown) => value is T, otherwise: T): T => {
    if (isRight(value)) return value;
    damaged = true;
    return otherwise;
  };
  const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= 200;
  const isSame =
    <T>(wanted: T) =>
    (value: unknown): value is T =>
      value === wanted;
  const rev = taken(
    from['rev'],
    (value): value is number => isRevision(value) && value >= (newest?.rev ?? 0),
    newest?.rev ?? 0,
  );
  const ofRows = account ?? (isText(from['account']) ? from['account'] : noAccount);
  const createdAt = taken(from['createdAt'], isTime, 0);
  // A workspace that was never deleted must not be purged.
  const isDeletion = (value: unknown): value is number | null =>
    value === null || (isTime(value) && value >= createdAt && value < now + day);
  const offset = newest?.rev === rev && isTime(newest.offset) ? newest.offset : null;
  const record: StoredRecord = {
    id,
    account: taken(from['account'], isSame(ofRows), ofRows),
    rev,
    name: taken(from['name'], isText, ofRows),
    createdAt,
    lastOpened: taken(from['lastOpened'], isTime, 0),
    offset:
      offset === null ? taken(from['offset'], isTime, 0) : taken(from['offset'], isSame(offset), offset),
    deletedAt: taken(from['deletedAt'], isDeletion, null),
    actingAs: taken(from['actingAs'], isCredentialsOrNull, null),
    schema: taken(from['schema'], isCount, 1),
    journalFirst: taken(from['journalFirst'], isCount, rev + 1),
    journalSize: taken(from['journalSize'], isCount, 0),
    bulkSize: taken(from['bulkSize'], isCount, 0),
    ...(from['stackCalls'] !== undefined && { stackCalls: taken(from['stackCalls'], isCount, 0) }),
  };
  const { content } = from;
  if (content === undefined || isContent(content))
    return { record: content ? { ...record, content } : record, damaged };
  return { record, damaged: true };
}

const fieldsOfCredentials = new Map<unknown, readonly string[]>([
  ['key', ['accessKeyId', 'secretAccessKey']],
  ['console', ['id']],
  ['service', ['service']],
  ['account', ['arn']],
]);

function isCredentialsOrNull(value: unknown): value is StoredRecord['actingAs'] {
  if (value === null) return true;
  if (!isObject(value)) return false;
  const { sessionToken } = value;
  return (
    (fieldsOfCredentials.get(value['type'])?.every((field) => typeof value[field] === 'string') ?? false) &&
    (sessionToken === undefined || typeof sessionToken === 'string')
  );
}
