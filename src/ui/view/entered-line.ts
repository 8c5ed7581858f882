import type { Credentials } from '../../engine/index.ts';

/** A line or script that ran in the terminal. */
export interface EnteredLine {
  readonly text: string;
  /** Whether it may be sent: it has no secret that somebody typed. */
  readonly isStorable: boolean;
  /** The revision before it, who acted then, and the revisions that it made. */
  readonly before: number;
  readonly credentials: Credentials;
  readonly revs: readonly number[];
}
