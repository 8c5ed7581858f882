import type { Change, Credentials } from '../engine/index.ts';
import { createWorld, rowsOf, worldFrom } from '../engine/index.ts';
import { StorageError } from '../storage/storage-error.ts';
import type { ListedWorkspace, Progress, Store, WorkspaceDamage, WorkspaceRecord } from '../storage/store.ts';
import { workspaceNames } from '#words/playground.ts';
import { firstCredentials, sampleRows } from './sample.ts';
import { type WorkspaceState, readState } from './workspace-state.ts';
import { WorldOnItsWay } from './world-on-its-way.ts';

/** The start of a new workspace; rows are additions. */
export type WorkspaceStart = 'sample' | 'empty' | readonly Change[];

/** Deleted workspaces are purged after a week, ms. */
const keptDeleted = 7 * 24 * 3_600_000;
const maxName = 200;
/** An account id of AWS's documentation examples. */
const exampleAccount = '111122223333';

/** The rows of a start. An empty account keeps the number of the account before. */
export function rowsToStart(start: WorkspaceStart, account: string, now: number): readonly Change[] {
  if (start === 'sample') return sampleRows;
  return start === 'empty' ? rowsOf(createWorld(account, now)) : start;
}

/** The credentials that act in a workspace that nobody has acted in yet. */
const firstToAct = (start: WorkspaceStart, account: string): Credentials =>
  start === 'sample' ? firstCredentials(worldFrom(sampleRows)) : { type: 'console', id: account };

/** Finds a row of the table `meta` among many rows, without making a world. */
function metaOf(rows: readonly Change[], id: 'account' | 'now'): string | number | undefined {
  const row = rows.find(({ table, key }) => table === 'meta' && key === id)?.after;
  return row && 'value' in row ? row.value : undefined;
}

/** The workspaces that are kept, apart from what is in them. */
export class Workspaces {
  #records = $state.raw<readonly ListedWorkspace[]>([]);
  #putAside = $state(0);

  constructor(
    readonly store: Store,
    /** The device's time, ms since the epoch. */
    private readonly device: () => number,
  ) {}

  /** The workspaces that aren't deleted, the last opened first. */
  get list(): readonly ListedWorkspace[] {
    return this.#records;
  }

  /** How many rows of the open workspace were damaged, and put aside, now or earlier. */
  get putAside(): number {
    return this.#putAside;
  }

  async refresh(): Promise<void> {
    const all = await this.store.list();
    this.#records = all
      .filter(({ deletedAt }) => deletedAt === null)
      .sort((a, b) => b.lastOpened - a.lastOpened || (a.name < b.name ? -1 : 1));
  }

