import { replayOf } from '../../../../assume/replay.ts';
import type { Replay } from '../../../../assume/step.ts';
import { assumptionAsSent } from './as-sent.ts';

/** Returns the steps of a sent call as its sender saw them; null if the link doesn't say enough. */
export function replayAsSent(...sent: Parameters<typeof assumptionAsSent>): Replay | null {
  const assumption = assumptionAsSent(...sent);
  return assumption && replayOf(assumption);
}
