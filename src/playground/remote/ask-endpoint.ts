import { StorageError } from '../../storage/storage-error.ts';

/** How long a request may take, ms. Loading a large account takes a while. */
const patience = 30_000;

/**
 * Asks an endpoint and returns its answer as parsed JSON; null if the answer is empty. `base` is the endpoint's
 * address.
 * @throws {StorageError} `disconnected` if it doesn't answer; otherwise its refusal
 */
export async function askEndpoint(base: string, path: string, request: RequestInit = {}): Promise<unknown> {
  const signal = AbortSignal.timeout(patience);
  const response = await fetch(base + path, { ...request, signal }).catch((error: unknown) => {
    throw new StorageError('disconnected', 'The endpoint does not answer', error);
  });
  const text = await response.text();
  if (response.ok) return text === '' ? null : JSON.parse(text);
  const kind = response.status === 413 ? 'quota' : 'unavailable';
  throw new StorageError(kind, `${response.status}: ${text}`);
}
