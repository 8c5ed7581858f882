/**
 * Why storage failed.
 * - `unavailable`: no database here (private window, blocked site data, sandbox), or it stopped answering.
 * - `quota`: no space left.
 * - `blocked`: another tab keeps an older database open and doesn't let go.
 * - `corrupt`: the database is there, but what it should hold is not.
 * - `newer`: a newer version of the playground has written it; this one must not.
 */
export type StorageErrorKind = 'unavailable' | 'quota' | 'blocked' | 'corrupt' | 'newer';

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
