import type { World } from '../../src/engine/index.ts';
import { rowsOf } from '../../src/engine/index.ts';
import { Playground } from '../../src/playground/playground.svelte.ts';
import type { MemoryDatabase } from '../../src/storage/memory-store.ts';
import { MemoryStore } from '../../src/storage/memory-store.ts';
import { StorageError, type StorageErrorKind } from '../../src/storage/storage-error.ts';
import type { CommitResult, SavedCommit, Store } from '../../src/storage/store.ts';
import { fakeBackend } from './fake-backend.ts';

/** A device clock that stands still until it is moved. */
export const device = { time: Date.UTC(2026, 0, 1) };

/** A playground on a store, as if the store were the browser's. */
export function playgroundOn(store: Store, lost = false): Playground {
  return new Playground({
    backend: fakeBackend,
    device: () => device.time,
    open: () => Promise.resolve({ store, problem: null, lost }),
  });
}

/** A playground in a tab of its own. Tabs of one database see each other's commits. */
export async function tabOf(database: MemoryDatabase): Promise<Playground> {
  const playground = playgroundOn(new MemoryStore(database));
  await playground.settled();
  return playground;
}

/** The same with the page's own engine and clock, acting as root. */
export async function rootTabOf(database: MemoryDatabase): Promise<Playground> {
  const store = new MemoryStore(database);
  const playground = new Playground({ open: () => Promise.resolve({ store, problem: null, lost: false }) });
  await playground.settled();
  playground.actAs({ type: 'console', id: '111122223333' });
  return playground;
}

/** Everything in a world but the clock, the counter and the stamps, in one order. */
export const contentOf = (world: World): unknown =>
  rowsOf(world)
    .filter(({ table, key }) => table !== 'lastUsed' && (table !== 'meta' || key === 'account'))
    .map(({ table, key, after }) => [`${table}/${key}`, after] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));

/** Everything in a world, in one order. */
export const allOf = (world: World): unknown =>
  rowsOf(world)
    .map(({ table, key, after }) => [`${table}/${key}`, after] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));

export const namesIn = (playground: Playground): string[] =>
  [...playground.world.tables.users.values()].map(({ name }) => name).sort();

/** A store that fails at commits when told to: before anything is written, or after all of it is. */
export class FailingStore extends MemoryStore {
  fails: ((count: number) => 'before' | 'after' | null) | null = null;
  kindOfFailure: StorageErrorKind = 'unavailable';
  #count = 0;

  override async commit(id: string, commit: SavedCommit): Promise<CommitResult> {
    const when = this.fails?.(this.#count++) ?? null;
    if (when === 'before') throw new StorageError(this.kindOfFailure, 'told to fail');
    const result = await super.commit(id, commit);
    if (when === 'after') throw new StorageError(this.kindOfFailure, 'told to fail');
    return result;
  }
}
