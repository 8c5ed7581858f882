import type { WorkshopResult } from '../../../../lessons/results/result.ts';

/** A learner's result: what was read last, with what only an earlier file or code of theirs has. */
export interface ReadResult {
  readonly result: WorkshopResult;
  /** Each result of theirs as it was handed in, as text. */
  readonly texts: readonly string[];
}
