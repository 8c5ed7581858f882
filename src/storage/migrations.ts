import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import type { Change } from '../engine/index.ts';
import type { Content } from './content.ts';
import type { JournalRow, WorkspaceRecord } from './store.ts';

/** Every key that begins with a workspace: an array sorts after all strings and numbers. */
export const everythingOf = (workspace: string): IDBKeyRange =>
  IDBKeyRange.bound([workspace], [workspace, []]);

/** A workspace's record, with the size of its journal, so that pruning needn't count it again on every commit. */
export interface StoredRecord extends WorkspaceRecord {
  /** The oldest revision that the journal has; `rev + 1` while it is empty. */
  readonly journalFirst: number;
  /** Size of the journal's rows as JSON, in characters, but for calls that stacks have made. */
  readonly journalSize: number;
  /** Size of those calls' rows, and of the changes kept beside the journal. */
  readonly bulkSize: number;
  /** How many rows of the journal are such calls. Missing if there are none. */
  readonly stackCalls?: number;
  /** The digest of the rows. Missing if an older page has written last. */
  readonly content?: Content;
}

export interface StoredRow {
  readonly workspace: string;
  readonly table: string;
  readonly key: string;
  readonly row: unknown;
}

/** `digest` is that of the row's JSON. Missing if an older page has written the row. */
export type StoredJournalRow = JournalRow & {
  readonly workspace: string;
  readonly size: number;
  readonly digest?: number;
};

/** The newest schema's stores. Each key begins with the workspace, so that one range holds all of it. */
export interface Schema extends DBSchema {
  /** `id` (when the database was made, at random) and `probe`. */
  about: { key: string; value: { readonly key: string; readonly value: string } };
  workspaces: { key: string; value: StoredRecord };
  rows: { key: [workspace: string, table: string, key: string]; value: StoredRow };
  journal: { key: [workspace: string, rev: number]; value: StoredJournalRow };
  /** The changes of a commit that has too many for its journal row, in slices. */
  checkpoints: {
    key: [workspace: string, rev: number, part: number];
    value: {
      readonly workspace: string;
      readonly rev: number;
      readonly part: number;
      readonly changes: readonly Change[];
      readonly size: number;
    };
  };
  quarantine: {
    key: [workspace: string, table: string, key: string];
    value: StoredRow & { readonly problem: string };
  };
  /** The results of lessons, one row for each lesson. */
  progress: { key: string; value: Kept };
  /** Unfinished attempts at lessons. */
  attempts: { key: string; value: Kept };
  /** Drafts of lessons. */
  drafts: { key: string; value: Kept };
}

/** A record that is found by its id alone. Its reader checks all other fields. */
export interface Kept {
  readonly id: string;
}

export type Database = IDBPDatabase<Schema>;
type UpgradeTransaction = IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>;

/** One step from a schema version to the next. Shipped steps never change: databases out there ran them. */
export interface Migration {
  /** 1, 2, 3 …: the version that it makes. */
  readonly id: number;
  readonly name: string;
  /** Nothing may be awaited but `transaction`'s own requests. */
  migrate(database: Database, transaction: UpgradeTransaction): void | Promise<void>;
}

export const migrations: readonly Migration[] = [
  {
    id: 1,
    name: 'workspaces, rows and a journal',
    migrate(database) {
      database.createObjectStore('about', { keyPath: 'key' });
      database.createObjectStore('workspaces', { keyPath: 'id' });
      database.createObjectStore('rows', { keyPath: ['workspace', 'table', 'key'] });
      database.createObjectStore('journal', { keyPath: ['workspace', 'rev'] });
      database.createObjectStore('checkpoints', { keyPath: ['workspace', 'rev', 'part'] });
      database.createObjectStore('quarantine', { keyPath: ['workspace', 'table', 'key'] });
    },
  },
  {
    id: 2,
    name: 'learning and drafts',
    migrate(database) {
      for (const name of ['progress', 'attempts', 'drafts'] as const)
        database.createObjectStore(name, { keyPath: 'id' });
    },
  },
];

/** The version that a list of migrations leads to. Throws if an id is missing, doubled or out of order. */
export function schemaVersion(list: readonly Migration[] = migrations): number {
  for (const [index, { id, name }] of list.entries())
    if (id !== index + 1) throw new Error(`Migration "${name}" has id ${id}.`);
  return list.length;
}

/** Runs the migrations from version `from` (0: a new database) to the newest version, one after the other. */
export async function migrate(
  database: Database,
  from: number,
  transaction: UpgradeTransaction,
  list: readonly Migration[] = migrations,
): Promise<void> {
  for (const step of list.slice(from)) await step.migrate(database, transaction);
}
