import { untrack } from 'svelte';
import type {
  Call,
  Caller,
  Change,
  Credentials,
  InputOf,
  OperationName,
  Outcome,
  RequestContext,
  Result,
  ServiceName,
  TryOutcome,
  World,
} from '../engine/index.ts';
import { accountOf, apply, nowOf, worldFrom } from '../engine/index.ts';
import type { WorkspaceRecord } from '../storage/store.ts';
import { workspaceNames } from '../words/en/playground.ts';
import { type Backend, localBackend } from './backend.ts';
import type { Command, Commit } from './command.ts';
import { type HistoryRow, historyRow } from './history-row.ts';
import { type NewNotice, Notices } from './notices.svelte.ts';
import { firstCredentials, sampleRows } from './sample.ts';

/** What `call` and `ask` resolve with. */
export type CallCommit<N extends OperationName = OperationName> = Commit & { readonly outcome: Outcome<N> };
export type TryCommit = Commit & { readonly outcome: TryOutcome };

/**
 * - `saving`, `saved`: in the browser's database.
 * - `memory`: nothing can be stored here; closing the tab loses it.
 * - `failed`: storage has failed and is tried again; everything is still here.
 */
export type Saved = 'saved' | 'saving' | 'memory' | 'failed';

/** Why nothing was undone or brought back. `what` names the row that has changed since. */
export type UndoRefusal =
  | { readonly reason: 'nothing' }
  | { readonly reason: 'changedSince'; readonly what: string }
  | { readonly reason: 'noLongerKept' };
export type UndoResult =
  { readonly ok: true; readonly commit: Commit } | { readonly ok: false; readonly refusal: UndoRefusal };

/** The world was replaced. Applying `changes` to the world before gives `world`; null: read it all anew. */
export interface WorldChange {
  readonly world: World;
  readonly changes: readonly Change[] | null;
  /** The commit that did it, or null where a workspace was opened or a commit was rolled back. */
  readonly commit: Commit | null;
  readonly origin: 'here' | 'otherTab' | 'rolledBack' | 'opened';
}

/** What a new workspace starts from. */
export type WorkspaceStart = 'sample' | 'empty' | readonly Change[];

/** A lengthy work in `done` of `total` rows. */
export interface Work {
  readonly kind: 'opening' | 'saving';
  readonly done: number;
  readonly total: number;
}

export interface PlaygroundOptions {
  readonly backend?: Backend;
  /** The device's time, ms since the epoch. */
  readonly device?: () => number;
}

/**
 * One simulated account with its history, made once per mount. Every field is reactive. `run` is the only
 * place where the world is replaced.
 */
export class Playground {
  readonly #backend: Backend;
  readonly #device: () => number;
  readonly #notices = new Notices();
  readonly #listeners = new Set<(change: WorldChange) => void>();
  #world = $state.raw<World>(worldFrom(sampleRows));
  #history = $state.raw<readonly HistoryRow[]>([]);
  #credentials = $state.raw<Credentials>({ type: 'console', id: '' });
  #workspace = $state.raw<WorkspaceRecord>(null as unknown as WorkspaceRecord);
  #tick = $state(0);
  #timer: ReturnType<typeof setInterval> | null = null;
  #queue: Promise<unknown> = Promise.resolve();

  /** The selected entity's id, or `principal:<value>` for one outside of the account. */
  selected = $state<string | null>(null);

  constructor({ backend = localBackend, device = Date.now }: PlaygroundOptions = {}) {
    this.#backend = backend;
    this.#device = device;
    this.#credentials = firstCredentials(this.#world);
    this.#workspace = {
      id: 'sample',
      name: workspaceNames.sample,
      account: accountOf(this.#world),
      rev: 0,
      createdAt: device(),
      lastOpened: device(),
      offset: 0,
      actingAs: null,
      deletedAt: null,
      schema: 1,
    };
  }

  /** False until the stored workspace has been read. Commands that come before wait for it. */
  readonly ready = true;
  readonly work: Work | null = null;
  readonly saved: Saved = 'memory';
  readonly canUndo: HistoryRow | null = null;
  readonly canRedo: HistoryRow | null = null;
  readonly #caller = $derived.by(() => this.#backend.identify(this.#world, this.#credentials, this.now));

