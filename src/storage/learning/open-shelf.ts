import { databaseName } from '../open-store.ts';
import { storageErrorFrom } from '../storage-error.ts';
import { IdbShelf } from './idb-shelf.ts';
import { MemoryShelf } from './memory-shelf.ts';
import type { Shelf } from './shelf.ts';

/** Opens the shelf in the browser's database, or where that is not possible one in memory. Never rejects. */
export async function openShelf(name = databaseName): Promise<Shelf> {
  try {
    return await IdbShelf.open({ name });
  } catch (error) {
    return new MemoryShelf(storageErrorFrom(error).kind);
  }
}
