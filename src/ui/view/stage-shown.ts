import type { Told } from '../../graph/sheet/pictured.ts';
import type { CastIds } from '../../graph/stage/cast.ts';
import type { Stage } from '../../graph/stage/stage.ts';

/** A stage that the picture shows in place of the account. The graph reads it, the steps own it. */
export interface StageShown {
  readonly stage: Stage;
  /** The account's nodes for its cast, or null for somebody without one. */
  readonly cast: CastIds;
  /** Whether the role was asked for here, so that the reader has seen the account; false for a sent scene. */
  readonly isAskedHere: boolean;
  /** The place of the scene: a notch, or a point between two. */
  readonly at: number;
  /** The notch at which it is, or to which it moves. */
  readonly cursor: number;
  /** The notch whose words are told: they never run ahead of the picture. */
  readonly said: number;
  /** Returns the notch of the cursor in words. */
  readonly told: () => Told;
  /** The part of the session's time that is left, 0 to 1. */
  readonly left: number;
  /** How far the session's first call has come, 0 to 1. */
  readonly called: number;
  /** Explains the answer to the first call; null if none was made. */
  readonly explain: (() => void) | null;
  /** The label of the button in the empty slot, or null if no call could help. */
  readonly remedy: string | null;
  readonly isMending: boolean;
  /** Carries the remedy out. */
  readonly mend: () => void;
  /** Goes back to the whole account. */
  readonly leave: () => void;
}
