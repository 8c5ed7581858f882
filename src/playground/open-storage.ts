import { MemoryStore } from '../storage/memory-store.ts';
import type { OpenedStore } from '../storage/open-store.ts';

/**
 * Fetches storage and opens it: the first picture is drawn meanwhile. Never rejects: where its code can't be
 * fetched, as on a connection that broke, the account is kept in memory and that is said.
 */
export async function openStorage(): Promise<OpenedStore> {
  try {
    const { openStore } = await import('../storage/open-store.ts');
    return await openStore();
  } catch {
    return { store: new MemoryStore(), problem: 'unavailable', lost: false };
  }
}
