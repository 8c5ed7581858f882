import type { ActStatus, Stage } from '../graph/stage/stage.ts';
import { playedStage, youOf } from './played-stage.ts';
import { remedyOf } from './remedy.ts';
import { refusalOn } from './stage-refusal.ts';
import type { Replay } from './step.ts';

/** A replay as a stage, with what a refused one lacks. */
export const stageOf = (replay: Replay): Stage =>
  playedStage(replay, refusalOn(replay, remedyOf(replay, replay.assumption.outcome.world) !== null));

/**
 * The stage with the identity that acts now: the one who asked, the session that was issued, or somebody else. `actor` is
 * the acting identity's node, as the rest of the page names it.
 */
export function actedNow(stage: Stage, { cast, issued }: Replay, actor: string | null): Stage {
  if (actor === null) return { ...stage, you: 'nobody' };
  if (actor === issued?.accessKeyId) return { ...stage, you: 'wearer' };
  return { ...stage, you: actor === cast.caller.nodeId ? youOf(stage.caller.kind) : 'nobody' };
}

/** The stage with its expiry by the clock of now, not by the replay's clock. */
export const expiredNow = (stage: Stage, expired: boolean): Stage =>
  expired
    ? {
        ...stage,
        acts: stage.acts.map((act) =>
          act.id === 'expiry' ? { ...act, status: 'ok' satisfies ActStatus } : act,
        ),
      }
    : stage;
