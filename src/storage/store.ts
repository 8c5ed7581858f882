import type { Call, Change, Credentials, TrailEvent, Try } from '../engine/index.ts';

/** A workspace without its account: what the list of workspaces shows. Times are ms since the epoch. */
export interface WorkspaceRecord {
  readonly id: string;
  readonly name: string;
  /** The home account's id. */
  readonly account: string;
  /** Counts the commits. A commit is saved only on the revision that it was made on. */
  readonly rev: number;
  readonly createdAt: number;
  readonly lastOpened: number;
  /** How far the simulated clock is ahead of the device's, ms. */
  readonly offset: number;
  readonly actingAs: Credentials | null;
  /** When it was deleted, ms. Until it is purged, the user can restore it. */
  readonly deletedAt: number | null;
  /** The database version that wrote it last. A store in memory leaves it as it is. */
  readonly schema: number;
}

/** A workspace in the list of all. */
export interface ListedWorkspace extends WorkspaceRecord {
  /** Parts of its stored record can't be read, and others stand in for them. Loading the workspace mends that. */
  readonly isDamaged?: true;
}

/** A command as the journal keeps it: a load without its rows. */
export type JournalCommand =
  | (Call & { readonly gesture?: string; readonly goesOn?: true })
  | Try
  | { readonly type: 'load'; readonly source: string }
  | { readonly type: 'clock'; readonly milliseconds: number }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' };

/** Whether a command is a call that a stack has made. */
export const carriesStack = (
  command: JournalCommand,
): command is JournalCommand & { readonly type: 'call'; readonly gesture?: string } =>
  command.type === 'call' && command.via !== undefined;

/** Whether a command asks CloudFormation for something: a deployment goes by the first of its calls that does. */
export const asksForStack = (command: JournalCommand): boolean =>
  command.type === 'call' && command.service === 'cloudformation' && command.via === undefined;

/** Whether a command goes on with a gesture that an earlier one has begun. A gesture counts as one row of the journal. */
export const goesOn = (command: JournalCommand): boolean =>
  command.type === 'call' && (command.via !== undefined || command.goesOn === true);

/** Whether a command may turn a deployment that goes on: it belongs to that one. */
export const turnsDeployment = (command: { readonly type: string; readonly operation?: unknown }): boolean =>
  command.type === 'call' && /^(?:CancelUpdate|Delete)Stack$/.test(String(command.operation));

/** How a command ended, without what it returned. */
export type Answer =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: string; readonly message: string }
  | { readonly ok: false; readonly notModelled: string };

/** One commit as the journal keeps it. */
export interface JournalRow {
  /** Unique among all tabs. Tells a saved but unconfirmed commit from another tab's commit. */
  readonly id: string;
  readonly rev: number;
  readonly base: number;
  /** Simulated time, ms. */
  readonly time: number;
  readonly command: JournalCommand;
  readonly answer: Answer;
  readonly event: TrailEvent | null;
  /** The AWS CLI line that does the same, for calls. */
  readonly cli: string | null;
  /** For undo and redo: the revision that they undo or redo. */
  readonly of: number | null;
  /** The clock's offset after it, ms. */
  readonly offset: number;
  /** Whether undo can take back anything of it. */
  readonly undoable: boolean;
  readonly changes: Changes;
}

/** The changes of a commit. If there are very many (a load), only their number: `changesOf` reads them. */
type Changes = readonly Change[] | { readonly count: number };

/** A commit that is about to be stored, with all its changes. */
export interface SavedCommit {
  readonly row: JournalRow & { readonly changes: readonly Change[] };
  readonly account: string;
  /** For a load: the loaded rows, as additions. */
  readonly rows?: readonly Change[];
}

/** An unreadable row, which is taken out of the account and kept as it was found. */
export interface QuarantinedRow {
  readonly table: string;
  readonly key: string;
  readonly raw: unknown;
  /** The fault, in words. */
  readonly problem: string;
}

