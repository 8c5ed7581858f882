/**
 * Why storage failed.
 * - `unavailable`: no database here (private window, blocked site data, sandbox), or it stopped answering.
 * - `quota`: no space left.
 * - `blocked`: another tab keeps an older database open and doesn't let go.
 * - `corrupt`: the database is there, but what it should hold is not.
 * - `newer`: a newer version of the playground has written it; this one must not.
 * - `disconnected`: the endpoint that holds the account doesn't answer.
 */
export type StorageErrorKind = 'unavailable' | 'quota' | 'blocked' | 'corrupt' | 'newer' | 'disconnected';

export class StorageError extends Error {
  override readonly name = 'StorageError';
  constructor(
    readonly kind: StorageErrorKind,
    message: string,
    cause?: unknown,
  ) {
    super(message, { cause });
  }
}

/** Errors as IndexedDB names them. https://w3c.github.io/IndexedDB/#exceptions */
const kinds = new Map<string, StorageErrorKind>([
  ['QuotaExceededError', 'quota'],
  ['VersionError', 'newer'],
  ['NotFoundError', 'corrupt'],
  ['DataError', 'corrupt'],
  ['ConstraintError', 'corrupt'],
]);

/** An IndexedDB error as one of our kinds. Other errors count as unavailable. */
export function storageErrorFrom(error: unknown): StorageError {
  if (error instanceof StorageError) return error;
  const { name = '', message = String(error) } = error instanceof Error ? error : {};
  // A value that can't be cloned is a bug of this page, not a failure of storage.
  if (name === 'DataCloneError') throw error;
  return new StorageError(kinds.get(name) ?? 'unavailable', `${name}: ${message}`, error);
}