  get world(): World {
    return this.#world;
  }
  get rev(): number {
    return this.#workspace.rev;
  }
  /** Newest last. */
  get history(): readonly HistoryRow[] {
    return this.#history;
  }
  get credentials(): Credentials {
    return this.#credentials;
  }
  /** Who the acting credentials are, or AWS's refusal of them. */
  get caller(): Result<Caller> {
    return this.#caller;
  }
  get notices(): Notices['list'] {
    return this.#notices.list;
  }
  get workspace(): WorkspaceRecord {
    return this.#workspace;
  }
  /** Those that aren't deleted, the last opened first. */
  get workspaces(): readonly WorkspaceRecord[] {
    return [this.#workspace];
  }
  /** Simulated time, ms; moves on every second while started. */
  get now(): number {
    void this.#tick;
    return Math.max(this.#device() + this.#workspace.offset, nowOf(this.#world));
  }

  /** Lets the clock tick and the tabs hear each other. @returns how to stop */
  start(): () => void {
    this.#timer ??= setInterval(() => this.#tick++, 1000);
    return () => this.stop();
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
  }

  /** Carries a command out. Commands run one after the other, in the order in which they came. */
  run(command: Command): Promise<Commit> {
    return untrack(() => {
      const done = this.#queue.then(() => this.#carryOut(command));
      this.#queue = done.catch(() => undefined);
      return done;
    });
  }

  /** One call as whoever acts now. A refusal of AWS's is a result, not a rejection. */
  call<N extends OperationName>(
    operation: N,
    input: InputOf<N>,
    context?: RequestContext,
    service: ServiceName = operationsOfSts.has(operation) ? 'sts' : 'iam',
  ): Promise<CallCommit<N>> {
    const credentials = untrack(() => this.#credentials);
    const call = {
      type: 'call',
      service,
      operation,
      input,
      credentials,
      ...(context && { context }),
    } as Call;
    return this.run(call) as Promise<CallCommit<N>>;
  }

  /** May who acts now do `action` on `resource`? `keys` are further condition keys of the request. */
  ask(
    action: string,
    resource: string,
    keys?: RequestContext['keys'],
    context?: RequestContext,
  ): Promise<TryCommit> {
    const credentials = untrack(() => this.#credentials);
    const facts = { ...context, ...(keys && { keys }) };
    return this.run({ type: 'try', action, resource, credentials, context: facts }) as Promise<TryCommit>;
  }

  undo(): Promise<UndoResult> {
    return Promise.resolve({ ok: false, refusal: { reason: 'nothing' } });
  }

  redo(): Promise<UndoResult> {
    return Promise.resolve({ ok: false, refusal: { reason: 'nothing' } });
  }

  /** Whether that commit was taken back by undo. */
  isTakenBack(_rev: number): boolean {
    return false;
  }

  actAs(credentials: Credentials): void {
    this.#credentials = credentials;
  }

  /** Replaces the account by the sample or an empty one, as a command that can be undone. */
  reset(_to: 'sample' | 'empty'): Promise<Commit> {
    return this.run({ type: 'load', source: _to, rows: sampleRows });
  }

  createWorkspace(_name: string, _start: WorkspaceStart = 'sample'): Promise<void> {
    return Promise.resolve();
  }
  openWorkspace(_id: string): Promise<void> {
    return Promise.resolve();
  }
  renameWorkspace(_id: string, _name: string): Promise<void> {
    return Promise.resolve();
  }
  /** Can be taken back with `restoreWorkspace`, which a notice offers. */
  deleteWorkspace(_id: string): Promise<void> {
    return Promise.resolve();
  }
  restoreWorkspace(_id: string): Promise<void> {
    return Promise.resolve();
  }

  /** The account as a file that `fromFile` reads. */
  toFile(): Promise<Blob> {
    return Promise.resolve(new Blob([]));
  }
  /** Opens such a file as a new workspace. A bad file becomes a notice. @returns whether it was opened */
  fromFile(_text: string): Promise<boolean> {
    return Promise.resolve(false);
  }

  notify(notice: NewNotice): void {
    untrack(() => this.#notices.add(notice));
  }
  dismiss(id: number): void {
    untrack(() => this.#notices.dismiss(id));
  }

  /** Calls `listener` whenever the world was replaced, with what changed. @returns how to stop */
  subscribe(listener: (change: WorldChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async #carryOut(command: Command): Promise<Commit> {
    if (command.type !== 'call' && command.type !== 'try') throw new Error(`${command.type}: not yet`);
    await this.#backend.prepare(command);
    const time = this.now;
    const outcome =
      command.type === 'call'
        ? this.#backend.execute(this.#world, command, time)
        : this.#backend.attempt(this.#world, command, time);
    const base = this.#workspace.rev;
    const commit: Commit = { rev: base + 1, base, time, command, changes: outcome.changes, outcome };
    this.#world = apply(this.#world, commit.changes);
    this.#workspace = { ...this.#workspace, rev: commit.rev };
    const cli = command.type === 'call' ? this.#backend.cliLine(command) : null;
    this.#history = [...this.#history, historyRow(commit, { cli, offset: this.#workspace.offset })];
    for (const listener of this.#listeners)
      listener({ world: this.#world, changes: commit.changes, commit, origin: 'here' });
    return commit;
  }
}

/** STS and IAM share no operation's name. */
const operationsOfSts: ReadonlySet<string> = new Set([
  'AssumeRole',
  'GetCallerIdentity',
  'GetSessionToken',
  'GetFederationToken',
  'AssumeRoleWithSAML',
  'AssumeRoleWithWebIdentity',
  'DecodeAuthorizationMessage',
  'GetAccessKeyInfo',
]);
