import type { Position } from '../engine/index.ts';
import type { OtherTool } from './other-tools.ts';

export type SecretKind = 'accessKey' | 'secretKey' | 'sessionToken' | 'privateKey' | 'clientSecret';

/**
 * Why a file was not opened. From the file it holds only names of places, so it can be shown and copied.
 * `words/en/exchange.ts` has the sentence for each kind. Sizes are in bytes.
 */
export type FileProblem =
  | { readonly kind: 'tooBig'; readonly file: string; readonly bytes: number; readonly limit: number }
  /** Nothing was heard of the reading for that long. */
  | { readonly kind: 'tooLong'; readonly file: string; readonly seconds: number }
  | { readonly kind: 'empty'; readonly file: string }
  | { readonly kind: 'unreadable'; readonly file: string }
  | { readonly kind: 'notText'; readonly file: string }
  | { readonly kind: 'notJson'; readonly file: string; readonly at: Position; readonly expected: string }
  | { readonly kind: 'tooDeep'; readonly file: string; readonly at: Position; readonly limit: number }
  | { readonly kind: 'tooMany'; readonly file: string; readonly limit: number }
  | { readonly kind: 'otherFile'; readonly file: string; readonly tool: OtherTool }
  | { readonly kind: 'wrongShape'; readonly file: string; readonly place: string; readonly what: string }
  | { readonly kind: 'secret'; readonly file: string; readonly at: Position; readonly secret: SecretKind }
  | { readonly kind: 'severalAccounts'; readonly file: string; readonly accounts: readonly string[] }
  | {
      readonly kind: 'otherPartition';
      readonly file: string;
      readonly place: string;
      readonly partition: string;
    }
  | { readonly kind: 'newerVersion'; readonly file: string; readonly version: number }
  | { readonly kind: 'severalWorkspaces' }
  | { readonly kind: 'noIdentities'; readonly file: string }
  | { readonly kind: 'cancelled' };

/** Carries a `FileProblem` out of nested readers. `openFiles` and `parseWorkspace` turn it into a value. */
export class FileError extends Error {
  override readonly name = 'FileError';

  constructor(readonly problem: FileProblem) {
    super(problem.kind);
  }
}