  /** @returns the new workspace's id, or null if `onlyFirst` found others */
  async create(
    name: string,
    start: WorkspaceStart,
    options: {
      readonly onlyFirst?: boolean;
      readonly progress?: Progress;
      /** A workspace that is about to be deleted: its name is free. */
      readonly insteadOf?: string;
    } = {},
  ): Promise<string | null> {
    const now = this.device();
    const rows = rowsToStart(start, exampleAccount, now);
    const account = String(metaOf(rows, 'account') ?? exampleAccount);
    const record: WorkspaceRecord = {
      id: newId(),
      name: this.#freeName(
        nameOf(name) || workspaceNames[start === 'sample' || start === 'empty' ? start : 'file'],
        options.insteadOf,
      ),
      account,
      rev: 0,
      createdAt: now,
      lastOpened: now,
      offset: Math.max(0, Number(metaOf(rows, 'now') ?? 0) - now),
      actingAs: firstToAct(start, account),
      deletedAt: null,
      schema: 1,
    };
    const added = await this.store.create(record, rows, options);
    await this.refresh();
    return added ? record.id : null;
  }

  /** @returns the name as it was given, or null if it is empty */
  async rename(id: string, name: string): Promise<string | null> {
    const given = nameOf(name);
    if (given === '') return null;
    await this.store.update(id, { name: given });
    await this.refresh();
    return given;
  }

  /** The workspace to open after that one is closed: the last one opened, or a new sample account. */
  otherThan(id: string): Promise<string | null> {
    const other = this.#records.find((record) => record.id !== id);
    return other ? Promise.resolve(other.id) : this.create('', 'sample', { insteadOf: id });
  }

  async delete(id: string): Promise<void> {
    await this.store.update(id, { deletedAt: this.device() });
    await this.refresh();
  }

  /** The workspaces of which a part of the record can't be read. */
  get damaged(): readonly ListedWorkspace[] {
    return this.#records.filter(({ isDamaged }) => isDamaged);
  }

  /** Writes damaged records anew, from what else is stored of their workspaces. @returns how many there were */
  async mend(): Promise<number> {
    const { damaged } = this;
    const now = this.device();
    for (const { id, lastOpened } of damaged) {
      // Reading a workspace mends all of it.
      await this.store.load(id);
      if (lastOpened === 0) await this.store.update(id, { lastOpened: now });
    }
    await this.refresh();
    return damaged.length;
  }

  /** Whether nothing was done in the workspace. */
  isUnused(id: string | null): boolean {
    return this.#records.some((record) => record.id === id && record.rev === 0);
  }

  /**
   * Restores a deleted workspace. Another one may have its name by now; `standIn` doesn't count, as it is
   * about to be deleted.
   */
  async restore(id: string, standIn: string | null = null): Promise<void> {
    const deleted = (await this.store.list()).find((record) => record.id === id);
    const name = deleted && this.#freeName(deleted.name, standIn ?? id);
    await this.store.update(id, { deletedAt: null, ...(name !== undefined && { name }) });
    await this.refresh();
  }

  /** The sample account's workspace, found by its default name, or a new one. */
  sample(): Promise<string | null> {
    const kept = this.#records.find(({ name }) => name === workspaceNames.sample);
    return kept ? Promise.resolve(kept.id) : this.create('', 'sample');
  }

  /** The name, with a number if another workspace has it, because nobody could tell the two apart. */
  #freeName(name: string, except?: string): string {
    const isTaken = (one: string): boolean =>
      this.#records.some((record) => record.name === one && record.id !== except);
    if (!isTaken(name)) return name;
    let number = 2;
    while (isTaken(`${name} ${String(number)}`)) number++;
    return `${name} ${String(number)}`;
  }

  /** Reads a workspace; null if there is none (any more). Damage that it finds is handed to `onDamage`. */
  async read(
    id: string,
    progress: Progress,
    onDamage: (damage: WorkspaceDamage) => void,
  ): Promise<WorkspaceState | null> {
    const early = new WorldOnItsWay();
    const stored = await this.store.load(id, { onProgress: progress, onRows: early.add });
    if (!stored) return null;
    this.#putAside = stored.putAside;
    if (stored.damage) onDamage(stored.damage);
    const lastOpened = this.device();
    const [workspace] = await Promise.all([
      readState(stored, early),
      this.store.update(id, { lastOpened }).then(() => this.refresh()),
    ]);
    return { ...workspace, record: { ...workspace.record, lastOpened } };
  }

  /** The workspace to open at first: the last one opened, or the sample account on a first visit. */
  async first(): Promise<string> {
    await this.purgeOld();
    await this.refresh();
    const last = this.list[0];
    if (last) return last.id;
    const id = await this.create(workspaceNames.sample, 'sample', { onlyFirst: true });
    // Another tab was faster, or there is a workspace that can't be seen. Asking again might never end.
    return id ?? this.list[0]?.id ?? this.#createSample();
  }

  async #createSample(): Promise<string> {
    const id = await this.create(workspaceNames.sample, 'sample');
    if (id === null) throw new StorageError('corrupt', 'No workspace could be made.');
    return id;
  }

  private async purgeOld(): Promise<void> {
    const before = this.device() - keptDeleted;
    for (const { id, deletedAt } of await this.store.list())
      if (deletedAt !== null && deletedAt < before) await this.store.purge(id);
  }
}

const nameOf = (name: string): string => name.trim().slice(0, maxName);

/** Random, since two tabs may make one at the same moment. */
const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
