import { playedStage, type Refusal } from '../../../../assume/played-stage.ts';
import type { Replay } from '../../../../assume/step.ts';
import type { tellStep } from '../../../../assume/tell.ts';
import type { World } from '../../../../engine/index.ts';
import type { LinkState } from '../../../../exchange/link/link-state.ts';
import { replayAsSent } from '../../../panels/use/steps/as-sent.ts';
import { foot, moves, svgFile } from '../pages/drawing.ts';
import { stageDrawing } from '../pages/stage-drawing.ts';
import { type SentPicture, type SentScene, soonWhole } from './sent-scene.ts';

type Tell = typeof tellStep;
const fetchTell = async (): Promise<Tell> => (await import('../../../../assume/tell.ts')).tellStep;

const granted: Refusal = { slot: null, deny: null };

/** Returns what a refused request lacks; most links show a granted one, which needs no code for that. */
const refusalOf = async (replay: Replay): Promise<Refusal> =>
  replay.steps.some(({ id }) => id === 'change')
    ? (await import('../../../../assume/stage-refusal.ts')).refusalOn(replay)
    : granted;

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
  const replay = replayAsSent(world, state);
  if (!replay || state.shown?.kind !== 'step') return;
  const last = replay.steps.length - 1;
  const at = Math.min(last, state.shown.step ?? last);
  const step = replay.steps[at];
  if (!step) return;
  const drawn = stageDrawing(
    playedStage(replay, await refusalOf(replay)),
    at,
  )({ width: frame.width, height: frame.height - foot - moves });
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
