import { StorageError } from '../../storage/storage-error.ts';

/** Ms that a request may take; loading a large account takes some. */
const patience = 30_000;

/**
 * What an endpoint answers, as JSON; null where its answer is empty. `base` is where it says that it is.
 * @throws {StorageError} `disconnected` where it doesn't answer, else what it refused
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
