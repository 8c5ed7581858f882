import type { Credentials } from '../engine/index.ts';
import { MemoryStore } from '../storage/memory-store.ts';
import type { OpenedStore } from '../storage/open-store.ts';
import { storageErrorFrom } from '../storage/storage-error.ts';
import type { Progress, StoreEvent } from '../storage/store.ts';
import { nameOf, rootCredentials, stillThere } from './acting.ts';
import { Audience } from './audience.ts';
import type { Backend } from './backend.ts';
import { timeOf } from './carry-out.ts';
import type { Command, Commit } from './command.ts';
import { Notices } from './notices.svelte.ts';
import { OpenWorkspace } from './open-workspace.svelte.ts';
import type { Saved } from './playground-types.ts';
import type { WorldChange } from './rebase.ts';
import type { WorkspaceState } from './workspace-state.ts';
import { failureNotices, noticeOfFailure, noticeOfOpening, noticeOfDamage } from './storage-notices.ts';
import { Workspaces } from './workspaces.svelte.ts';

/** Lengthy work: `done` of `total` rows are done. */
export interface Work {
  readonly kind: 'opening' | 'saving';
  readonly done: number;
  readonly total: number;
}

interface PlaygroundStateOptions {
  readonly backend: Backend;
  readonly open: () => Promise<OpenedStore>;
  /** The device's time, ms since the epoch. */
  readonly device: () => number;
  /** The workspace that is shown until the stored one has been read. */
  readonly first: WorkspaceState;
}

/** Work on fewer rows than this is too short to be shown. */
const noteworthy = 2000;

/** The state behind a playground: the open workspace, the acting identity, and storage's notices. */
export class PlaygroundState {
  readonly notices = new Notices();
  readonly audience = new Audience();
  readonly #options: PlaygroundStateOptions;
  readonly #tab = crypto.getRandomValues(new Uint32Array(2)).join('-');
  #commits = 0;
  #workspaces = $state.raw() as Workspaces;
  #open = $state.raw() as OpenWorkspace;
  #ready = $state(false);
  #work = $state.raw<Work | null>(null);
  /** The deleted workspace that was open, and the workspace that was made because there was no other. */
  #replaced: { readonly id: string; readonly by: string | null } | null = null;
  #unsubscribe: (() => void) | null = null;
  #opening: Promise<unknown>;

  credentials = $state.raw() as Credentials;
  selected = $state<string | null>(null);

  constructor(options: PlaygroundStateOptions) {
    this.#options = options;
    const workspace = options.first;
    this.#workspaces = new Workspaces(new MemoryStore(), options.device);
    this.#open = this.#workspaceOf(workspace);
    this.credentials = workspace.record.actingAs ?? rootCredentials(workspace.world);
    this.#opening = this.#start();
  }

  get ready(): boolean {
    return this.#ready;
  }
  get work(): Work | null {
    return this.#work;
  }
  get workspace(): OpenWorkspace {
    return this.#open;
  }
  get saved(): Saved {
    const { kind } = this.#workspaces.store;
    return kind === 'indexeddb' || this.#open.state === 'failed' ? this.#open.state : kind;
  }
  get workspaces(): Workspaces {
    return this.#workspaces;
  }

  /** Runs a command in the workspace that is open, or being opened. */
  run(command: Command): Promise<Commit> {
    return this.#opening.then(() => this.#open.run(command));
  }

  /** Waits until no workspace is being opened. @returns the open one */
  async settled(): Promise<OpenWorkspace> {
    for (let opening: unknown; opening !== this.#opening;) {
      opening = this.#opening;
      await opening;
    }
    return this.#open;
  }

