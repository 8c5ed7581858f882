import { openDB } from 'idb';
import { databaseName } from './open-store.ts';

/** Every store of the database with its rows, unchecked: any version of the page may have written them. */
export async function storedContents(name = databaseName): Promise<Readonly<Record<string, unknown[]>>> {
  const database = await openDB(name);
  try {
    const stores = [...database.objectStoreNames];
    const contents = await Promise.all(
      stores.map(async (store) => [store, await database.getAll(store)] as const),
    );
    return Object.fromEntries(contents);
  } finally {
    database.close();
  }
}
