import { describe, expect, test } from 'vitest';
import { stageOf } from '../../../../../src/assume/stage.ts';
import type { Replay } from '../../../../../src/assume/step.ts';
import { worldFrom } from '../../../../../src/engine/index.ts';
import { anonymise } from '../../../../../src/exchange/link/anonymise.ts';
import type { LinkState } from '../../../../../src/exchange/link/link-state.ts';
import { readLink, writeLink } from '../../../../../src/exchange/link/link.ts';
import { replayAsSent } from '../../../../../src/ui/panels/use/steps/as-sent.ts';
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

  test('has it in made-up words, too', async () => {
    const replay = await make();
    const asSent = replayIn(await opened((await anonymise(sentOf(replay))).state));
    expect(asSent && statuses(asSent)).toEqual(statuses(replay));
    expect(asSent?.cast.credential.kind).toBe(replay.cast.credential.kind);
  });
});
