import type { Change } from '../engine/index.ts';
import { limits as standardLimits, type Limits } from './size-limits.ts';
import { orAgainOnceBack } from './leaving.ts';
import { writeMarker } from './lost-marker.ts';
import type { Database } from './migrations.ts';
import { openDatabase, type OpenedDatabase, type OpenOptions } from './open-database.ts';
import { readChanges, readJournalSince } from './read-journal.ts';
import { readRecords, readQuarantine, readWorkspace } from './read-workspace.ts';
import { StorageError, storageErrorFrom } from './storage-error.ts';
import type {
  CommitResult,
  JournalRow,
  Progress,
  Reading,
  QuarantinedRow,
  RecordPatch,
  SavedCommit,
  Store,
  StoredWorkspace,
  StoreEvent,
  ListedWorkspace,
  WorkspaceRecord,
} from './store.ts';
import { createWorkspace, purgeWorkspace, updateRecord, writeCommits } from './write-workspace.ts';

export type IdbStoreOptions = Omit<OpenOptions, 'onClose'> & { readonly limits?: Limits };

/** Workspaces in IndexedDB. `open` makes it, and rejects with a `StorageError` if that isn't possible. */
export class IdbStore implements Store {
  readonly kind = 'indexeddb';
  readonly #listeners = new Set<(event: StoreEvent) => void>();
  readonly #channel: TabChannel;
  /** Null while the connection is lost; the next use opens it again. */
  #opened: Promise<OpenedDatabase> | null = null;
  /** The result of `#opened`. Once it is here, requests are sent in the same task. */
  #database: Database | null = null;
  #outdated = false;
  #closed = false;

  private constructor(private readonly options: IdbStoreOptions) {
    this.#channel = openTabChannel(options.name, (event) => this.#emit(event));
  }

  static async open(options: IdbStoreOptions): Promise<IdbStore> {
    const store = new IdbStore(options);
    try {
      await store.#open();
    } catch (error) {
      store.close();
      throw error;
    }
    return store;
  }

  /** The database's own id. Another id means that the browser lost the earlier database. */
  async databaseId(): Promise<string> {
    return (await this.#open()).id;
  }

  list(): Promise<ListedWorkspace[]> {
    return this.#use(readRecords);
  }

  async create(
    record: WorkspaceRecord,
    rows: readonly Change[],
    options: { readonly onlyFirst?: boolean; readonly progress?: Progress } = {},
  ): Promise<boolean> {
    const limits = this.#limits;
    const added = await this.#use((database) =>
      createWorkspace(database, record, rows, { ...options, limits }),
    );
    if (added) await this.#workspacesChanged();
    return added;
  }

  load(id: string, reading?: Reading): Promise<StoredWorkspace | null> {
    return this.#use((database) => readWorkspace(database, id, this.#limits, reading));
  }

  commit(id: string, commit: SavedCommit, progress?: Progress): Promise<CommitResult> {
    return this.commitAll(id, [commit], progress);
  }

  async commitAll(id: string, commits: readonly SavedCommit[], progress?: Progress): Promise<CommitResult> {
    const options = { limits: this.#limits, progress };
    const result = await this.#use((database) => writeCommits(database, id, commits, options));
    const rev = commits.at(-1)?.row.rev;
    if (result.type === 'saved' && rev !== undefined)
      this.#channel.post({ type: 'commit', workspace: id, rev });
    return result;
  }

  journalSince(id: string, rev: number): Promise<JournalRow[] | null> {
    return this.#use((database) => readJournalSince(database, id, rev));
  }

  quarantined(id: string): Promise<QuarantinedRow[]> {
    return this.#use((database) => readQuarantine(database, id));
  }

  changesOf(id: string, rev: number): Promise<Change[] | null> {
    return this.#use((database) => readChanges(database, id, rev));
  }

  async update(id: string, patch: RecordPatch): Promise<boolean> {
    const found = await this.#use((database) => updateRecord(database, id, patch));
    if (found) this.#channel.post({ type: 'workspaces' });
    return found;
  }

  async purge(id: string): Promise<void> {
    await this.#use((database) => purgeWorkspace(database, id));
    await this.#workspacesChanged();
  }

  subscribe(listener: (event: StoreEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#closed = true;
    this.#channel.close();
    this.#drop();
  }

  get #limits(): Limits {
    return this.options.limits ?? standardLimits;
  }

  #emit(event: StoreEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  #drop(): void {
    this.#opened?.then(({ database }) => database.close()).catch(() => undefined);
    this.#forget();
  }

  #open(): Promise<OpenedDatabase> {
    if (this.#outdated) return Promise.reject(new StorageError('newer', 'A newer version has taken over.'));
    if (this.#closed) return Promise.reject(new StorageError('unavailable', 'The store is closed.'));
    if (this.#opened) return this.#opened;
    const opened = openDatabase({ ...this.options, onClose: (reason) => this.#connectionEnded(reason) });
    this.#opened = opened;
    opened
      .then(({ database }) => {
        if (this.#opened === opened) this.#database = database;
      })
      .catch(() => {
        if (this.#opened === opened) this.#forget();
      });
    return opened;
  }

  #forget(): void {
    this.#opened = null;
    this.#database = null;
  }

  #connectionEnded(reason: 'newer' | 'deleted' | 'terminated'): void {
    this.#forget();
    this.#outdated = reason === 'newer';
    this.#emit({ type: this.#outdated ? 'newer' : 'ended' });
  }

  /** Safari may end a connection without an event. Then this opens it once more. */
  async #use<T>(work: (database: Database) => Promise<T>): Promise<T> {
    try {
      return await orAgainOnceBack(async () => work(this.#database ?? (await this.#open()).database));
    } catch (error) {
      const name = error instanceof Error ? error.name : '';
      if (name !== 'InvalidStateError') throw storageErrorFrom(error);
      this.#drop();
    }
    try {
      const { database } = await this.#open();
      return await work(database);
    } catch (error) {
      throw storageErrorFrom(error);
    }
  }

  async #workspacesChanged(): Promise<void> {
    this.#channel.post({ type: 'workspaces' });
    const [database, { length: workspaces }] = await Promise.all([this.databaseId(), this.list()]);
    writeMarker(this.options.name, { database, workspaces });
  }
}

/** Messages between the tabs that use the same database. */
interface TabChannel {
  post(event: StoreEvent): void;
  close(): void;
}

function isEvent(data: unknown): data is StoreEvent {
  if (typeof data !== 'object' || data === null) return false;
  const { type, workspace, rev } = data as Readonly<Record<string, unknown>>;
  return (
    type === 'workspaces' || (type === 'commit' && typeof workspace === 'string' && Number.isSafeInteger(rev))
  );
}

/**
 * Joins the tabs of one database. Without BroadcastChannel (or in a frame that may not use it) no messages arrive. Then
 * the page learns of changes from a conflict when it saves, or when the tab is shown again.
 */
function openTabChannel(name: string, listener: (event: StoreEvent) => void): TabChannel {
  let channel: BroadcastChannel | null = null;
  try {
    channel = new BroadcastChannel(name);
    channel.onmessage = ({ data }) => {
      if (isEvent(data)) listener(data);
    };
  } catch {
    // The comment on this function says why.
  }
  return {
    post: (event) => channel?.postMessage(event),
    close: () => channel?.close(),
  };
}
