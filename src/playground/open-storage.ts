import type { OpenedStore } from '../storage/open-store.ts';

/** Fetches storage and opens it: the first picture is drawn meanwhile. Never rejects, as `openStore` doesn't. */
export async function openStorage(): Promise<OpenedStore> {
  const { openStore } = await import('../storage/open-store.ts');
  return openStore();
}
