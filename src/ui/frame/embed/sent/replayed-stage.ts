import { playedStage, type Refusal } from '../../../../assume/played-stage.ts';
import type { Assumption } from '../../../../assume/step.ts';
import { replayWith } from '../../../../assume/steps.ts';
import type { tellStep } from '../../../../assume/tell.ts';
import type { World } from '../../../../engine/index.ts';
import type { LinkState } from '../../../../exchange/link/link-state.ts';
import type { Rare } from '../../../../graph/stage/draw-with.ts';
import { assumptionAsSent } from '../../../panels/use/steps/as-sent.ts';
import { foot, moves, svgFile } from '../pages/drawing.ts';
import { stageDrawing } from '../pages/stage-drawing.ts';
import { type SentPicture, type SentScene, soonWhole } from './sent-scene.ts';

type Tell = typeof tellStep;
const fetchTell = async (): Promise<Tell> => (await import('../../../../assume/tell.ts')).tellStep;

const granted: Refusal = { slot: null, deny: null };
const fetchRare = (): Promise<Partial<Rare>> => import('../../../../graph/stage/draw-refused.ts');

/**
 * Returns the steps of a sent call with their stage, and what that needs to be drawn. Most links show a granted call,
 * which needs no code for what it lacks.
 */
async function staged(assumption: Assumption) {
  if (assumption.outcome.result.ok) {
    const replay = replayWith(() => [], assumption);
    const stage = playedStage(replay, granted);
    return { replay, stage, rare: stage.limits.length > 0 ? await fetchRare() : {} };
  }
  const [{ obstaclesOf }, { refusalOn }, rare] = await Promise.all([
    import('../../../../assume/obstacles.ts'),
    import('../../../../assume/stage-refusal.ts'),
    fetchRare(),
  ]);
  const replay = replayWith(obstaclesOf, assumption);
  // No picture has the button that mends it, so nothing finds out whether there would be one.
  return { replay, stage: playedStage(replay, refusalOn(replay, false)), rare };
}

/**
 * Draws the step of a sent call that a link shows, as its sender saw it. Where its words are still on their way, they
 * follow the picture. Yields nothing if the link doesn't tell enough.
 */
export async function* replayedStage(
  world: World,
  state: LinkState,
  { frame, scheme }: SentScene,
  fetched: () => Promise<Tell> = fetchTell,
): AsyncGenerator<SentPicture, void> {
  const coming = fetched().catch(() => null);
  const assumption = assumptionAsSent(world, state);
  if (!assumption || state.shown?.kind !== 'step') return;
  const { replay, stage, rare } = await staged(assumption);
  const last = replay.steps.length - 1;
  const at = Math.min(last, state.shown.step ?? last);
  const step = replay.steps[at];
  if (!step) return;
  const room = { width: frame.width, height: frame.height - foot - moves };
  const drawn = stageDrawing(stage, at, rare)(room);
  if (!drawn) return;
  const picture: SentPicture = { view: 'stage', svg: svgFile(drawn, scheme), strong: '', text: '' };
  const told = (tell: Tell): SentPicture => {
    const { headline, text } = tell(replay, step, false);
    return { ...picture, strong: headline, text };
  };
  yield* soonWhole(
    picture,
    coming.then((tell) => tell && told(tell)),
  );
}
