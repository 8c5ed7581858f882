import type { Change } from '../engine/index.ts';
import { goesOn } from './store.ts';
import { limits as standardLimits, type Limits } from './size-limits.ts';
import type {
  CommitResult,
  JournalRow,
  QuarantinedRow,
  RecordPatch,
  SavedCommit,
  Store,
  StoredWorkspace,
  StoreEvent,
  WorkspaceRecord,
} from './store.ts';

interface Kept {
  record: WorkspaceRecord;
  readonly rows: Map<string, Change>;
  journal: JournalRow[];
  /** How many rows of the journal go on with a gesture, and count as one with its first. */
  stackCalls: number;
  readonly bulk: Map<number, readonly Change[]>;
}

/** The data that memory stores share, as tabs share a database. */
export class MemoryDatabase {
  readonly workspaces = new Map<string, Kept>();
  readonly listeners = new Map<MemoryStore, Set<(event: StoreEvent) => void>>();
}

const placeOf = ({ table, key }: Change): string => `${table}/${key}`;

function write(rows: Map<string, Change>, changes: readonly Change[]): void {
  for (const change of changes)
    if (change.after) rows.set(placeOf(change), { ...change, before: null });
    else rows.delete(placeOf(change));
}

/** Workspaces in memory. They are gone with the tab. For browsers that store nothing. */
export class MemoryStore implements Store {
  readonly kind = 'memory';

  constructor(
    private readonly database = new MemoryDatabase(),
    private readonly limits: Limits = standardLimits,
  ) {
    database.listeners.set(this, new Set());
  }

  list(): Promise<WorkspaceRecord[]> {
    return Promise.resolve([...this.database.workspaces.values()].map(({ record }) => record));
  }

  create(
    record: WorkspaceRecord,
    changes: readonly Change[],
    { onlyFirst = false }: { readonly onlyFirst?: boolean } = {},
  ): Promise<boolean> {
    const { workspaces } = this.database;
    if (onlyFirst && [...workspaces.values()].some((other) => other.record.deletedAt === null))
      return Promise.resolve(false);
    const rows = new Map<string, Change>();
    write(rows, changes);
    workspaces.set(record.id, { record, rows, journal: [], stackCalls: 0, bulk: new Map() });
    this.#tell({ type: 'workspaces' });
    return Promise.resolve(true);
  }

  load(id: string): Promise<StoredWorkspace | null> {
    const kept = this.database.workspaces.get(id);
    if (!kept) return Promise.resolve(null);
    const { record, rows, journal } = kept;
    return Promise.resolve({
      record,
      rows: [...rows.values()],
      journal: [...journal],
      damage: null,
      putAside: 0,
    });
  }

  quarantined(): Promise<QuarantinedRow[]> {
    return Promise.resolve([]);
  }

  commit(id: string, { row, account }: SavedCommit): Promise<CommitResult> {
    const kept = this.database.workspaces.get(id);
    if (!kept) return Promise.resolve({ type: 'gone' });
    if (kept.record.rev !== row.base)
      return Promise.resolve({ type: 'conflict', missed: this.#since(kept, row.base) });
    write(kept.rows, row.changes);
    const bulky = row.changes.length > this.limits.inlineChanges;
    if (bulky) kept.bulk.set(row.rev, row.changes);
    kept.journal.push(bulky ? { ...row, changes: { count: row.changes.length } } : row);
    if (goesOn(row.command)) kept.stackCalls++;
    // One after the other: at each commit, `splice` would move all rows that stay.
    while (kept.journal.length - kept.stackCalls > this.limits.journalRows) {
      const oldest = kept.journal.shift();
      kept.bulk.delete(oldest?.rev ?? NaN);
      if (oldest && goesOn(oldest.command)) kept.stackCalls--;
    }
    kept.record = { ...kept.record, account, rev: row.rev, offset: row.offset };
    this.#tell({ type: 'commit', workspace: id, rev: row.rev });
    return Promise.resolve({ type: 'saved' });
  }

  journalSince(id: string, rev: number): Promise<JournalRow[] | null> {
    const kept = this.database.workspaces.get(id);
    return Promise.resolve(kept ? this.#since(kept, rev) : null);
  }

  changesOf(id: string, rev: number): Promise<Change[] | null> {
    const kept = this.database.workspaces.get(id);
    const changes = kept?.journal.find((row) => row.rev === rev)?.changes;
    const all = changes && 'count' in changes ? kept?.bulk.get(rev) : changes;
    return Promise.resolve(all ? [...all] : null);
  }

  update(id: string, patch: RecordPatch): Promise<boolean> {
    const kept = this.database.workspaces.get(id);
    if (!kept) return Promise.resolve(false);
    kept.record = { ...kept.record, ...patch };
    this.#tell({ type: 'workspaces' });
    return Promise.resolve(true);
  }

  purge(id: string): Promise<void> {
    this.database.workspaces.delete(id);
    this.#tell({ type: 'workspaces' });
    return Promise.resolve();
  }

  subscribe(listener: (event: StoreEvent) => void): () => void {
    const mine = this.database.listeners.get(this);
    mine?.add(listener);
    return () => mine?.delete(listener);
  }

  close(): void {
    this.database.listeners.delete(this);
  }

  #since({ record, journal }: Kept, rev: number): JournalRow[] | null {
    const first = record.rev - journal.length + 1;
    if (rev > record.rev || rev + 1 < first) return null;
    return journal.filter((row) => row.rev > rev);
  }

  #tell(event: StoreEvent): void {
    for (const [store, listeners] of this.database.listeners)
      if (store !== this) for (const listener of listeners) queueMicrotask(() => listener(event));
  }
}
