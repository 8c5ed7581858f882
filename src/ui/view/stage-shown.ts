import type { Told } from '../../graph/sheet/pictured.ts';
import type { Stage } from '../../graph/stage/stage.ts';

/** A stage that the picture shows in place of the account. Read by the graph, owned by the steps. */
export interface StageShown {
  readonly stage: Stage;
  /** The account's nodes that stand for its cast, or null where there is none. */
  readonly cast: { readonly caller: string | null; readonly role: string | null };
  /** Whether the role was asked for here, so that the reader had the account in sight; not if it was sent. */
  readonly isAskedHere: boolean;
  /** Where the scene stands: a notch, or on the way to one. */
  readonly at: number;
  /** The notch that it is at, or on the way to. */
  readonly cursor: number;
  /** Tells that notch in words. */
  readonly told: () => Told;
  /** The part of the session's time that is left, 0 to 1. */
  readonly left: number;
  /** How far the session's first call has come, 0 to 1. */
  readonly called: number;
  /** Explains how the first call was answered; null: none was made. */
  readonly explain: (() => void) | null;
  /** The label of the button in the empty slot, or null where no call could mend it. */
  readonly remedy: string | null;
  readonly isMending: boolean;
  /** Carries the remedy out. */
  readonly mend: () => void;
  /** Goes back to the whole account. */
  readonly leave: () => void;
}
