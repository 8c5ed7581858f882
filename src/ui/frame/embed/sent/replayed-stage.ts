import { stageOf } from '../../../../assume/stage.ts';
import { tellStep } from '../../../../assume/tell.ts';
import type { World } from '../../../../engine/index.ts';
import type { LinkState } from '../../../../exchange/link/link-state.ts';
import { replayAsSent } from '../../../panels/use/steps/as-sent.ts';
import type { Drawing } from '../pages/drawing.ts';
import { stageDrawing } from '../pages/stage-drawing.ts';

interface ReplayedStage {
  readonly drawing: Drawing;
  readonly headline: string;
  readonly text: string;
}

/** The step of a sent call that a link shows, as its sender saw it. Null if the link doesn't tell enough. */
export function replayedStage(world: World, state: LinkState): ReplayedStage | null {
  const replay = replayAsSent(world, state);
  if (!replay || state.shown?.kind !== 'step') return null;
  const last = replay.steps.length - 1;
  const at = Math.min(last, state.shown.step ?? last);
  const step = replay.steps[at];
  if (!step) return null;
  const { headline, text } = tellStep(replay, step, false);
  return { drawing: stageDrawing(stageOf(replay), at), headline, text };
}
