import { type StorageErrorKind, storageErrorFrom } from '../storage/storage-error.ts';
import type { JournalRow, Progress, Store } from '../storage/store.ts';
import type { Made } from './carry-out.ts';
import { journalRow } from './history-row.ts';
import type { Command, Commit } from './command.ts';
import type { Turns } from './turns.ts';
import type { Standing } from './workspace-state.ts';

/** A commit that is shown, but not yet known to be in storage. */
export interface Pending {
  readonly command: Command;
  made: Made;
  /** Whether whoever asked has been answered, as happens when storage fails. */
  answered: boolean;
  readonly resolve: (commit: Commit) => void;
  readonly reject: (error: unknown) => void;
}

/** What the saver needs from the workspace that it saves. */
export interface SaverHost {
  readonly store: Store;
  /** One at a time: carrying a command out, and catching up with other tabs. */
  readonly turns: Turns;
  /** Other tabs were faster: shows the workspace as `confirmed`, then `missed` on top of it, then `pending` again. */
  rebase(
    confirmed: Standing,
    missed: readonly JournalRow[] | null,
    pending: readonly Pending[],
  ): Promise<{ confirmed: Standing; pending: Pending[] }>;
  /** The workspace is no longer in storage: puts it there again, as it stands. */
  recreate(standing: Standing): Promise<void>;
  onState(state: 'saving' | 'saved' | 'failed'): void;
  onFailure(kind: StorageErrorKind): void;
  onRecovery(): void;
  readonly onProgress: Progress;
}

const firstWait = 5_000;
const longestWait = 60_000;

const isCall = ({ type }: Command): boolean => type === 'call' || type === 'try';

/**
 * Saves commits in the order in which they were made. Whoever makes a call is answered at once where nobody else can
 * have been faster, as it is being saved then and stays what it is. Else, and for whatever takes its time, once the
 * commit is in, so that an answer shown (a secret, an id) is one that lasts; when storage fails, at once, for then
 * this tab's memory is all there is. Failed saves are tried again with the next commit, when asked, and by themselves.
 */
export class Saver {
  readonly #host: SaverHost;
  #confirmed: Standing;
  #pending: Pending[] = [];
  #running: Promise<void> = Promise.resolve();
  #busy = false;
  #failure: StorageErrorKind | null = null;
  #wait = firstWait;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;

  constructor(host: SaverHost, confirmed: Standing) {
    this.#host = host;
    this.#confirmed = confirmed;
  }

  get failed(): boolean {
    return this.#failure !== null;
  }

  get idle(): boolean {
    return this.#pending.length === 0;
  }

  /** Only within a turn. */
  add(pending: Pending): void {
    this.#pending.push(pending);
    this.#host.onState(this.#failure ? 'failed' : 'saving');
    if (this.#failure === 'newer' || this.#stopped) this.#answerAll();
    else void this.save();
    // One at a time, so that a long script doesn't run ahead of what is saved.
    const isAlone = this.#pending.length === 1 && !this.#host.store.isShared;
    if (isAlone && isCall(pending.command)) this.#answer(pending);
  }

  /** Tries to save what is pending. Resolves when all of it is in, or storage has failed. */
  save(): Promise<void> {
    if (this.#failure === 'newer' || this.#stopped) return Promise.resolve();
    if (this.#busy) return this.#running;
    this.#busy = true;
    this.#running = this.#run();
    return this.#running;
  }

  /** Another tab has committed: catches up, unless saving is about to find out by itself. */
  async catchUp(): Promise<void> {
    await this.#host.turns.take(async () => {
      if (!this.idle || this.#stopped || this.#failure === 'newer') return;
      const { store } = this.#host;
      const { id, rev } = this.#confirmed.record;
      const missed = await store.journalSince(id, rev);
      if (missed?.length !== 0) await this.#rebase(missed);
    });
  }

  /** A newer version has taken over: nothing can be saved any more. */
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
      for (let next = this.#pending[0]; next && !this.#stopped; next = this.#pending[0])
        await this.#saveOne(next);
    } catch (error) {
      this.#fail(storageErrorFrom(error).kind);
      return;
    } finally {
      // At once, not when the promise settles: what is added in between would wait for ever.
      this.#busy = false;
    }
    if (this.#failure) this.#host.onRecovery();
    this.#failure = null;
    this.#wait = firstWait;
    this.#host.onState('saved');
  }

  async #saveOne(next: Pending): Promise<void> {
    const { store, onProgress } = this.#host;
    const { made, command } = next;
    const { id, account } = made.standing.record;
    const rows = command.type === 'load' ? { rows: command.rows } : {};
    const result = await store.commit(id, { row: journalRow(made.row), account, ...rows }, onProgress);
    if (result.type === 'saved') this.#confirm(next);
    else if (result.type === 'conflict')
      await this.#host.turns.take(() => this.#afterConflict(result.missed));
    else await this.#host.turns.take(() => this.#afterLoss());
  }

  #confirm(saved: Pending): void {
    this.#confirmed = saved.made.standing;
    this.#pending = this.#pending.filter((other) => other !== saved);
    this.#answer(saved);
  }

  /** A commit may have got in although storage reported a failure: then it is among the missed ones. */
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
  }

  async #afterLoss(): Promise<void> {
    const newest = this.#pending.at(-1);
    if (newest) await this.#host.recreate(newest.made.standing);
    for (const pending of [...this.#pending]) this.#confirm(pending);
  }

  #answer(pending: Pending): void {
    if (!pending.answered) pending.resolve(pending.made.commit);
    pending.answered = true;
  }

  #answerAll(): void {
    for (const pending of this.#pending) this.#answer(pending);
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