  /** Opens the workspace that `choose` names. Refused while the open one can't be saved. */
  switchTo(choose: (workspaces: Workspaces) => Promise<string | null>): Promise<boolean> {
    const switching = this.#opening.then(async () => {
      if (!(await this.#open.settle())) {
        this.notices.add({ kind: 'error', key: 'not-saved-yet', actions: [{ type: 'download' }] });
        return false;
      }
      try {
        const id = await choose(this.#workspaces);
        this.notices.withdraw('account-reset', 'account-emptied');
        return id !== null && (await this.#show(id));
      } catch (error) {
        this.notices.add(noticeOfFailure(storageErrorFrom(error).kind));
        return false;
      } finally {
        this.#work = null;
      }
    });
    this.#opening = switching.catch(() => undefined);
    return switching;
  }

  actAs(credentials: Credentials): void {
    this.credentials = credentials;
    this.#open.adopt({ actingAs: credentials });
    // This only helps the next visit, so a failure needs no notice.
    this.#workspaces.store.update(this.#open.id, { actingAs: credentials }).catch(() => undefined);
  }

  rename(id: string, name: string): Promise<void> {
    return this.#manage(async (workspaces) => {
      const given = await workspaces.rename(id, name);
      if (given !== null && id === this.#open.id) this.#open.adopt({ name: given });
    });
  }

  async delete(id: string): Promise<void> {
    await this.settled();
    const before = this.#workspaces.list;
    const name = before.find((record) => record.id === id)?.name ?? '';
    const wasOpen = id === this.#open.id;
    if (wasOpen && !(await this.switchTo((workspaces) => workspaces.otherThan(id)))) return;
    const isNew = !before.some((record) => record.id === this.#open.id);
    this.#replaced = wasOpen ? { id, by: isNew ? this.#open.id : null } : null;
    // An endpoint has only one account. Another one has replaced it by now, and undo brings it back.
    if (this.#workspaces.store.kind === 'endpoint') return;
    await this.#manage((workspaces) => workspaces.delete(id));
    const action = { type: 'restoreWorkspace', id } as const;
    this.notices.add({ kind: 'info', key: 'workspace-deleted', params: { name }, actions: [action] });
  }

  /**
   * Restores a deleted workspace. If it was open when it was deleted, it replaces the workspace that was made
   * for it and opens again.
   */
  async restore(id: string): Promise<void> {
    const replaced = this.#replaced?.id === id ? this.#replaced : null;
    const standIn = this.#workspaces.isUnused(replaced?.by ?? null) ? (replaced?.by ?? null) : null;
    await this.#manage(async (workspaces) => {
      await workspaces.restore(id, standIn);
      this.notices.withdraw('workspace-deleted', 'workspace-gone');
    });
    if (!replaced || !(await this.switchTo(() => Promise.resolve(id)))) return;
    this.#replaced = null;
    if (standIn !== null) await this.#manage((workspaces) => workspaces.delete(standIn));
  }

  async #manage(work: (workspaces: Workspaces) => Promise<void>): Promise<void> {
    await this.settled();
    try {
      await work(this.#workspaces);
    } catch (error) {
      this.notices.add(noticeOfFailure(storageErrorFrom(error).kind));
    }
  }

