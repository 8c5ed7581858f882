import { MemoryStore } from '../storage/memory-store.ts';
import type { OpenedStore } from '../storage/open-store.ts';

/** The address of the endpoint that serves this page; null if a static host serves it. */
export const endpointOfPage = (): string | null =>
  typeof document === 'undefined'
    ? null
    : (document.querySelector<HTMLMetaElement>('meta[name="iam-playground-endpoint"]')?.content ?? null);

/**
 * Fetches the code of storage and opens it, while the first picture is drawn. Never rejects. If the code
 * can't be fetched, for example because the connection broke, the account is kept in memory and a notice says
 * so.
 */
export async function openStorage(): Promise<OpenedStore> {
  const endpoint = endpointOfPage();
  try {
    if (endpoint !== null) {
      const { EndpointStore } = await import('./remote/endpoint-store.ts');
      return { store: new EndpointStore(endpoint), problem: null, lost: false };
    }
    const { openStore } = await import('../storage/open-store.ts');
    return await openStore();
  } catch {
    return { store: new MemoryStore(), problem: 'unavailable', lost: false };
  }
}
