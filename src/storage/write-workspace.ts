import { type Change, fnv } from '../engine/index.ts';
import { Tally } from './content.ts';
import { inTransaction, send, type Writing } from './in-transaction.ts';
import { type Limits, slicesOf } from './size-limits.ts';
import type { Database, StoredRecord } from './migrations.ts';
import { journalAfter } from './read-journal.ts';
import type { CommitResult, Progress, RecordPatch, SavedCommit, WorkspaceRecord } from './store.ts';
import { goesOn } from './store.ts';
import { everythingOf } from './migrations.ts';
import { sendRows, writeRows } from './write-rows.ts';

/** Adds a workspace. With `onlyFirst`, only if there is no other, deleted ones apart. @returns whether it did */
export function createWorkspace(
  database: Database,
  record: WorkspaceRecord,
  changes: readonly Change[],
  options: { readonly onlyFirst?: boolean; readonly progress?: Progress; readonly limits: Limits },
): Promise<boolean> {
  return inTransaction(database, async (transaction) => {
    const workspaces = transaction.objectStore('workspaces');
    if (options.onlyFirst && (await workspaces.getAll()).some((other) => other.deletedAt === null))
      return false;
    const journal = { journalFirst: record.rev + 1, journalSize: 0, bulkSize: 0 };
    const tally = new Tally();
    await writeRows(transaction, record.id, changes, options.limits, options.progress, tally);
    const content = tally.at(record.rev);
    await workspaces.put({ ...record, schema: database.version, ...journal, content });
    return true;
  });
}

interface WriteOptions {
  readonly progress?: Progress | undefined;
  readonly limits: Limits;
}

/** Saves commits, each made on the one before, if the workspace still stands at the revision that the first was made on. */
export function writeCommits(
  database: Database,
  workspace: string,
  commits: readonly SavedCommit[],
  options: WriteOptions,
): Promise<CommitResult> {
  return inTransaction(database, async (transaction): Promise<CommitResult> => {
    const stored = await transaction.objectStore('workspaces').get(workspace);
    if (!stored) return { type: 'gone' };
    const base = commits[0]?.row.base ?? stored.rev;
    if (stored.rev !== base) {
      const missed = await journalAfter(transaction.objectStore('journal'), stored, base);
      return { type: 'conflict', missed };
    }
    let record: StoredRecord = { ...stored, schema: database.version };
    for (const commit of commits) record = await writeCommit(transaction, record, commit, options);
    void send(transaction.objectStore('workspaces').put(record));
    return { type: 'saved' };
  });
}

/** Writes a commit's rows. @returns the workspace's record after it */
async function writeCommit(
  transaction: Writing,
  record: StoredRecord,
  { row, account }: SavedCommit,
  { limits, progress }: WriteOptions,
): Promise<StoredRecord> {
  const { id: workspace } = record;
  const isBulk = row.changes.length > limits.inlineChanges;
  const bulk = isBulk ? await writeBulk(transaction, workspace, row, limits) : 0;
  const kept = isBulk ? { ...row, changes: { count: row.changes.length } } : row;
  const text = JSON.stringify(kept);
  const size = text.length;
  const { content: before, ...others } = record;
  // Unknown if an older page has committed since. The next reading counts again.
  const tally = before?.rev === row.base ? new Tally(before) : null;
  const isPart = goesOn(row.command);
  const after: StoredRecord = {
    ...others,
    account,
    rev: row.rev,
    offset: row.offset,
    journalSize: record.journalSize + (isPart ? 0 : size),
    bulkSize: record.bulkSize + bulk + (isPart ? size : 0),
    ...(isPart && { stackCalls: (record.stackCalls ?? 0) + 1 }),
  };
  void send(transaction.objectStore('journal').put({ ...kept, workspace, size, digest: fnv(text) }));
  if (isBulk) await writeRows(transaction, workspace, row.changes, limits, progress, tally);
  else void sendRows(transaction, workspace, row.changes);
  if (!isBulk) tally?.add(row.changes);
  const pruned = isTooMuch(after, limits) ? await prune(transaction, after, limits) : after;
  return { ...pruned, ...(tally && { content: tally.at(row.rev) }) };
}

/** Keeps a large commit's changes beside the journal, slice by slice. @returns their size in characters of JSON */
async function writeBulk(
  transaction: Writing,
  workspace: string,
  { rev, changes: all }: SavedCommit['row'],
  limits: Limits,
): Promise<number> {
  let bulk = 0;
  let part = 0;
  for (const changes of slicesOf(all, limits.slice)) {
    const { length: size } = JSON.stringify(changes);
    await transaction.objectStore('checkpoints').put({ workspace, rev, part: part++, changes, size });
    bulk += size;
  }
  return bulk;
}

const isTooMuch = (
  { rev, journalFirst, journalSize, bulkSize, stackCalls = 0 }: StoredRecord,
  limits: Limits,
): boolean =>
  rev - journalFirst + 1 - stackCalls > limits.journalRows ||
  journalSize > limits.journalSize ||
  bulkSize > limits.bulkSize;

/**
 * Deletes the oldest journal rows while the journal is too large, but never the newest. @returns the record after it
 */
async function prune(transaction: Writing, record: StoredRecord, limits: Limits): Promise<StoredRecord> {
  const journal = transaction.objectStore('journal');
  const checkpoints = transaction.objectStore('checkpoints');
  let { journalFirst, journalSize, bulkSize, stackCalls = 0 } = record;
  while (
    journalFirst < record.rev &&
    isTooMuch({ ...record, journalFirst, journalSize, bulkSize, stackCalls }, limits)
  ) {
    const key: [string, number] = [record.id, journalFirst];
    const oldest = await journal.get(key);
    const size = oldest?.size ?? 0;
    if (oldest && goesOn(oldest.command)) {
      bulkSize -= size;
      stackCalls = Math.max(0, stackCalls - 1);
    } else journalSize -= size;
    await journal.delete(key);
    if (oldest && !Array.isArray(oldest.changes)) {
      const parts = IDBKeyRange.bound([...key], [...key, []]);
      for (const part of await checkpoints.getAll(parts)) bulkSize -= part.size;
      await checkpoints.delete(parts);
    }
    journalFirst++;
  }
  return { ...record, journalFirst, journalSize, bulkSize, ...(record.stackCalls && { stackCalls }) };
}

/** @returns whether there is such a workspace */
export function updateRecord(database: Database, workspace: string, patch: RecordPatch): Promise<boolean> {
  return inTransaction(database, async (transaction) => {
    const workspaces = transaction.objectStore('workspaces');
    const record = await workspaces.get(workspace);
    if (!record) return false;
    await workspaces.put({ ...record, ...patch });
    return true;
  });
}

export function purgeWorkspace(database: Database, workspace: string): Promise<void> {
  return inTransaction(database, async (transaction) => {
    await transaction.objectStore('workspaces').delete(workspace);
    for (const name of ['rows', 'journal', 'checkpoints', 'quarantine'] as const)
      await transaction.objectStore(name).delete(everythingOf(workspace));
  });
}
