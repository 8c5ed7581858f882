import type { Call, Change, Outcome, Try, TryOutcome } from '../engine/index.ts';

/** Replaces the whole account: a sample, an empty account, an import or an opened file. `rows` are additions. */
export interface Load {
  readonly type: 'load';
  /** The name of the source in the journal, such as `sample`, `empty` or a file's name. */
  readonly source: string;
  readonly rows: readonly Change[];
}

/** Moves the simulated clock forward by `milliseconds` (never back). */
export interface Clock {
  readonly type: 'clock';
  readonly milliseconds: number;
}

/** Takes back the newest commit that still stands; each undo is a commit of its own. */
interface Undo {
  readonly type: 'undo';
}

/** Brings back what the newest undo took. */
interface Redo {
  readonly type: 'redo';
}

/**
 * A call with the gesture that made it. The calls of one gesture carry its id, and are taken back together; all but the
 * first say that they go on with it.
 */
type AskedCall = Call & { readonly gesture?: string; readonly goesOn?: true };

export type Command = AskedCall | Try | Load | Clock | Undo | Redo;

/** One step of the world's history. Storage, graph, log, lessons, worker and other tabs receive it. */
export interface Commit {
  readonly rev: number;
  /** The revision it was made on. */
  readonly base: number;
  /** Simulated time, ms. */
  readonly time: number;
  readonly command: Command;
  readonly changes: readonly Change[];
  /** For calls and tries: the answer, the decision and the event. */
  readonly outcome?: Outcome | TryOutcome;
  /** For undo and redo: the revision that it takes back or brings back. */
  readonly of?: number;
}
