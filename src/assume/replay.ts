import { obstaclesOf } from './obstacles.ts';
import type { Assumption, FirstCall, Replay } from './step.ts';
import { replayWith } from './steps.ts';

/** An assumption for a replay, with the session's first call if there is one. */
export const replayOf = (assumption: Assumption, firstCall: FirstCall | null = null): Replay =>
  replayWith(obstaclesOf, assumption, firstCall);
