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
import { accountOf } from '../engine/index.ts';
import type { QuarantinedRow, WorkspaceRecord } from '../storage/store.ts';
import { type Backend, localBackend } from './backend.ts';
import { sessionOf } from './acting.ts';
import { timeOf } from './carry-out.ts';
import type { Command, Commit } from './command.ts';
import type { Ahead, AnswerListener, Listener } from './audience.ts';
import { PlaygroundState, type Work } from './playground-state.svelte.ts';
import type { HistoryRow } from './history-row.ts';
import type { CallCommit, PlaygroundOptions, Saved, TryCommit } from './playground-types.ts';
import { nameOf, serviceOf } from './service-of.ts';
import { noticeOfReset, type NewNotice, type Notice } from './notices.svelte.ts';
import { openStorage } from './open-storage.ts';
import { resultOf, UndoRefused, type UndoResult } from './undo-refused.ts';
import { placeholder } from './workspace-state.ts';
import { rowsToStart, type WorkspaceStart } from './workspaces.svelte.ts';

export type { CallCommit, TryCommit } from './playground-types.ts';
export type { WorldChange } from './rebase.ts';
export type { UndoResult } from './undo-refused.ts';

/**
 * One simulated account with its history, made once per mount. Every field is reactive. The world is replaced
 * only by `run`, by opening another workspace, and by other tabs. Methods may be called from effects: they
 * add no dependencies.
 */
export class Playground {
  /** Whether nothing is stored after the visit, as with somebody's link or a lesson. */
  readonly isPassing: boolean;
  readonly #backend: Backend;
  readonly #device: () => number;
  readonly #state: PlaygroundState;
  #tick = $state(0);
  #stop: (() => void) | null = null;

