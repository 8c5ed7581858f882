import { stageOf } from '../../../../assume/stage.ts';
import { tellStep } from '../../../../assume/tell.ts';
import type { World } from '../../../../engine/index.ts';
import type { LinkState } from '../../../../exchange/link/link-state.ts';
import { replayAsSent } from '../../../panels/use/steps/as-sent.ts';
import { svgFile } from '../pages/drawing.ts';
import { stageDrawing } from '../pages/stage-drawing.ts';
import { foot, type SentPicture, type SentScene } from './sent-scene.ts';

/** The height of the timeline below a stage, in CSS pixels. */
const moves = 48;

/** Draws the step of a sent call that a link shows, as its sender saw it. Null if the link doesn't tell enough. */
export function replayedStage(
  world: World,
  state: LinkState,
  { frame, scheme }: SentScene,
): SentPicture | null {
  const replay = replayAsSent(world, state);
  if (!replay || state.shown?.kind !== 'step') return null;
  const last = replay.steps.length - 1;
  const at = Math.min(last, state.shown.step ?? last);
  const step = replay.steps[at];
  if (!step) return null;
  const drawn = stageDrawing(
    stageOf(replay),
    at,
  )({ width: frame.width, height: frame.height - foot - moves });
  const { headline, text } = tellStep(replay, step, false);
  return drawn && { view: 'stage', svg: svgFile(drawn, scheme), strong: headline, text };
}
