import type { Change } from '../../engine/index.ts';
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
} from '../../storage/store.ts';
import { askEndpoint } from './ask-endpoint.ts';

/** The command in the form that the endpoint carries out: a load has its rows again. */
const commandOf = ({ row, rows }: SavedCommit): object =>
  row.command.type === 'load' ? { ...row.command, rows: rows ?? [] } : row.command;

/**
 * The account of the endpoint that serves the page, as the only workspace. Saving a commit sends its command.
 * The endpoint carries it out itself, on the same revision and at the same time, with the same result. If a
 * real client was faster, the page gets the missed commits and carries its command out again, as between
 * tabs. Methods reject with a `StorageError`, `disconnected` if the endpoint doesn't answer.
 */
export class EndpointStore implements Store {
  readonly kind = 'endpoint';
  readonly #base: string;
  readonly #listeners = new Set<(event: StoreEvent) => void>();
  #patch: RecordPatch = {};
  #epoch = '';
  /** The newest revision that the endpoint has reported. */
  #newest = -1;
  #events: EventSource | null = null;
  #lost = false;

  /** `base` is the address of the endpoint's own routes, with a slash at the end. */
  constructor(base: string) {
    this.#base = base;
  }

  async list(): Promise<WorkspaceRecord[]> {
    return [(await this.#open()).record];
  }

  /** Replaces the account, because there is only one. Undo takes that back. */
  async create(
    { name }: WorkspaceRecord,
    rows: readonly Change[],
    { onlyFirst = false }: { readonly onlyFirst?: boolean } = {},
  ): Promise<boolean> {
    if (onlyFirst) return false;
    for (;;) {
      const { record } = await this.#open();
      const command = { type: 'load', source: name, rows };
      const result = await this.#run({
        id: crypto.randomUUID(),
        base: record.rev,
        device: Date.now(),
        command,
      });
      if (result.type === 'saved') return true;
    }
  }

  async load(): Promise<StoredWorkspace> {
    const workspace = await this.#open();
    this.#newest = workspace.record.rev;
    this.#follow();
    return workspace;
  }

  async commit(_id: string, saved: SavedCommit): Promise<CommitResult> {
    const { id, base, rev, time, offset, of } = saved.row;
    const result = await this.#run({ id, base, device: time - offset, of, command: commandOf(saved) });
    if (result.type === 'saved' && this.#newest > rev)
      // A newer commit was reported while this one was being saved. The caller looks again once this one is
      // in.
      setTimeout(() => this.#tell({ type: 'commit', workspace: _id, rev: this.#newest }));
    return result;
  }

  async journalSince(_id: string, rev: number): Promise<JournalRow[] | null> {
    if (rev === this.#newest) return [];
    const query = `journal?epoch=${this.#epoch}&since=${rev}`;
    const { missed } = (await this.#fetch(query)) as { readonly missed: JournalRow[] | null };
    return missed;
  }

  quarantined(): Promise<QuarantinedRow[]> {
    return Promise.resolve([]);
  }

  async changesOf(_id: string, rev: number): Promise<Change[] | null> {
    const { changes } = (await this.#fetch(`changes?epoch=${this.#epoch}&rev=${rev}`)) as {
      readonly changes: Change[] | null;
    };
    return changes;
  }

  /** Keeps credentials and the name for as long as this page is open. */
  update(_id: string, { name, actingAs, lastOpened }: RecordPatch): Promise<boolean> {
    this.#patch = {
      ...this.#patch,
      ...(name === undefined ? {} : { name }),
      ...(actingAs === undefined ? {} : { actingAs }),
      ...(lastOpened === undefined ? {} : { lastOpened }),
    };
    return Promise.resolve(true);
  }

  purge(): Promise<void> {
    return Promise.resolve();
  }

  subscribe(listener: (event: StoreEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#events?.close();
    this.#listeners.clear();
  }

  async #open(): Promise<StoredWorkspace> {
    const { epoch, workspace } = (await this.#fetch('workspace')) as {
      readonly epoch: string;
      readonly workspace: StoredWorkspace;
    };
    this.#epoch = epoch;
    return { ...workspace, record: { ...workspace.record, ...this.#patch } };
  }

  #run(asked: object): Promise<CommitResult> {
    const body = JSON.stringify(asked);
    const request = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
    return this.#fetch(`run?epoch=${this.#epoch}`, request) as Promise<CommitResult>;
  }

  #fetch(path: string, request?: RequestInit): Promise<unknown> {
    return askEndpoint(this.#base, path, request);
  }

  #follow(): void {
    if (this.#events) return;
    const events = new EventSource(`${this.#base}events?epoch=${this.#epoch}&since=${this.#newest}`);
    this.#events = events;
    events.addEventListener('commit', ({ data }: MessageEvent<string>) => {
      const { epoch, rev } = JSON.parse(data) as { readonly epoch: string; readonly rev: number };
      // The endpoint was restarted, so the page is at none of its revisions.
      this.#newest = epoch === this.#epoch ? rev : -1;
      this.#tell({ type: 'commit', workspace: 'endpoint', rev });
    });
    events.addEventListener('open', () => {
      if (this.#lost) this.#tell({ type: 'connection', lost: false });
      this.#lost = false;
    });
    events.addEventListener('error', () => {
      if (!this.#lost) this.#tell({ type: 'connection', lost: true });
      this.#lost = true;
      if (events.readyState === EventSource.CLOSED) this.#again();
    });
  }

  /** Browsers try again by themselves, but not after every failure. */
  #again(): void {
    this.#events = null;
    setTimeout(() => this.#follow(), 2000);
  }

  #tell(event: StoreEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}