  readonly #expired = $derived.by(() => {
    const session = sessionOf(this.world, this.#state.credentials);
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
  readonly #canUndo = $derived.by(() => this.#state.workspace.rowOf('undo'));
  readonly #canRedo = $derived.by(() => this.#state.workspace.rowOf('redo'));

  constructor(options: PlaygroundOptions = {}) {
    const { backend = localBackend, open = openStorage, device = Date.now, first } = options;
    this.isPassing = options.isPassing ?? false;
    this.#backend = backend;
    this.#device = device;
    this.#state = new PlaygroundState({ backend, open, device, first: first ?? placeholder(device()) });
  }

  /** False until the stored workspace has been read. Commands that come before wait for it. */
  get ready(): boolean {
    return this.#state.ready;
  }
  get world(): World {
    return this.#state.workspace.world;
  }
  get rev(): number {
    return this.#state.workspace.record.rev;
  }
  /** Newest last, at most 1,000. */
  get history(): readonly HistoryRow[] {
    return this.#state.workspace.history;
  }
  get credentials(): Credentials {
    return this.#state.credentials;
  }
  /** The identity of the acting credentials, or AWS's refusal of them. */
  get caller(): Result<Caller> {
    return this.#caller;
  }
  /** The selected entity's id, or `principal:<value>` for one outside of the account. */
  get selected(): string | null {
    return this.#state.selected;
  }
  set selected(id: string | null) {
    this.#state.selected = id;
  }
  get notices(): readonly Notice[] {
    return this.#state.notices.list;
  }
  get workspace(): WorkspaceRecord {
    return this.#state.workspace.record;
  }
  /** The workspaces that aren't deleted, the last opened first. */
  get workspaces(): readonly WorkspaceRecord[] {
    return this.#state.workspaces.list;
  }
  /** How many rows of the open workspace were damaged, and put aside, now or earlier. */
  get putAside(): number {
    return this.#state.workspaces.putAside;
  }
  get saved(): Saved {
    return this.#state.saved;
  }
  /** The first revision whose answer may not be shown yet, because it isn't saved, or null. */
  get waiting(): number | null {
    return this.#state.workspace.waiting;
  }
  /** Work that takes so long that it is shown, or null. */
  get work(): Work | null {
    return this.#state.work;
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
    return timeOf(this.#state.workspace, this.#device());
  }

  /** Whether undo has taken that commit back. */
  isTakenBack(rev: number): boolean {
    return this.#state.workspace.stacks.takenBack.has(rev);
  }

  /** How many commits undo takes back, or redo brings back, together with this one. */
  togetherWith(rev: number): number {
    return this.#state.workspace.stacks.together.get(rev)?.length ?? 1;
  }

  /** Lets the clock tick, and looks after what is stored when the page is shown or left. @returns how to stop */
  start(): () => void {
    if (!this.#stop) {
      const timer = setInterval(() => this.#tick++, 1000);
      const unwatch = watchPage(
        () => void this.refresh(),
        () => void this.#state.workspace.save(),
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

  /** Stops for good, and closes the database. */
  close(): void {
    this.stop();
    this.#state.close();
  }

  /** Tries again to save what could not be saved, and reads what other tabs did. */
  refresh(): Promise<void> {
    return untrack(() => this.#state.refresh());
  }

  /** Resolves when everything asked for so far is done and saved. @returns false if storage fails */
  settled(): Promise<boolean> {
    return untrack(async () => (await this.#state.settled()).settle());
  }

  /**
   * Carries a command out. Commands run one after the other, in the order in which they came. The world is
   * replaced at once; the promise resolves when that is saved or saving has failed. Rejects with
   * `UndoRefused`, or if the page itself fails. A refusal by AWS is an outcome.
   */
  run(command: Command): Promise<Commit> {
    return untrack(async () => {
      // From now on undo would take back this command, not the reset that these notices are about.
      this.#state.notices.withdraw('account-reset', 'account-emptied');
      try {
        return await this.#state.run(command);
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

  /** Changes who acts; remembered with the workspace. */
  actAs(credentials: Credentials): void {
    untrack(() => this.#state.actAs(plain(credentials)));
  }

  /** Replaces the account by the sample or an empty one. A notice offers to take it back. */
  async reset(to: 'sample' | 'empty'): Promise<Commit> {
    const rows = untrack(() => rowsToStart(to, accountOf(this.world), this.now));
    const commit = await this.run({ type: 'load', source: to, rows });
    this.notify(noticeOfReset(to, this.#state.workspace.record.name));
    return commit;
  }

  /**
   * Makes a workspace and opens it. An empty name is replaced by one that describes the start.
   * @returns whether it could
   */
  createWorkspace(name: string, start: WorkspaceStart = 'sample'): Promise<boolean> {
    return untrack(() =>
      this.#state.switchTo((workspaces) =>
        workspaces.create(name, start, { progress: this.#state.progress('saving') }),
      ),
    );
  }
  /** Opens the sample account's workspace, or a new one. @returns whether it could */
  openSample(): Promise<boolean> {
    return untrack(() => this.#state.switchTo((workspaces) => workspaces.sample()));
  }
  /** @returns whether it could be opened */
  openWorkspace(id: string): Promise<boolean> {
    return untrack(() => this.#state.switchTo(() => Promise.resolve(id)));
  }
  renameWorkspace(id: string, name: string): Promise<void> {
    return untrack(() => this.#state.rename(id, name));
  }
  /**
   * Deletes a workspace. A notice offers to take it back with `restoreWorkspace`. If it was open, another one
   * opens.
   */
  deleteWorkspace(id: string): Promise<void> {
    return untrack(() => this.#state.delete(id));
  }
  restoreWorkspace(id: string): Promise<void> {
    return untrack(() => this.#state.restore(id));
  }

  damagedRows(): Promise<QuarantinedRow[]> {
    return untrack(() => this.#state.workspaces.store.quarantined(this.workspace.id));
  }

  notify(notice: NewNotice): void {
    untrack(() => this.#state.notices.add(notice));
  }
  dismiss(id: number): void {
    untrack(() => this.#state.notices.dismiss(id));
  }

  /**
   * Calls `listener` with the changes whenever the world was replaced, and `ahead` before it is replaced as a
   * whole. @returns how to stop
   */
  subscribe(listener: Listener, ahead?: Ahead): () => void {
    return this.#state.audience.subscribe(listener, ahead);
  }

  /** Calls `listener` with each commit of this tab once it is answered. @returns how to stop */
  subscribeToAnswers(listener: AnswerListener): () => void {
    return this.#state.audience.subscribeToAnswers(listener);
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
