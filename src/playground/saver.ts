import { type StorageErrorKind, storageErrorFrom } from '../storage/storage-error.ts';
import type { JournalRow, Progress, SavedCommit, Store } from '../storage/store.ts';
import type { Made } from './carry-out.ts';
import { journalRow } from './history-row.ts';
import type { Command, Commit } from './command.ts';
import type { NewNotice } from './notices.svelte.ts';
import type { Turns } from './turns.ts';
import { manyChanges } from './world-change.ts';
import type { WorkspaceState } from './workspace-state.ts';

/** A commit that is shown, but not yet known to be in storage. */
export interface Pending {
  readonly command: Command;
  made: Made;
  /** Whether the command was answered although the commit isn't saved, because storage failed. */
  answered: boolean;
  readonly resolve: (commit: Commit) => void;
  readonly reject: (error: unknown) => void;
}

/** The parts of a workspace that its saver needs. */
export interface SaverHost {
  readonly store: Store;
  /** Makes commands and catching up with other tabs run one at a time. */
  readonly turns: Turns;
  /**
   * Called if other tabs were faster: shows the workspace as `confirmed`, then `missed` on top of it, then
   * `pending` again.
   */
  rebase(
    confirmed: WorkspaceState,
    missed: readonly JournalRow[] | null,
    pending: readonly Pending[],
  ): Promise<{ confirmed: WorkspaceState; pending: Pending[] }>;
  /** Writes the workspace into storage again if it is gone. */
  recreate(workspace: WorkspaceState): Promise<void>;
  onState(state: 'saving' | 'saved' | 'failed'): void;
  /** The first revision whose answer waits for storage, or null. */
  onWaiting(rev: number | null): void;
  /** A command of this tab is answered; its promise resolves next. */
  onAnswer(commit: Commit): void;
  onFailure(kind: StorageErrorKind): void;
  onRecovery(): void;
  readonly notify: (notice: NewNotice) => void;
  readonly onProgress: Progress;
}

/** The most commits that are saved in one transaction. */
const mostAtOnce = 64;
/** Whether the page stands within another site's page, which lets nobody see its document. Browsers store apart there. */
function isWithinAnother(): boolean {
  try {
    return globalThis.top?.document === null;
  } catch {
    return true;
  }
}

const firstWait = 5_000;
const longestWait = 60_000;

const savedCommit = ({ made, command }: Pending): SavedCommit => ({
  row: journalRow(made.row),
  account: made.workspace.record.account,
  ...(command.type === 'load' && { rows: command.rows }),
});

/**
 * Saves commits in the order in which they were made. A command is answered once its commit is saved, so that
 * a shown answer (a secret, an id) is one that lasts. If storage fails, it is answered at once, because then
 * this tab's memory is all there is. Failed saves are tried again with the next commit, on request, and from
 * time to time.
 */
export class Saver {
  readonly #host: SaverHost;
  #confirmed: WorkspaceState;
  #pending: Pending[] = [];
  #running: Promise<void> = Promise.resolve();
  #busy = false;
  #failure: StorageErrorKind | null = null;
  /** Whether the confirmed workspace may be gone from storage. */
  #doubted = false;
  #wait = firstWait;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;
  #hasKept = false;

  constructor(host: SaverHost, confirmed: WorkspaceState) {
    this.#host = host;
    this.#confirmed = confirmed;
  }

  get failed(): boolean {
    return this.#failure !== null;
  }

  get idle(): boolean {
    return this.#pending.length === 0;
  }

