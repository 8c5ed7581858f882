import { IdbStore, type IdbStoreOptions } from './idb-store.ts';
import { readMarker, writeMarker } from './lost-marker.ts';
import { MemoryStore } from './memory-store.ts';
import { type StorageErrorKind, storageErrorFrom } from './storage-error.ts';
import type { Store } from './store.ts';

export const databaseName = 'iam-playground';

export interface OpenedStore {
  readonly store: Store;
  /** Why it is only memory, or null. */
  readonly problem: StorageErrorKind | null;
  /** Whether workspaces were stored here before and the browser has lost them. */
  readonly lost: boolean;
  /**
   * The database has another id than was noted, though workspaces are in it: something changed the id or the note.
   * `here`: how many workspaces there are; `noted`: how many were noted. Absent otherwise.
   */
  readonly otherId?: { readonly here: number; readonly noted: number };
}

/** Opens the browser's database, or a store in memory if that isn't possible. Never rejects. */
export async function openStore(options: IdbStoreOptions = { name: databaseName }): Promise<OpenedStore> {
  try {
    const store = await IdbStore.open(options);
    const [database, { length: workspaces }] = await Promise.all([store.databaseId(), store.list()]);
    const marker = readMarker(options.name);
    const isOther = marker !== null && marker.workspaces > 0 && marker.database !== database;
    writeMarker(options.name, { database, workspaces });
    if (!isOther || workspaces === 0) return { store, problem: null, lost: isOther };
    return { store, problem: null, lost: false, otherId: { here: workspaces, noted: marker.workspaces } };
  } catch (error) {
    return { store: new MemoryStore(), problem: storageErrorFrom(error).kind, lost: false };
  }
}
