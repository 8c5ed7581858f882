import { asksForStack, carriesStack, turnsDeployment } from '../storage/store.ts';
import type { Change } from '../engine/index.ts';
import { rowsOf } from '../engine/index.ts';
import type { StorageErrorKind } from '../storage/storage-error.ts';
import type { Progress, Store } from '../storage/store.ts';
import type { Backend } from './backend.ts';
import type { carryOut, Workshop } from './carry-out.ts';
import type { Command, Commit } from './command.ts';
import { rowAt, undoStacks } from './history.ts';
import type { NewNotice } from './notices.svelte.ts';
import type { Saver, SaverHost } from './saver.ts';
import type { WorkspaceState } from './workspace-state.ts';
import { Turns } from './turns.ts';
import { manyChanges, type WorldChange } from './world-change.ts';

interface OpenWorkspaceOptions {
  readonly store: Store;
  readonly backend: Backend;
  /** The device's time, ms since the epoch. */
  readonly device: () => number;
  readonly commitId: () => string;
  /** Called before a workspace with many differences is shown, which takes long. The caller waits for it. */
  readonly prepare: (next: WorkspaceState) => Promise<void>;
  /** Called after the world was replaced. `before` is the workspace before that. */
  readonly onChange: (change: WorldChange, before: WorkspaceState) => void;
  /** Called when a command of this tab is answered. */
  readonly onAnswer: (commit: Commit) => void;
  readonly onFailure: (kind: StorageErrorKind) => void;
  readonly onRecovery: () => void;
  readonly onProgress: Progress;
  readonly notify: (notice: NewNotice) => void;
}

interface Tools {
  readonly saver: Saver;
  readonly carryOut: typeof carryOut;
}

/** The open workspace: its state, and the one way to change it. */
export class OpenWorkspace {
  readonly #options: OpenWorkspaceOptions;
  readonly #workshop: Workshop;
  readonly #turns = new Turns();
  /** The workspace as it was opened, which is in storage. */
  readonly #opened: WorkspaceState;
  /** Null until something has to be saved or read again. */
  #saver: Saver | null = null;
  /** Fetched once: every dynamic import waits for the page's thread, also one of what is here already. */
  #fetching: Promise<Tools> | null = null;
  #isStopped = false;
  #isGivenUp = false;
  /** The workspace as it is now. */
  #newest: WorkspaceState;
  /** The workspace as it is shown. */
  #current = $state.raw() as WorkspaceState;
  /**
   * Changes that the page has yet to show: those of calls that stacks have made, several at once so that it draws once,
   * and of those that turn a deployment, which wait for their answer.
   */
  #held: { readonly change: WorldChange; readonly before: WorkspaceState }[] = [];
  #showing: ReturnType<typeof setTimeout> | undefined;
  #state = $state<'saved' | 'saving' | 'failed'>('saved');
  #waiting = $state<number | null>(null);
  readonly #world = $derived(this.#current.world);
  readonly #history = $derived(this.#current.history);
  readonly #record = $derived(this.#current.record);
  readonly #stacks = $derived(undoStacks(this.#history));

  constructor(workspace: WorkspaceState, options: OpenWorkspaceOptions) {
    const { store, backend, device, commitId } = options;
    this.#options = options;
    this.#newest = workspace;
    this.#current = workspace;
    this.#opened = workspace;
    const changesOf = (rev: number): Promise<readonly Change[] | null> => store.changesOf(this.id, rev);
    this.#workshop = { backend, device, commitId, changesOf };
  }

  /** The workspace as it is now; all that is reactive here lags behind while a stack is deployed. */
  get newest(): WorkspaceState {
    return this.#newest;
  }
  get world(): WorkspaceState['world'] {
    return this.#world;
  }
  get history(): WorkspaceState['history'] {
    return this.#history;
  }
  get record(): WorkspaceState['record'] {
    return this.#record;
  }
  get id(): string {
    return this.#current.record.id;
  }
  get stacks(): ReturnType<typeof undoStacks> {
    return this.#stacks;
  }
  get state(): 'saved' | 'saving' | 'failed' {
    return this.#state;
  }

  /** The first revision whose answer waits until it is saved, or null. */
  get waiting(): number | null {
    return this.#waiting;
  }