  /** Must be called within a turn. */
  add(pending: Pending): void {
    this.#pending.push(pending);
    this.#host.onState(this.#failure ? 'failed' : 'saving');
    if (this.#failure === 'newer' || this.#stopped) this.#answerAll();
    else void this.save();
    this.#tellWaiting();
  }

  /** Tries to save what is pending. Resolves when all of it is in, or storage has failed. */
  save(): Promise<void> {
    if (this.#failure === 'newer' || this.#stopped) return Promise.resolve();
    if (this.#busy) return this.#running;
    this.#busy = true;
    this.#running = this.#run();
    return this.#running;
  }

  /** Catches up after another tab has committed, unless a save is about to find that out. */
  async catchUp(): Promise<void> {
    await this.#host.turns.take(async () => {
      if (!this.idle || this.#stopped || this.#failure === 'newer') return;
      const { store } = this.#host;
      const { id, rev } = this.#confirmed.record;
      const missed = await store.journalSince(id, rev);
      if (missed === null && (await this.#isGone())) await this.#host.recreate(this.#confirmed);
      else if (missed?.length !== 0) await this.#rebase(missed);
    });
  }

  /** The saved workspace may be gone. Nothing counts as saved until it is found or written again. */
  async doubt(): Promise<void> {
    if (this.#failure === 'newer' || this.#stopped) return;
    this.#doubted = true;
    this.#host.onState(this.#failure ? 'failed' : 'saving');
    // A save that is running may write to the workspace that is gone.
    await this.#running;
    await this.save();
  }

  /** Stops saving for good: a newer version of the page has taken over. */
  giveUp(): void {
    this.#fail('newer');
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  async #run(): Promise<void> {
    clearTimeout(this.#timer);
    try {
      if (this.#doubted) await this.#host.turns.take(() => this.#look());
      for (let next = this.#pending[0]; next && !this.#stopped; next = this.#pending[0])
        await this.#saveFrom(next);
    } catch (error) {
      this.#fail(storageErrorFrom(error).kind);
      return;
    } finally {
      // Cleared here, not when the promise settles: otherwise a commit that is added in between would wait
      // for ever.
      this.#busy = false;
    }
    if (this.#failure) this.#host.onRecovery();
    this.#failure = null;
    this.#wait = firstWait;
    this.#host.onState('saved');
  }

  async #look(): Promise<void> {
    // Pending commits are saved on top of it.
    if (await this.#isGone()) await this.#host.recreate(this.#confirmed);
    this.#doubted = false;
  }

  async #isGone(): Promise<boolean> {
    const { id } = this.#confirmed.record;
    return !(await this.#host.store.list()).some((record) => record.id === id);
  }

  /** Saves a commit, and those after it at once where storage can. */
  async #saveFrom(next: Pending): Promise<void> {
    const { store, onProgress } = this.#host;
    const { id } = next.made.workspace.record;
    const all = store.commitAll ? this.#together(next) : [next];
    const result =
      store.commitAll && all.length > 1
        ? await store.commitAll(id, all.map(savedCommit))
        : await store.commit(id, savedCommit(next), onProgress);
    if (result.type === 'saved') for (const one of all) this.#confirm(one);
    else if (result.type === 'conflict')
      await this.#host.turns.take(() => this.#afterConflict(result.missed));
    else await this.#host.turns.take(() => this.#afterLoss());
  }

  /** The commits that wait and are saved with the next one: others have so many rows that they are saved alone. */
  #together(next: Pending): readonly Pending[] {
    const waiting = this.#pending.slice(0, mostAtOnce);
    const end = waiting.findIndex(
      ({ command, made }) => command.type === 'load' || made.commit.changes.length > manyChanges,
    );
    return end === 0 ? [next] : waiting.slice(0, end < 0 ? waiting.length : end);
  }

  #confirm(saved: Pending): void {
    this.#confirmed = saved.made.workspace;
    this.#pending = this.#pending.filter((other) => other !== saved);
    this.#answer(saved);
    this.#tellWaiting();
    this.#tellWhere();
  }

  /** Tells once where the browser keeps what was made, if the page's own address may not have it. */
  #tellWhere(): void {
    const { store, notify } = this.#host;
    if (!this.#hasKept && store.kind === 'indexeddb' && isWithinAnother())
      notify({ kind: 'info', key: 'storage-apart', actions: [{ type: 'download' }] });
    this.#hasKept = true;
  }

  /**
   * Handles a conflict. A commit may have been saved although storage reported a failure: then it is among
   * the missed ones.
   */
  async #afterConflict(missed: readonly JournalRow[] | null): Promise<void> {
    let others = missed;
    for (let next = this.#pending[0]; next && others?.[0]?.id === next.made.row.id; next = this.#pending[0]) {
      this.#confirm(next);
      others = others.slice(1);
    }
    if (others?.length !== 0) await this.#rebase(others);
  }

  async #rebase(missed: readonly JournalRow[] | null): Promise<void> {
    const next = await this.#host.rebase(this.#confirmed, missed, this.#pending);
    this.#confirmed = next.confirmed;
    this.#pending = next.pending;
    this.#tellWaiting();
  }

  async #afterLoss(): Promise<void> {
    const newest = this.#pending.at(-1);
    if (newest) await this.#host.recreate(newest.made.workspace);
    for (const pending of [...this.#pending]) this.#confirm(pending);
  }

  #answer(pending: Pending): void {
    if (pending.answered) return;
    pending.answered = true;
    this.#host.onAnswer(pending.made.commit);
    pending.resolve(pending.made.commit);
  }

  #answerAll(): void {
    for (const pending of this.#pending) this.#answer(pending);
    this.#tellWaiting();
  }

  #tellWaiting(): void {
    this.#host.onWaiting(this.#pending.find(({ answered }) => !answered)?.made.commit.rev ?? null);
  }

  #fail(kind: StorageErrorKind): void {
    this.#failure = kind;
    this.#answerAll();
    this.#host.onState('failed');
    this.#host.onFailure(kind);
    clearTimeout(this.#timer);
    if (kind === 'newer' || this.#stopped) return;
    this.#timer = setTimeout(() => void this.save(), this.#wait);
    this.#wait = Math.min(this.#wait * 2, longestWait);
  }
}
