import { untrack } from 'svelte';
import type {
  Call,
  Caller,
  Credentials,
  InputOf,
  OperationName,
  RequestContext,
  Result,
  World,
} from '../engine/index.ts';
import { accountOf, tableNames } from '../engine/index.ts';
import { MemoryStore } from '../storage/memory-store.ts';
import type { OpenedStore } from '../storage/open-store.ts';
import { storageErrorFrom } from '../storage/storage-error.ts';
import type {
  ListedWorkspace,
  Progress,
  QuarantinedRow,
  StoreEvent,
  WorkspaceRecord,
} from '../storage/store.ts';
import { type Backend, localBackend } from './backend.ts';
import { comingThrough } from './coming-through.ts';
import { nameOf as nameOfCredentials, rootCredentials, sessionOf, stillThere } from './acting.ts';
import { timeOf } from './simulated-time.ts';
import type { Command, Commit } from './command.ts';
import { Audience, type Ahead, type AnswerListener, type Listener } from './audience.ts';
import type { HistoryRow } from './history-row.ts';
import type { CallCommit, PlaygroundOptions, Saved, TryCommit } from './playground-types.ts';
import { nameOf, serviceOf } from './service-of.ts';
import { noticeOfReset, Notices, type NewNotice, type Notice } from './notices.svelte.ts';
import { openStorage } from './open-storage.ts';
import { OpenWorkspace } from './open-workspace.svelte.ts';
import type { StackDriver } from './stack-driver.ts';
import type { WorldChange } from './world-change.ts';
import {
  failureNotices,
  noticeOfDamage,
  noticeOfFailure,
  noticeOfOpening,
  noticeOfOtherId,
  noticeOfRecords,
} from './storage-notices.ts';
import { resultOf, UndoRefused, type UndoResult } from './undo-refused.ts';
import { placeholder, type WorkspaceState } from './workspace-state.ts';
import { rowsToStart, Workspaces, type WorkspaceStart } from './workspaces.svelte.ts';

export type { CallCommit, TryCommit } from './playground-types.ts';
export type { WorldChange } from './world-change.ts';
export type { UndoResult } from './undo-refused.ts';

/** Lengthy work: `done` of `total` rows are done. */
interface Work {
  readonly kind: 'opening' | 'saving';
  readonly done: number;
  readonly total: number;
}

/** Work on fewer rows than this is too short to be shown. */
const noteworthy = 2000;

const holds = ({ tables }: World, id: string): boolean => tableNames.some((name) => tables[name].has(id));

/**
 * One simulated account with its history, made once per mount. Every field is reactive. The world is replaced
 * only by `run`, by opening another workspace, and by other tabs. Methods may be called from effects: they
 * add no dependencies.
 */
export class Playground {
  /** Whether nothing is stored after the visit, as with somebody's link or a lesson. */
  readonly isPassing: boolean;
  readonly #backend: Backend;
  /** The device's time, ms since the epoch. */
  readonly #device: () => number;
  readonly #notices = new Notices();
  readonly #audience = new Audience();
  readonly #tab = crypto.getRandomValues(new Uint32Array(2)).join('-');
  #commits = 0;
  #workspaces = $state.raw() as Workspaces;
  #open = $state.raw() as OpenWorkspace;
  #ready = $state(false);
  #work = $state.raw<Work | null>(null);
  #credentials = $state.raw() as Credentials;
  #endpoint = $state.raw<string | null>(null);
  #selected = $state<string | null>(null);
  #tick = $state(0);
  /** The deleted workspace that was open, and the workspace that was made because there was no other. */
  #replaced: { readonly id: string; readonly by: string | null } | null = null;
  /** Carries the open workspace's stacks out. */
  #drivers: { readonly of: string; readonly driver: Promise<StackDriver> } | null = null;
  #deployment: Promise<void> | null = null;
  /** Settles once the workspace that is being opened is open. */
  #opening: Promise<unknown>;
  #unsubscribe: (() => void) | null = null;
  #stop: (() => void) | null = null;

