import { playedStage, type Refusal } from '../../../../assume/played-stage.ts';
import type { Assumption, Replay } from '../../../../assume/step.ts';
import { replayWith } from '../../../../assume/steps.ts';
import type { tellStep } from '../../../../assume/tell.ts';
import type { World } from '../../../../engine/index.ts';
import type { LinkState } from '../../../../exchange/link/link-state.ts';
import type { Stage } from '../../../../graph/stage/stage.ts';
import { assumptionAsSent } from '../../../panels/use/steps/as-sent.ts';
import { foot, moves, svgFile } from '../pages/drawing.ts';
import { stageDrawing } from '../pages/stage-drawing.ts';
import type * as refused from './refused.ts';
import { type SentPicture, type SentScene, soonWhole } from './sent-scene.ts';

type Tell = typeof tellStep;

type Lacks = typeof refused;

/** Parts that follow the first picture. */
interface Later {
  readonly tell: () => Promise<Tell>;
  readonly lacks: () => Promise<Lacks>;
}

const fetched: Later = {
  tell: async () => (await import('../../../../assume/tell.ts')).tellStep,
  lacks: async () => await import('./refused.ts'),
};

const granted: Refusal = { slot: null, deny: null };

/** Returns the steps of a sent call with their stage: without `lacks`, nothing says what a refused one would need. */
function staged(assumption: Assumption, lacks: Lacks | null): { replay: Replay; stage: Stage } {
  const replay = replayWith(lacks ? lacks.obstaclesOf : () => [], assumption);
  // No picture has the button that mends it, so nothing finds out whether there would be one.
  return { replay, stage: playedStage(replay, lacks ? lacks.refusalOn(replay, false) : granted) };
}

/**
 * Draws the step of a sent call that a link shows, as its sender saw it. Where its words or what it lacks are still on
 * their way, they follow the picture. Yields nothing if the link doesn't tell enough.
 */
export async function* replayedStage(
  world: World,
  state: LinkState,
  { frame, scheme }: SentScene,
  later: Partial<Later> = {},
): AsyncGenerator<SentPicture, void> {
  const { tell: fetchTell, lacks: fetchLacks } = { ...fetched, ...later };
  const telling = fetchTell().catch(() => null);
  const assumption = assumptionAsSent(world, state);
  if (!assumption || state.shown?.kind !== 'step') return;
  const { shown } = state;
  const room = { width: frame.width, height: frame.height - foot - moves };
  const pictured = (lacks: Lacks | null) => {
    const { replay, stage } = staged(assumption, lacks);
    const last = replay.steps.length - 1;
    const at = Math.min(last, shown.step ?? last);
    const step = replay.steps[at];
    const drawn = step && stageDrawing(stage, at, lacks?.rare)(room);
    if (!drawn) return null;
    const picture: SentPicture = { view: 'stage', svg: svgFile(drawn, scheme), strong: '', text: '' };
    return { replay, step, picture, isWhole: assumption.outcome.result.ok && stage.limits.length === 0 };
  };
  const first = pictured(null);
  if (!first) return;
  // Most links show a granted call, which needs no code for what it lacks.
  const lacking = first.isWhole ? null : fetchLacks().catch(() => null);
  const whole = async (): Promise<SentPicture | null> => {
    const [tell, lacks] = await Promise.all([telling, lacking]);
    const shows = first.isWhole ? first : lacks && pictured(lacks);
    if (!shows) return null;
    if (!tell) return shows === first ? null : shows.picture;
    const { headline, text } = tell(shows.replay, shows.step, false);
    return { ...shows.picture, strong: headline, text };
  };
  yield* soonWhole(first.picture, whole());
}
