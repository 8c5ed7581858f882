import type { LessonWatch } from './lesson-watch.ts';
import type { Call, Change, Decision, Outcome, World } from '../engine/index.ts';
import { accountOf, nowOf, rowsOf } from '../engine/index.ts';
import type { Backend } from '../playground/backend.ts';
import { localBackend } from '../playground/backend.ts';
import type { Made, Workshop } from '../playground/carry-out.ts';
import { carryOut } from '../playground/carry-out.ts';
import { timeOf } from '../playground/simulated-time.ts';
import { mayGoOn } from '../playground/in-gesture.ts';
import type { Command, Commit } from '../playground/command.ts';
import type { HistoryRow } from '../playground/history-row.ts';
import { journalRow } from '../playground/history-row.ts';
import type { WorkspaceState } from '../playground/workspace-state.ts';
import type { Asked } from './asked.ts';
import { StackDriver } from '../playground/stack-driver.ts';
import { Turns } from '../playground/turns.ts';
import { MemoryStore } from '../storage/memory-store.ts';
import type { JournalRow, StoredWorkspace, WorkspaceRecord } from '../storage/store.ts';
import type { WireBackend } from '../wire/carry-out.ts';
import { Signer } from '../wire/signer.ts';
import { createHmac, hash } from 'node:crypto';
import type { Hashing } from '../wire/signer.ts';

/** Node's own hashing takes a fifth of the time. */
const nodeHashing: Hashing = {
  hash: (data) => hash('sha256', data, 'hex'),
  keyed: (key, text) => createHmac('sha256', key).update(text).digest(),
  signed: (key, text) => createHmac('sha256', key).update(text).digest('hex'),
};

/** The commits since a revision, oldest first, or null if they are no longer kept or the world was reset. */
type Missed = readonly HistoryRow[] | null;

export type AskedResult = { readonly type: 'saved' } | { readonly type: 'conflict'; readonly missed: Missed };

export { startingWorld } from './starting-world.ts';

type Listener = (rev: number) => void;

/** A page's engine, except that the log's lines are written only when somebody reads them. */
const backend: Backend = { ...localBackend, cliLine: () => '' };

/**
 * Milliseconds for which an answer waits for the stack that its call deploys. Clients ask at once whether it is done, and
 * then wait for half a minute.
 */
const atOnce = 500;

/** Commits whose decision is kept, as many as a page keeps. */
const keptDecisions = 200;

/** The workspace's id within its store, which holds no other. */
const id = 'endpoint';

/**
 * The simulated AWS of one endpoint. It is a workspace like the page's: the same commands, carried out one by one by
 * the same function, with the same history. So the page can undo what a real client did.
 */