/** The damage that was found when a workspace was read, and how it was mended. */
export interface WorkspaceDamage {
  /** Put aside by this reading. */
  readonly quarantined: readonly QuarantinedRow[];
  /** How many rows were restored, because the journal still had them. */
  readonly restored: number;
  /** How many rows that every account has were made anew. */
  readonly remade: number;
  /** How many rows are lost. */
  readonly missing: number;
  /** Whether the rows differ from those that were saved. */
  readonly changed: boolean;
  /** Whether the workspace's own record was damaged: its name, the acting identity, its clock. */
  readonly record: boolean;
  /** Whether older journal rows could not be read and were left out. */
  readonly journal: boolean;
}

export interface StoredWorkspace {
  readonly record: WorkspaceRecord;
  /** Every row as an addition. */
  readonly rows: readonly Change[];
  /** Newest last. */
  readonly journal: readonly JournalRow[];
  /** The damage that was found, or null. It is already mended. */
  readonly damage: WorkspaceDamage | null;
  /** How many rows were ever put aside. `quarantined` returns them. */
  readonly putAside: number;
}

/**
 * - `saved`: the commit is stored.
 * - `conflict`: another tab was faster. `missed` are its commits since `base`, oldest first, or null if the journal no
 *   longer has all of them; then the workspace must be loaded again.
 * - `gone`: the workspace doesn't exist (any more).
 */
export type CommitResult =
  | { readonly type: 'saved' }
  | { readonly type: 'gone' }
  | { readonly type: 'conflict'; readonly missed: readonly JournalRow[] | null };

/** Events outside of this tab. */
export type StoreEvent =
  | { readonly type: 'commit'; readonly workspace: string; readonly rev: number }
  | { readonly type: 'workspaces' }
  /** A newer version of the page took over the database. Nothing can be saved here until the page is reloaded. */
  | { readonly type: 'newer' }
  /** The connection ended, for example because somebody deleted the site's data. The data may be gone. */
  | { readonly type: 'ended' }
  /** Whether events from outside arrive. */
  | { readonly type: 'connection'; readonly lost: boolean };

/** `done` of `total` rows. */
export type Progress = (done: number, total: number) => void;

/** Hears of a workspace while it is read. */
export interface Reading {
  readonly onProgress?: Progress;
  /** Receives rows as they come. If the reading begins again, all rows come again. */
  readonly onRows?: (rows: readonly Change[]) => void;
}

export type RecordPatch = Partial<Pick<WorkspaceRecord, 'name' | 'lastOpened' | 'actingAs' | 'deletedAt'>>;

/** Where workspaces are kept. Every method may reject with a `StorageError`. */
export interface Store {
  readonly kind: 'indexeddb' | 'memory' | 'endpoint';
  /** All workspaces, deleted ones too, in no particular order. */
  list(): Promise<ListedWorkspace[]>;
  /**
   * Adds a workspace with its rows. With `onlyFirst`, only if there is no workspace yet.
   * @returns whether it was added
   */
  create(
    record: WorkspaceRecord,
    rows: readonly Change[],
    options?: { readonly onlyFirst?: boolean; readonly progress?: Progress },
  ): Promise<boolean>;
  /** Null if there is no such workspace. */
  load(id: string, reading?: Reading): Promise<StoredWorkspace | null>;
  /** Saves one commit in one transaction, if the workspace still stands at the revision it was made on. */
  commit(id: string, commit: SavedCommit, progress?: Progress): Promise<CommitResult>;
  /**
   * Saves commits, each made on the one before, in one transaction: all or none. Missing where that saves no time. Only
   * the first one's base is compared.
   */
  commitAll?(id: string, commits: readonly SavedCommit[]): Promise<CommitResult>;
  /** The rows that were put aside when the workspace was read, now or earlier. */
  quarantined(id: string): Promise<QuarantinedRow[]>;
  /** The commits after `rev`, oldest first. Null if the journal no longer has all of them. */
  journalSince(id: string, rev: number): Promise<JournalRow[] | null>;
  /** The changes of a commit whose journal row has only their number. Null if they are no longer kept. */
  changesOf(id: string, rev: number): Promise<Change[] | null>;
  /** False if there is no such workspace. */
  update(id: string, patch: RecordPatch): Promise<boolean>;
  /** For good, with everything in it. */
  purge(id: string): Promise<void>;
  /** @returns how to stop listening */
  subscribe(listener: (event: StoreEvent) => void): () => void;
  close(): void;
}