  /** Looks at what other tabs did, and tries again what could not be saved. */
  async refresh(): Promise<void> {
    const open = await this.settled();
    await open.save();
    await Promise.all([open.catchUp(), this.#workspaces.refresh()]).catch(() => undefined);
  }

  readonly progress =
    (kind: Work['kind']): Progress =>
    (done, total) => {
      if (total >= noteworthy) this.#work = done < total ? { kind, done, total } : null;
    };

  close(): void {
    this.#unsubscribe?.();
    this.#open.stop();
    this.#workspaces.store.close();
  }

  async #start(): Promise<void> {
    const { store, problem, lost } = await this.#options.open();
    if (lost) this.notices.add({ kind: 'warning', key: 'storage-lost' });
    if (problem) this.notices.add(noticeOfOpening(problem));
    try {
      await this.#use(new Workspaces(store, this.#options.device));
    } catch (error) {
      store.close();
      this.notices.add(noticeOfOpening(storageErrorFrom(error).kind));
      await this.#use(new Workspaces(new MemoryStore(), this.#options.device));
    }
    this.#ready = true;
    this.#work = null;
  }

  async #use(workspaces: Workspaces): Promise<void> {
    const id = await workspaces.first();
    this.#workspaces = workspaces;
    this.#unsubscribe?.();
    this.#unsubscribe = workspaces.store.subscribe((event) => void this.#hear(event));
    if (await this.#show(id)) return;
    const fresh = await workspaces.create('', 'sample');
    if (fresh) await this.#show(fresh);
  }

  async #show(id: string): Promise<boolean> {
    const workspace = await this.#workspaces.read(id, this.progress('opening'), (damage) => {
      this.notices.add(noticeOfDamage(damage));
    });
    if (!workspace) return false;
    await this.#prepare(workspace);
    this.#open.stop();
    this.#open = this.#workspaceOf(workspace);
    this.selected = null;
    const { world, record } = workspace;
    const { actingAs } = record;
    this.credentials = actingAs && stillThere(world, actingAs) ? actingAs : rootCredentials(world);
    this.audience.tell({ world, changes: null, commit: null, origin: 'opened' });
    return true;
  }

  #workspaceOf(workspace: WorkspaceState): OpenWorkspace {
    const { backend, device } = this.#options;
    return new OpenWorkspace(workspace, {
      store: this.#workspaces.store,
      backend,
      device,
      commitId: () => `${this.#tab}-${++this.#commits}`,
      prepare: (next) => this.#prepare(next),
      onChange: (change, before) => this.#changed(change, before),
      onAnswer: (commit) => this.audience.answer(commit),
      onFailure: (kind) => this.notices.add(noticeOfFailure(kind)),
      onRecovery: () => {
        const { kind } = this.#workspaces.store;
        this.notices.withdraw(...failureNotices);
        this.notices.add({ kind: 'info', key: kind === 'endpoint' ? 'endpoint-back' : 'storage-back' });
      },
      onProgress: this.progress('saving'),
      notify: (notice) => this.notices.add(notice),
    });
  }

  #prepare(workspace: WorkspaceState): Promise<void> {
    return this.audience.prepare(workspace.world, timeOf(workspace, this.#options.device()));
  }

  #changed(change: WorldChange, { world: before }: WorkspaceState): void {
    const { world, changes } = change;
    if (changes?.some(({ key, after }) => key === this.selected && !after)) this.selected = null;
    if (change.origin !== 'rolledBack' && !stillThere(world, this.credentials)) {
      const who = nameOf(before, this.credentials);
      this.credentials = rootCredentials(world);
      this.notices.add({ kind: 'info', key: 'acting-as-root', params: { who } });
    }
    this.audience.tell(change);
  }

  async #hear(event: StoreEvent): Promise<void> {
    if (event.type === 'newer') return this.#open.giveUpSaving();
    if (event.type === 'ended') return this.#open.doubt();
    const open = await this.settled();
    try {
      if (event.type === 'commit' && event.workspace === open.id) await open.catchUp();
      if (event.type === 'workspaces') await this.#compare(open);
      if (event.type === 'connection') await this.#connected(event.lost);
    } catch {
      // If it can't be read now, saving will fail, too, and say so.
    }
  }

  async #connected(lost: boolean): Promise<void> {
    if (lost) return this.notices.add(noticeOfFailure('disconnected'));
    await this.refresh();
    if (this.#open.state === 'failed') return;
    this.notices.withdraw('endpoint-lost');
    this.notices.add({ kind: 'info', key: 'endpoint-back' });
  }

  /** Another tab has renamed, made or deleted a workspace. */
  async #compare(open: OpenWorkspace): Promise<void> {
    await this.#workspaces.refresh();
    const mine = this.#workspaces.list.find(({ id }) => id === open.id);
    if (mine) open.adopt({ name: mine.name });
    else
      this.notices.add({
        kind: 'warning',
        key: 'workspace-gone',
        params: { name: open.record.name },
        actions: [{ type: 'restoreWorkspace', id: open.id }],
      });
  }
}