export class EndpointState implements WireBackend {
  /** Tells pages that the endpoint was restarted, so that its revisions are new ones. */
  readonly epoch: string = crypto.randomUUID();
  readonly signer = new Signer(nodeHashing);
  /**
   * The open workspace without its history. The store has the history: only undo, redo and what may go on with a
   * deployment read it.
   */
  #workspace: WorkspaceState;
  /** The decisions of the newest commits, by revision, because journals keep none. */
  readonly #decisions = new Map<number, Decision>();
  #requests = 0;
  #commits = 0;
  readonly #start: World;
  readonly #store = new MemoryStore();
  readonly #turns = new Turns();
  readonly #driver = new StackDriver({
    world: () => this.world,
    history: () => this.#history(),
    run: (command) => this.#take(command),
  });
  readonly #device: () => number;
  /** Each listener, and how it is told that there will be no more. */
  readonly #listeners = new Map<Listener, () => void>();

  /** `device` gives the machine's time, ms since the epoch; `lesson` is done in this account. */
  constructor(
    start: World,
    device: () => number = Date.now,
    readonly lesson: LessonWatch | null = null,
  ) {
    this.#start = start;
    this.#device = device;
    this.#workspace = this.#begin(0);
  }

  get world(): World {
    return this.#workspace.world;
  }

  get rev(): number {
    return this.#workspace.record.rev;
  }

  get now(): number {
    return timeOf(this.#workspace, this.#device());
  }

  get clientNow(): number {
    return this.#device();
  }

  requestId(): string {
    const count = (++this.#requests).toString(16).padStart(12, '0');
    return `00000000-0000-4000-8000-${count}`;
  }

  /** A call that arrived over the wire. */
  async run(call: Call): Promise<Outcome> {
    const done = await this.#take(call);
    if (done.changes.some(({ table }) => table === 'stacks'))
      await Promise.race([this.#driver.look(done), new Promise((resolve) => setTimeout(resolve, atOnce))]);
    return done.outcome as Outcome;
  }

  #take(command: Command): Promise<Commit> {
    return this.#turns.take(async () => (await this.#carryOut(command, this.#device)).commit);
  }

  /**
   * A page's command, if it was made on the current revision. It uses the page's time, so the commit is the same here
   * and there. Rejects with what `carryOut` rejects with.
   */
  ask(asked: Asked): Promise<AskedResult> {
    return this.#turns.take(async () => {
      if (asked.base !== this.rev) return { type: 'conflict', missed: await this.since(asked.base) };
      const { commit } = await this.#carryOut(asked.command, () => asked.device, asked);
      if (this.world.tables.stacks.size > 0) void this.#driver.look(commit);
      return { type: 'saved' };
    });
  }

  /** Goes back to the state in which the endpoint started, without a history. */
  reset(): Promise<void> {
    return this.#turns.take(() => {
      this.#workspace = this.#begin(this.rev + 1);
      this.#tell();
    });
  }

  /** Everything, as a page opens it. */
  async workspace(): Promise<StoredWorkspace> {
    const stored = await this.#store.load(id);
    if (!stored) throw new Error('The store holds the workspace from the beginning');
    return { ...stored, journal: stored.journal.map((row) => this.#asRead(row)) };
  }

  async since(rev: number): Promise<Missed> {
    const rows = await this.#store.journalSince(id, rev);
    return rows && rows.map((row) => this.#asRead(row));
  }

  changesOf(rev: number): Promise<readonly Change[] | null> {
    return this.#store.changesOf(id, rev);
  }

  /** Tells `listener` the revision whenever there is a new one, and calls `ended` at the end. @returns how to stop */
  follow(listener: Listener, ended: () => void = () => undefined): () => void {
    this.#listeners.set(listener, ended);
    return () => this.#listeners.delete(listener);
  }

  /** Tells all listeners that the endpoint ends. */
  end(): void {
    for (const ended of this.#listeners.values()) ended();
  }

  #begin(rev: number): WorkspaceState {
    const world = this.#start;
    this.lesson?.begin(world);
    const now = this.#device();
    this.#decisions.clear();
    const record: WorkspaceRecord = {
      id,
      name: 'Endpoint',
      account: accountOf(world),
      rev,
      createdAt: now,
      lastOpened: now,
      offset: Math.max(0, nowOf(world) - now),
      actingAs: null,
      deletedAt: null,
      schema: 1,
    };
    // Memory has it at once, before the promise settles.
    void this.#store.create(record, rowsOf(world));
    return { world, history: [], record };
  }

  async #carryOut(command: Command, device: () => number, asked: Asked | null = null): Promise<Made> {
    const workshop: Workshop = {
      backend,
      device,
      commitId: () => asked?.id ?? `endpoint-${++this.#commits}`,
      changesOf: (rev) => this.changesOf(rev),
    };
    const isBack = command.type === 'undo' || command.type === 'redo';
    const history = isBack || mayGoOn(command) ? await this.#history() : [];
    const made = await carryOut({ ...this.#workspace, history }, command, workshop, asked?.of ?? undefined);
    this.#workspace = { ...made.workspace, history: [] };
    this.#keepDecision(made.row);
    this.lesson?.hear(made.commit);
    await this.#store.commit(id, { row: journalRow(made.row), account: made.workspace.record.account });
    this.#tell();
    return made;
  }

  /** All commits that are kept, oldest first. */
  async #history(): Promise<readonly HistoryRow[]> {
    const stored = await this.#store.load(id);
    return (stored?.journal ?? []).map((row) => this.#asRead(row));
  }

  #keepDecision({ rev, decision }: HistoryRow): void {
    if (decision) this.#decisions.set(rev, decision);
    this.#decisions.delete(rev - keptDecisions);
  }

  /** The row with its command line and its decision. */
  #asRead(row: JournalRow): HistoryRow {
    const cli = row.command.type === 'call' ? localBackend.cliLine(row.command) : null;
    return { ...row, cli, decision: this.#decisions.get(row.rev) ?? null };
  }

  #tell(): void {
    for (const listener of this.#listeners.keys()) listener(this.rev);
  }
}
