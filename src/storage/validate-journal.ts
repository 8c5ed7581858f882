import { tableNames } from '../engine/index.ts';
import type { StoredRecord } from './migrations.ts';
import type { JournalRow } from './store.ts';

type Fields = Readonly<Record<string, unknown>>;
const tables: ReadonlySet<unknown> = new Set(tableNames);
const commands: ReadonlySet<unknown> = new Set(['call', 'try', 'load', 'clock', 'undo', 'redo']);

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isRowOrNull = (value: unknown): boolean =>
  value === null || (isObject(value) && typeof value['id'] === 'string');
const isChange = (value: unknown): boolean =>
  isObject(value) &&
  tables.has(value['table']) &&
  typeof value['key'] === 'string' &&
  isRowOrNull(value['before']) &&
  isRowOrNull(value['after']);

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
      ? changes.every(isChange)
      : isObject(changes) && Number.isSafeInteger(changes['count']))
  );
}

/**
 * The journal's newest rows that can be read and follow one another up to `rev`, oldest first. Anything
 * older than a damaged or missing row is of no use for undo and is left out.
 */
export function readableJournal(stored: readonly unknown[], rev: number): JournalRow[] {
  const rows: JournalRow[] = [];
  let expected = rev;
  for (let i = stored.length - 1; i >= 0; i--, expected--) {
    const row = stored[i];
    if (!isJournalRow(row) || row.rev !== expected) break;
    rows.push(row);
  }
  return rows.reverse();
}

const numberOr = (value: unknown, otherwise: number): number =>
  typeof value === 'number' && Number.isFinite(value) ? value : otherwise;

/**
 * A workspace's record as it was read, with what is damaged in it replaced; null where it has no id, no
 * revision or no account, without which it means nothing.
 */
export function readableRecord(stored: unknown): StoredRecord | null {
  if (!isObject(stored)) return null;
  const { id, rev, account, name, deletedAt, actingAs } = stored;
  if (typeof id !== 'string' || typeof account !== 'string' || !Number.isSafeInteger(rev)) return null;
  return {
    id,
    account,
    rev: Number(rev),
    name: typeof name === 'string' && name.length <= 200 ? name : account,
    createdAt: numberOr(stored['createdAt'], 0),
    lastOpened: numberOr(stored['lastOpened'], 0),
    offset: Math.max(0, numberOr(stored['offset'], 0)),
    deletedAt: typeof deletedAt === 'number' ? deletedAt : null,
    actingAs: isCredentials(actingAs) ? actingAs : null,
    schema: numberOr(stored['schema'], 1),
    journalFirst: numberOr(stored['journalFirst'], Number(rev) + 1),
    journalSize: numberOr(stored['journalSize'], 0),
    bulkSize: numberOr(stored['bulkSize'], 0),
  };
}

const fieldsOfCredentials = new Map<unknown, readonly string[]>([
  ['key', ['accessKeyId', 'secretAccessKey']],
  ['console', ['id']],
  ['service', ['service']],
  ['account', ['arn']],
]);

function isCredentials(value: unknown): value is NonNullable<StoredRecord['actingAs']> {
  if (!isObject(value)) return false;
  const { sessionToken } = value;
  return (
    (fieldsOfCredentials.get(value['type'])?.every((field) => typeof value[field] === 'string') ?? false) &&
    (sessionToken === undefined || typeof sessionToken === 'string')
  );
}
