import type { Call, Change, Credentials, TrailEvent, Try } from '../engine/index.ts';

/** A workspace without its account: what the list of workspaces shows. Times are ms since the epoch. */
export interface WorkspaceRecord {
  readonly id: string;
  readonly name: string;
  /** The home account's id. */
  readonly account: string;
  /** Counts the commits. Nothing is saved on a revision other than the one it was made on. */
  readonly rev: number;
  readonly createdAt: number;
  readonly lastOpened: number;
  /** How far the simulated clock is ahead of the device's, ms. */
  readonly offset: number;
  readonly actingAs: Credentials | null;
  /** When it was deleted, ms; it can be taken back until it is purged. */
  readonly deletedAt: number | null;
  /** The version of the database's schema that it was last written in. A store in memory leaves it as it is. */
  readonly schema: number;
}

/** A command as the journal keeps it: a load without its rows. */
export type JournalCommand =
  | (Call & { readonly gesture?: string })
  | Try
  | { readonly type: 'load'; readonly source: string }
  | { readonly type: 'clock'; readonly milliseconds: number }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' };

/** How a command ended, without what it returned. */
export type Answer =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: string; readonly message: string }
  | { readonly ok: false; readonly notModelled: string };

/** One commit as the journal keeps it. */
export interface JournalRow {
  /** Unique among all tabs: tells a commit that was saved, but not confirmed, from another tab's. */
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
  /** For undo and redo: the revision that is taken or brought back. */
  readonly of: number | null;
  /** The clock's offset after it, ms. */
  readonly offset: number;
  /** Whether it changed anything that undo can take back. */
  readonly undoable: boolean;
  readonly changes: Changes;
}

/** The changes of a commit, or for very many (a load) how many they are: `changesOf` reads them. */
type Changes = readonly Change[] | { readonly count: number };

/** A commit on its way into storage: all of its changes stand in `changes`. */
export interface SavedCommit {
  readonly row: JournalRow & { readonly changes: readonly Change[] };
  readonly account: string;
  /** For a load: the rows that were asked for, as additions. */
  readonly rows?: readonly Change[];
}

/** A row that can't be read, taken out of the account and kept as it was found. */
export interface QuarantinedRow {
  readonly table: string;
  readonly key: string;
  readonly raw: unknown;
  /** What is wrong with it. */
  readonly problem: string;
}

/** What reading a workspace found damaged, and what became of it. */
export interface WorkspaceDamage {
  /** Put aside just now. */
  readonly quarantined: readonly QuarantinedRow[];
  /** How many rows were restored, since the journal still had them whole. */
  readonly restored: number;
  /** How many rows that every account has were made anew. */
  readonly remade: number;
  /** How many rows are gone, and nothing tells what they were. */
  readonly missing: number;
  /** Whether the rows are otherwise than they were saved. */
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
  /** What was wrong with it, which is mended by now; null where all was well. */
  readonly damage: WorkspaceDamage | null;
  /** How many rows were ever put aside: `quarantined` gives them. */
  readonly putAside: number;
}

/**
 * - `saved`: it is in.
 * - `conflict`: another tab was faster; `missed` are its commits since `base`, oldest first, or null where the
 *   journal doesn't reach back that far and the workspace must be loaded again.
 * - `gone`: there is no such workspace (any more).
 */
export type CommitResult =
  | { readonly type: 'saved' }
  | { readonly type: 'gone' }
  | { readonly type: 'conflict'; readonly missed: readonly JournalRow[] | null };

/** What happened outside of this tab. */
export type StoreEvent =
  | { readonly type: 'commit'; readonly workspace: string; readonly rev: number }
  | { readonly type: 'workspaces' }
  /** A newer playground took the database over: nothing can be saved here until the page is loaded anew. */
  | { readonly type: 'newer' }
  /** The connection ended, as when somebody deletes what the site has stored: whether it is still there isn't known. */
  | { readonly type: 'ended' }
  /** Word from elsewhere no longer arrives, or does again. */
  | { readonly type: 'connection'; readonly lost: boolean };

/** `done` of `total` rows. */
export type Progress = (done: number, total: number) => void;

export type RecordPatch = Partial<Pick<WorkspaceRecord, 'name' | 'lastOpened' | 'actingAs' | 'deletedAt'>>;

/** Where workspaces are kept. Every method may reject with a `StorageError`. */
export interface Store {
  readonly kind: 'indexeddb' | 'memory' | 'endpoint';
  /** All workspaces, deleted ones too, in no particular order. */
  list(): Promise<WorkspaceRecord[]>;
  /**
   * Adds a workspace with its rows. With `onlyFirst`, only where there is none yet.
   * @returns whether it was added
   */
  create(
    record: WorkspaceRecord,
    rows: readonly Change[],
    options?: { readonly onlyFirst?: boolean; readonly progress?: Progress },
  ): Promise<boolean>;
  /** Null where there is no such workspace. */
  load(id: string, progress?: Progress): Promise<StoredWorkspace | null>;
  /** Saves one commit in one transaction, if the workspace still stands at the revision it was made on. */
  commit(id: string, commit: SavedCommit, progress?: Progress): Promise<CommitResult>;
  /** The rows that were put aside when the workspace was read, now or earlier. */
  quarantined(id: string): Promise<QuarantinedRow[]>;
  /** The commits after `rev`, oldest first; null where the journal doesn't reach back that far. */
  journalSince(id: string, rev: number): Promise<JournalRow[] | null>;
  /** The changes of a commit whose journal row only counts them; null where they are no longer kept. */
  changesOf(id: string, rev: number): Promise<Change[] | null>;
  /** False where there is no such workspace. */
  update(id: string, patch: RecordPatch): Promise<boolean>;
  /** For good, with everything in it. */
  purge(id: string): Promise<void>;
  /** @returns how to stop listening */
  subscribe(listener: (event: StoreEvent) => void): () => void;
  close(): void;
}
