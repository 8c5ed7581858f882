import { describe, expect, test } from 'vitest';
import { stageOf } from '../../../../../src/assume/stage.ts';
import type { Replay } from '../../../../../src/assume/step.ts';
import { worldFrom } from '../../../../../src/engine/index.ts';
import { anonymise } from '../../../../../src/exchange/link/anonymise.ts';
import type { LinkState } from '../../../../../src/exchange/link/link-state.ts';
import { readLink, writeLink } from '../../../../../src/exchange/link/link.ts';
import { drawCall } from '../../../../../src/graph/stage/draw-call.ts';
import { drawDeny, drawGhost, drawLimits } from '../../../../../src/graph/stage/draw-refused.ts';
import { foot, moves, svgFile } from '../../../../../src/ui/frame/embed/pages/drawing.ts';
import { narrowFor } from '../../../../../src/graph/stage/geometry.ts';
import { withoutButton } from '../../../../../src/graph/stage/without-button.ts';
import { stageDrawing } from '../../../../../src/ui/frame/embed/pages/stage-drawing.ts';
import { replayedStage } from '../../../../../src/ui/frame/embed/sent/replayed-stage.ts';
import { replayAsSent } from '../../../../../src/ui/panels/use/steps/replay-as-sent.ts';
import { lent } from '../../../../assume/lent.ts';
import { refusal, refusals } from '../../../../assume/refusals.ts';
import { sentOf } from '../../../../assume/sent-of.ts';

async function opened(state: LinkState): Promise<LinkState> {
  const written = await writeLink(state);
  if (!written.ok) throw new Error(JSON.stringify(written.problem));
  const read = await readLink(written.link);
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  return read.state;
}

const replayIn = (state: LinkState): Replay | null => replayAsSent(worldFrom(state.rows), state);
const statuses = ({ steps }: Replay): string[] => steps.map(({ id, status }) => `${id} ${status}`);
const firstCalls = ['a first call that is allowed', 'a first call that is refused'];

describe.each([
  ...Object.keys(refusals).map((name) => [name, async () => (await refusal(name)).replay] as const),
  ...Object.entries(lent).filter(([name]) => !firstCalls.includes(name)),
])('%s', (_name, make) => {
  test('has the same scene from what a link says, before anything is decided', async () => {
    const replay = await make();
    const state = await opened(sentOf(replay));
    const asSent = replayIn(state);
    expect(asSent && stageOf(asSent)).toEqual(stageOf(replay));
    expect(asSent && statuses(asSent)).toEqual(statuses(replay));
  });

  test('is drawn in a post with all that its stage has, though most of what draws a refusal comes only for one', async () => {
    const replay = await make();
    const state = await opened(sentOf(replay));
    const world = worldFrom(state.rows);
    const asSent = replayIn(state);
    if (!asSent) throw new Error('The link tells no steps');
    for (const frame of [
      { width: 640, height: 460 },
      { width: 320, height: 440 },
    ]) {
      const scene = { link: '', view: null, frame, scheme: 'light' } as const;
      const tell = () => Promise.reject(new Error('no words'));
      let svg = '';
      // What it lacks may come a moment later.
      for await (const picture of replayedStage(world, state, scene, { tell })) ({ svg } = picture);
      const draw = stageDrawing(withoutButton(stageOf(asSent), narrowFor(640, 0)), asSent.steps.length - 1, {
        drawLimits,
        drawDeny,
        drawGhost,
        drawCall,
      });
      const drawn = draw({ width: frame.width, height: frame.height - foot - moves });
      expect(svg).toBe(drawn && svgFile(drawn, 'light'));
    }
  });

  test('has it in made-up words, too', async () => {
    const replay = await make();
    const asSent = replayIn(await opened((await anonymise(sentOf(replay))).state));
    expect(asSent && statuses(asSent)).toEqual(statuses(replay));
    expect(asSent?.cast.credential.kind).toBe(replay.cast.credential.kind);
  });
});