  /** The row of the learner's own commit that undo would take back, or redo bring back, next; null if there is none. */
  rowOf(line: 'undo' | 'redo'): WorkspaceState['history'][number] | null {
    let row = rowAt(this.#history, this.#stacks[line].at(-1));
    for (let of = row?.of ?? null; of !== null; of = row?.of ?? null) {
      const about = rowAt(this.#history, of);
      if (!about) break;
      row = about;
    }
    const rows = this.#stacks.together.get(row?.rev ?? 0)?.map((rev) => rowAt(this.#history, rev));
    return rows?.find((one) => one && asksForStack(one.command)) ?? row;
  }

  /** Resolves when the commit is saved, or when saving has failed. `onShown` is called once the world is replaced. */
  run(command: Command, onShown?: () => void): Promise<Commit> {
    return new Promise((resolve, reject) => {
      this.#turns
        .take(async () => {
          // They come with the engine, for which a first command waits anyway.
          const { saver, carryOut } = await this.#fetchTools();
          const made = await carryOut(this.#newest, command, this.#workshop);
          const { commit } = made;
          if (commit.changes.length > manyChanges) await this.#options.prepare(made.workspace);
          // Storage is asked first. Then the page shows the change while storage works, so the answer comes
          // sooner.
          saver.add({ command: commit.command, made, answered: false, resolve, reject });
          this.#show(made.workspace, { changes: commit.changes, commit, origin: 'here' });
          onShown?.();
        })
        .catch(reject);
    });
  }

  /** Takes over fields of the record that belong to no commit, as they are in storage now. */
  adopt(
    patch: Partial<Pick<WorkspaceState['record'], 'name' | 'lastOpened' | 'actingAs' | 'deletedAt'>>,
  ): void {
    this.#showHeld();
    this.#newest = { ...this.#newest, record: { ...this.#newest.record, ...patch } };
    this.#current = this.#newest;
  }

  /** Reads what other tabs have committed. */
  async catchUp(): Promise<void> {
    await (await this.#fetchTools()).saver.catchUp();
  }
  async save(): Promise<void> {
    await this.#saver?.save();
  }
  /** Checks whether the workspace is still in storage, and writes it again if it is gone. */
  async doubt(): Promise<void> {
    // If what saves can't be fetched, the next command fails, and says so.
    const tools = await this.#fetchTools().catch(() => null);
    await tools?.saver.doubt();
  }
  /** Stops saving for good: a newer version of the page has taken over, and with it what saves may be gone. */
  giveUpSaving(): void {
    this.#isGivenUp = true;
    if (this.#saver) this.#saver.giveUp();
    else {
      this.#state = 'failed';
      this.#options.onFailure('newer');
    }
  }

  /** Waits until nothing runs and all is saved. @returns false if storage fails */
  async settle(): Promise<boolean> {
    await this.#turns.take(() => undefined);
    await this.save();
    this.#showHeld();
    return this.#saver?.idle ?? true;
  }

  stop(): void {
    this.#isStopped = true;
    this.#saver?.stop();
  }

  #fetchTools(): Promise<Tools> {
    return (this.#fetching ??= this.#makeTools().catch((error: unknown) => {
      this.#fetching = null;
      throw error;
    }));
  }

  async #makeTools(): Promise<Tools> {
    const [{ Saver }, { carryOut }] = await Promise.all([import('./saver.ts'), import('./carry-out.ts')]);
    const { store, onAnswer, onFailure, onRecovery, onProgress, notify } = this.#options;
    const saver = new Saver(
      {
        store,
        turns: this.#turns,
        rebase: this.#rebase,
        recreate: (current) => this.#recreate(current),
        onState: (state) => (this.#state = state),
        onWaiting: (rev) => (this.#waiting = rev),
        onAnswer: (commit) => {
          this.#showHeld();
          onAnswer(commit);
        },
        onFailure,
        onRecovery,
        onProgress,
        notify,
      },
      this.#opened,
    );
    if (this.#isStopped) saver.stop();
    if (this.#isGivenUp) saver.giveUp();
    this.#saver = saver;
    return { saver, carryOut };
  }

  #show(workspace: WorkspaceState, change: Omit<WorldChange, 'world'>): void {
    const before = this.#newest;
    const { name, lastOpened, actingAs, deletedAt } = before.record;
    this.#newest = { ...workspace, record: { ...workspace.record, name, lastOpened, actingAs, deletedAt } };
    const { changes, origin } = change;
    const unseen = this.#held.reduce((sum, held) => sum + (held.change.changes?.length ?? 0), 0);
    if (origin === 'rolledBack' && unseen > 0 && unseen === changes?.length) {
      this.#held = [];
      return;
    }
    this.#held.push({ change: { ...change, world: workspace.world }, before });
    const command = origin === 'here' ? change.commit?.command : undefined;
    if (command && carriesStack(command)) this.#showing ??= setTimeout(() => this.#showHeld());
    // An endpoint may have carried the stack further: what becomes of it is known once it is answered.
    else if (!command || !turnsDeployment(command)) this.#showHeld();
  }

  #showHeld(): void {
    clearTimeout(this.#showing);
    this.#showing = undefined;
    const held = this.#held;
    if (held.length === 0) return;
    this.#held = [];
    this.#current = this.#newest;
    for (const { change, before } of held) this.#options.onChange(change, before);
  }

  #rebase: SaverHost['rebase'] = async (confirmed, missed, pending) => {
    const answered = pending.filter((one) => one.answered).length;
    const { rebase } = await import('./rebase.ts');
    const next = await rebase(confirmed, missed, pending, {
      store: this.#options.store,
      workshop: this.#workshop,
      show: (workspace, change) => this.#show(workspace, change),
    });
    if (answered > 0)
      this.#options.notify({ kind: 'warning', key: 'carried-out-again', params: { count: answered } });
    return next;
  };

  async #recreate({ world, record }: WorkspaceState): Promise<void> {
    await this.#options.store.create(record, rowsOf(world));
    this.#options.notify({ kind: 'warning', key: 'workspace-lost' });
  }
}