  readonly #expired = $derived.by(() => {
    const session = sessionOf(this.world, this.#credentials);
    return session !== null && this.now >= session.expiresAt;
  });
  /**
   * The caller depends on the time only through expiry. Without this it would be computed again each second.
   */
  readonly #caller = $derived.by(() => {
    void this.#expired;
    const now = untrack(() => this.now);
    return this.#backend.identify(this.world, this.credentials, now);
  });
  readonly #canUndo = $derived.by(() => this.#open.rowOf('undo'));
  readonly #canRedo = $derived.by(() => this.#open.rowOf('redo'));

  constructor(options: PlaygroundOptions = {}) {
    const { backend = localBackend, open = openStorage, device = Date.now, first } = options;
    this.isPassing = options.isPassing ?? false;
    this.#backend = backend;
    this.#device = device;
    this.#workspaces = new Workspaces(new MemoryStore(), device);
    const workspace = first ?? placeholder(device());
    this.#open = this.#workspaceOf(workspace);
    this.#credentials = workspace.record.actingAs ?? rootCredentials(workspace.world);
    this.#opening = this.#start(open);
  }

  /** False until the stored workspace has been read. Commands that come before wait for it. */
  get ready(): boolean {
    return this.#ready;
  }
  get world(): World {
    return this.#open.world;
  }
  get rev(): number {
    return this.#open.record.rev;
  }
  /** Newest last, at most 1,000. */
  get history(): readonly HistoryRow[] {
    return this.#open.history;
  }
  get credentials(): Credentials {
    return this.#credentials;
  }
  /** The VPC endpoint through which calls come, until the page is left; null: over the internet. */
  get endpoint(): string | null {
    return this.#endpoint;
  }
  callThrough(endpoint: string | null): void {
    this.#endpoint = endpoint;
  }
  /** The identity of the acting credentials, or AWS's refusal of them. */
  get caller(): Result<Caller> {
    return this.#caller;
  }
  /** The selected entity's id, or `principal:<value>` for one outside of the account. */
  get selected(): string | null {
    return this.#selected;
  }
  set selected(id: string | null) {
    this.#selected = id;
  }
  get notices(): readonly Notice[] {
    return this.#notices.list;
  }
  get workspace(): WorkspaceRecord {
    return this.#open.record;
  }
  /** The workspaces that aren't deleted, the last opened first. */
  get workspaces(): readonly ListedWorkspace[] {
    return this.#workspaces.list;
  }
  /** How many rows of the open workspace were damaged, and put aside, now or earlier. */
  get putAside(): number {
    return this.#workspaces.putAside;
  }
  get saved(): Saved {
    const { kind } = this.#workspaces.store;
    return kind === 'indexeddb' || this.#open.state === 'failed' ? this.#open.state : kind;
  }
  /** The first revision whose answer may not be shown yet, because it isn't saved, or null. */
  get waiting(): number | null {
    return this.#open.waiting;
  }
  /** Work that takes so long that it is shown, or null. */
  get work(): Work | null {
    return this.#work;
  }
  /** The commit that undo would take back, or null. */
  get canUndo(): HistoryRow | null {
    return this.#canUndo;
  }
  /** The commit that redo would bring back, or null. */
  get canRedo(): HistoryRow | null {
    return this.#canRedo;
  }
  /** Simulated time, ms. It advances every second after `start`. */
  get now(): number {
    void this.#tick;
    return timeOf(this.#open, this.#device());
  }

  /** Whether undo has taken that commit back. */
  isTakenBack(rev: number): boolean {
    return this.#open.stacks.takenBack.has(rev);
  }

  /** How many commits undo takes back, or redo brings back, together with this one. */
  togetherWith(rev: number): number {
    return this.#open.stacks.together.get(rev)?.length ?? 1;
  }

  /** Lets the clock tick, and looks after what is stored when the page is shown or left. @returns how to stop */
  start(): () => void {
    if (!this.#stop) {
      const timer = setInterval(() => this.#tick++, 1000);
      const unwatch = watchPage(
        () => void this.refresh(),
        () => void this.#open.save(),
      );
      this.#stop = () => {
        clearInterval(timer);
        unwatch();
      };
    }
    return () => this.stop();
  }

  stop(): void {
    this.#stop?.();
    this.#stop = null;
  }

  readonly #closing = new AbortController();
  /** Aborted once it is closed: whoever works for it ends then. */
  get closed(): AbortSignal {
    return this.#closing.signal;
  }

  /** Resolves once all stacks are deployed that are being deployed here; null if there are none. */
  get deployment(): Promise<void> | null {
    return this.#deployment;
  }

  /** Stops for good, and closes the database. */
  close(): void {
    this.stop();
    this.#closing.abort();
    this.#unsubscribe?.();
    this.#open.stop();
    this.#workspaces.store.close();
  }

  /** Tries again to save what could not be saved, and reads what other tabs did. */
  refresh(): Promise<void> {
    return untrack(() => this.#lookAgain());
  }

  /** Resolves when everything asked for so far is done and saved. @returns false if storage fails */
  settled(): Promise<boolean> {
    return untrack(async () => (await this.#opened()).settle());
  }

  /**
   * Carries a command out. Commands run one after the other, in the order in which they came. The world is
   * replaced at once; the promise resolves when that is saved or saving has failed. Rejects with
   * `UndoRefused`, or if the page itself fails. A refusal by AWS is an outcome. `onShown` is called once the world is
   * replaced.
   */
  run(command: Command, onShown?: () => void): Promise<Commit> {
    return untrack(async () => {
      const sent = comingThrough(command, this.#endpoint);
      // From now on undo would take back this command, not the reset that these notices are about.
      this.#notices.withdraw('account-reset', 'account-emptied');
      try {
        await this.#opening;
        return await this.#open.run(sent, onShown);
      } catch (error) {
        if (!(error instanceof UndoRefused))
          this.notify({ kind: 'error', key: 'page-failed', params: { reason: String(error) } });
        throw error;
      }
    });
  }

  /** One call as the identity that acts now. Undo takes the calls of one `gesture` back together. */
  call<N extends OperationName>(
    operation: N,
    input: InputOf<N>,
    context?: RequestContext,
    gesture?: string,
  ): Promise<CallCommit<N>> {
    const credentials = untrack(() => this.credentials);
    const named = { service: serviceOf(operation), operation: nameOf(operation) };
    const more = { ...(context && { context }), ...(gesture !== undefined && { gesture }) };
    const call = { type: 'call', ...named, input, credentials, ...more };
    return this.run(plain(call) as Call) as Promise<CallCommit<N>>;
  }

  /**
   * Asks whether the acting identity may do `action` on `resource`. `keys` are further condition keys of the
   * request.
   */
  ask(
    action: string,
    resource: string,
    keys?: RequestContext['keys'],
    context?: RequestContext,
  ): Promise<TryCommit> {
    const credentials = untrack(() => this.credentials);
    const facts = { ...context, ...(keys && { keys }) };
    const question = { type: 'try' as const, action, resource, credentials, context: facts };
    return this.run(plain(question)) as Promise<TryCommit>;
  }

  undo(): Promise<UndoResult> {
    return resultOf(this.run({ type: 'undo' }));
  }
  redo(): Promise<UndoResult> {
    return resultOf(this.run({ type: 'redo' }));
  }

  /** Changes who acts; remembered with the workspace, unless it is `isLent` for as long as the page stands. */
  actAs(credentials: Credentials, isLent = false): void {
    untrack(() => {
      const acting = plain(credentials);
      this.#credentials = acting;
      if (isLent) return;
      this.#open.adopt({ actingAs: acting });
      // This only helps the next visit, so a failure needs no notice.
      this.#workspaces.store.update(this.#open.id, { actingAs: acting }).catch(() => undefined);
    });
  }

  /** Replaces the account by the sample or an empty one. A notice offers to take it back. */
  async reset(to: 'sample' | 'empty'): Promise<Commit> {
    const rows = untrack(() => rowsToStart(to, accountOf(this.world), this.now));
    const commit = await this.run({ type: 'load', source: to, rows });
    this.notify(noticeOfReset(to, this.#open.record.name));
    return commit;
  }

  /**
   * Makes a workspace and opens it. An empty name is replaced by one that describes the start.
   * @returns whether it could
   */
  createWorkspace(name: string, start: WorkspaceStart = 'sample'): Promise<boolean> {
    return untrack(() =>
      this.#switchTo((workspaces) => workspaces.create(name, start, { progress: this.#progress('saving') })),
    );
  }
  /** Opens the sample account's workspace, or a new one. @returns whether it could */
  openSample(): Promise<boolean> {
    return untrack(() => this.#switchTo((workspaces) => workspaces.sample()));
  }
  /** @returns whether it could be opened */
  openWorkspace(id: string): Promise<boolean> {
    return untrack(() => this.#switchTo(() => Promise.resolve(id)));
  }
  renameWorkspace(id: string, name: string): Promise<void> {
    return untrack(() =>
      this.#manage(async (workspaces) => {
        const given = await workspaces.rename(id, name);
        if (given !== null && id === this.#open.id) this.#open.adopt({ name: given });
      }),
    );
  }
  /**
   * Deletes a workspace. A notice offers to take it back with `restoreWorkspace`. If it was open, another one
   * opens.
   */
  deleteWorkspace(id: string): Promise<void> {
    return untrack(() => this.#delete(id));
  }
  restoreWorkspace(id: string): Promise<void> {
    return untrack(() => this.#restore(id));
  }

  /** Writes the damaged records of workspaces anew. */
  mendRecords(): Promise<void> {
    return untrack(() =>
      this.#manage(async (workspaces) => {
        const count = await workspaces.mend();
        this.#notices.withdraw('records-damaged');
        this.#notices.add({ kind: 'info', key: 'records-mended', params: { count } });
      }),
    );
  }

  damagedRows(): Promise<QuarantinedRow[]> {
    return untrack(() => this.#workspaces.store.quarantined(this.workspace.id));
  }

  notify(notice: NewNotice): void {
    untrack(() => this.#notices.add(notice));
  }
  dismiss(id: number): void {
    untrack(() => this.#notices.dismiss(id));
  }

  /**
   * Calls `listener` with the changes whenever the world was replaced, and `ahead` before it is replaced as a
   * whole. @returns how to stop
   */
  subscribe(listener: Listener, ahead?: Ahead): () => void {
    return this.#audience.subscribe(listener, ahead);
  }

  /** Calls `listener` with each commit of this tab once it is answered. @returns how to stop */
  subscribeToAnswers(listener: AnswerListener): () => void {
    return this.#audience.subscribeToAnswers(listener);
  }

  /** Waits until no workspace is being opened. @returns the open one */
  async #opened(): Promise<OpenWorkspace> {
    for (let opening: unknown; opening !== this.#opening;) {
      opening = this.#opening;
      await opening;
    }
    return this.#open;
  }

  /** Looks at what other tabs did, and tries again what could not be saved. */
  async #lookAgain(): Promise<void> {
    const open = await this.#opened();
    await open.save();
    await Promise.all([open.catchUp(), this.#workspaces.refresh()]).catch(() => undefined);
  }

  readonly #progress =
    (kind: Work['kind']): Progress =>
    (done, total) => {
      if (total >= noteworthy) this.#work = done < total ? { kind, done, total } : null;
    };

  async #delete(id: string): Promise<void> {
    await this.#opened();
    const before = this.#workspaces.list;
    const name = before.find((record) => record.id === id)?.name ?? '';
    const wasOpen = id === this.#open.id;
    if (wasOpen && !(await this.#switchTo((workspaces) => workspaces.otherThan(id)))) return;
    const isNew = !before.some((record) => record.id === this.#open.id);
    this.#replaced = wasOpen ? { id, by: isNew ? this.#open.id : null } : null;
    // An endpoint has only one account. Another one has replaced it by now, and undo brings it back.
    if (this.#workspaces.store.kind === 'endpoint') return;
    await this.#manage((workspaces) => workspaces.delete(id));
    const action = { type: 'restoreWorkspace', id } as const;
    this.#notices.add({ kind: 'info', key: 'workspace-deleted', params: { name }, actions: [action] });
  }

  /**
   * Restores a deleted workspace. If it was open when it was deleted, it replaces the workspace that was made
   * for it and opens again.
   */
  async #restore(id: string): Promise<void> {
    const replaced = this.#replaced?.id === id ? this.#replaced : null;
    const standIn = this.#workspaces.isUnused(replaced?.by ?? null) ? (replaced?.by ?? null) : null;
    await this.#manage(async (workspaces) => {
      await workspaces.restore(id, standIn);
      this.#notices.withdraw('workspace-deleted', 'workspace-gone');
    });
    if (!replaced || !(await this.#switchTo(() => Promise.resolve(id)))) return;
    this.#replaced = null;
    if (standIn !== null) await this.#manage((workspaces) => workspaces.delete(standIn));
  }

  /** Opens the workspace that `choose` names. Refused while the open one can't be saved. */
  #switchTo(choose: (workspaces: Workspaces) => Promise<string | null>): Promise<boolean> {
    const switching = this.#opening.then(async () => {
      if (!(await this.#open.settle())) {
        this.#notices.add({ kind: 'error', key: 'not-saved-yet', actions: [{ type: 'download' }] });
        return false;
      }
      try {
        const id = await choose(this.#workspaces);
        this.#notices.withdraw('account-reset', 'account-emptied');
        return id !== null && (await this.#show(id));
      } catch (error) {
        this.#notices.add(noticeOfFailure(storageErrorFrom(error).kind));
        return false;
      } finally {
        this.#work = null;
      }
    });
    this.#opening = switching.catch(() => undefined);
    return switching;
  }

  async #manage(work: (workspaces: Workspaces) => Promise<void>): Promise<void> {
    await this.#opened();
    try {
      await work(this.#workspaces);
    } catch (error) {
      this.#notices.add(noticeOfFailure(storageErrorFrom(error).kind));
    }
  }

  async #start(open: () => Promise<OpenedStore>): Promise<void> {
    const { store, problem, lost, otherId } = await open();
    if (lost) this.#notices.add({ kind: 'warning', key: 'storage-lost' });
    if (otherId) this.#notices.add(noticeOfOtherId(otherId));
    if (problem) this.#notices.add(noticeOfOpening(problem));
    try {
      await this.#use(new Workspaces(store, this.#device));
    } catch (error) {
      store.close();
      this.#notices.add(noticeOfOpening(storageErrorFrom(error).kind));
      await this.#use(new Workspaces(new MemoryStore(), this.#device));
    }
    this.#ready = true;
    this.#work = null;
  }

  async #use(workspaces: Workspaces): Promise<void> {
    const id = await workspaces.first();
    this.#workspaces = workspaces;
    this.#unsubscribe?.();
    this.#unsubscribe = workspaces.store.subscribe((event) => void this.#hear(event));
    if (!(await this.#show(id))) {
      const fresh = await workspaces.create('', 'sample');
      if (fresh) await this.#show(fresh);
    }
    const { damaged } = workspaces;
    if (damaged.length > 0) this.#notices.add(noticeOfRecords(damaged));
  }

  async #show(id: string): Promise<boolean> {
    const workspace = await this.#workspaces.read(id, this.#progress('opening'), (damage) => {
      this.#notices.add(noticeOfDamage(damage));
    });
    if (!workspace) return false;
    await this.#prepare(workspace);
    this.#open.stop();
    this.#open = this.#workspaceOf(workspace);
    const { world, record } = workspace;
    // Somebody may have chosen in the first picture already, while the stored account was still on its way.
    const isKept = !this.#ready && this.#selected !== null && holds(world, this.#selected);
    if (!isKept) this.#selected = null;
    const { actingAs } = record;
    this.#credentials = actingAs && stillThere(world, actingAs) ? actingAs : rootCredentials(world);
    this.#audience.tell({ world, changes: null, commit: null, origin: 'opened' });
    this.#carryOn(null);
    return true;
  }

  #workspaceOf(workspace: WorkspaceState): OpenWorkspace {
    return new OpenWorkspace(workspace, {
      store: this.#workspaces.store,
      backend: this.#backend,
      device: this.#device,
      commitId: () => `${this.#tab}-${++this.#commits}`,
      prepare: (next) => this.#prepare(next),
      onChange: (change, before) => this.#changed(change, before),
      onAnswer: (commit) => this.#audience.answer(commit),
      onFailure: (kind) => this.#notices.add(noticeOfFailure(kind)),
      onRecovery: () => {
        const { kind } = this.#workspaces.store;
        this.#notices.withdraw(...failureNotices);
        this.#notices.add({ kind: 'info', key: kind === 'endpoint' ? 'endpoint-back' : 'storage-back' });
      },
      onProgress: this.#progress('saving'),
      notify: (notice) => this.#notices.add(notice),
    });
  }

  #prepare(workspace: WorkspaceState): Promise<void> {
    return this.#audience.prepare(workspace.world, timeOf(workspace, this.#device()));
  }

  #changed(change: WorldChange, { world: before }: WorkspaceState): void {
    const { world, changes } = change;
    if (changes?.some(({ key, after }) => key === this.#selected && !after)) this.#selected = null;
    if (change.origin !== 'rolledBack' && !stillThere(world, this.#credentials)) {
      const who = nameOfCredentials(before, this.#credentials);
      this.#credentials = rootCredentials(world);
      this.#notices.add({ kind: 'info', key: 'acting-as-root', params: { who } });
    }
    this.#audience.tell(change);
    if (change.origin === 'here' && changes?.some(({ table }) => table === 'stacks'))
      this.#carryOn(change.commit);
  }

  /** Carries the account's stacks out. An endpoint does that itself. */
  #carryOn(commit: Commit | null): void {
    if (this.world.tables.stacks.size === 0 || this.#workspaces.store.kind === 'endpoint') return;
    const work = this.#driver()
      .then((driver) => driver.look(commit))
      .catch(() => undefined)
      .finally(() => {
        if (this.#deployment === work) this.#deployment = null;
      });
    this.#deployment = work;
  }

  #driver(): Promise<StackDriver> {
    const of = this.#open.id;
    if (this.#drivers?.of === of) return this.#drivers.driver;
    const world = (): World =>
      this.#open.id === of && !this.closed.aborted ? this.#open.newest.world : placeholder(0).world;
    const driver = import('./stack-driver.ts').then(({ driverIn }) => driverIn(this, of, world));
    this.#drivers = { of, driver };
    return driver;
  }

  async #hear(event: StoreEvent): Promise<void> {
    if (event.type === 'newer') return this.#open.giveUpSaving();
    if (event.type === 'ended') return this.#open.doubt();
    const open = await this.#opened();
    try {
      if (event.type === 'commit' && event.workspace === open.id) await open.catchUp();
      if (event.type === 'workspaces') await this.#compare(open);
      if (event.type === 'connection') await this.#connected(event.lost);
    } catch {
      // If it can't be read now, saving will fail, too, and say so.
    }
  }

  async #connected(lost: boolean): Promise<void> {
    if (lost) return this.#notices.add(noticeOfFailure('disconnected'));
    await this.#lookAgain();
    if (this.#open.state === 'failed') return;
    this.#notices.withdraw('endpoint-lost');
    this.#notices.add({ kind: 'info', key: 'endpoint-back' });
  }

  /** Another tab has renamed, made or deleted a workspace. */
  async #compare(open: OpenWorkspace): Promise<void> {
    await this.#workspaces.refresh();
    const mine = this.#workspaces.list.find(({ id }) => id === open.id);
    if (mine) open.adopt({ name: mine.name });
    else
      this.#notices.add({
        kind: 'warning',
        key: 'workspace-gone',
        params: { name: open.record.name },
        actions: [{ type: 'restoreWorkspace', id: open.id }],
      });
  }
}

/**
 * Calls `onShown` when the page is shown again, and `onLeft` when it is hidden, which on phones is the last event of a
 * page.
 * Does nothing if there is no document. @returns how to stop
 */
function watchPage(onShown: () => void, onLeft: () => void): () => void {
  if (typeof document === 'undefined') return () => undefined;
  const changed = (): void => (document.visibilityState === 'visible' ? onShown() : onLeft());
  document.addEventListener('visibilitychange', changed);
  addEventListener('pagehide', onLeft);
  return () => {
    document.removeEventListener('visibilitychange', changed);
    removeEventListener('pagehide', onLeft);
  };
}

/** Forms hand over proxies, which neither storage nor the history can keep. */
function plain<T>(value: T): T {
  const copy: unknown = $state.snapshot(value);
  return copy as T;
}
