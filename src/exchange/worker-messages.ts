import type { Change } from '../engine/index.ts';
import type { Opened } from './read-files.ts';
import type { Progress } from './work.ts';

export interface WorkerRequest {
  readonly files: readonly File[];
  /** ms since the epoch */
  readonly now: number;
}

/** Rows come in batches, each a task of its own on the page, then `opened` without them. */
export type WorkerAnswer =
  | { readonly type: 'progress'; readonly progress: Progress }
  | { readonly type: 'rows'; readonly rows: readonly Change[] }
  | { readonly type: 'opened'; readonly opened: Opened };
