import { describe, expect, test } from 'vitest';
import { stageOf } from '../../../../src/assume/stage.ts';
import type { Replay } from '../../../../src/assume/step.ts';
import type { Change, Outcome, World } from '../../../../src/engine/index.ts';
import { apply, nowOf, rowsOf, worldFrom } from '../../../../src/engine/index.ts';
import { anonymise } from '../../../../src/exchange/link/anonymise.ts';
import type { LinkState, Verdict } from '../../../../src/exchange/link/link-state.ts';
import { readLink, writeLink } from '../../../../src/exchange/link/link.ts';
import { traceOf } from '../../../../src/exchange/link/traced.ts';
import { replayAsSent } from '../../../../src/ui/frame/preview/as-sent.ts';
import { lent } from '../../../assume/lent.ts';
import { refusal, refusals } from '../../../assume/refusals.ts';

/** The account as it was before the call. */
const before = ({ world, changes }: Outcome): World =>
  apply(
    world,
    [...changes].reverse().map((one) => ({ ...one, before: one.after, after: one.before }) as Change),
  );

function verdictOf({ result }: Outcome): Verdict {
  if (result.ok) return { ok: true };
  if ('notModelled' in result) return { ok: false, notModelled: result.notModelled.feature };
  return { ok: false, code: result.error.code, message: result.error.message };
}

/** What a link to the replay's steps says. */
function sentOf({ assumption, issued }: Replay): LinkState {
  const outcome = assumption.outcome as Outcome;
  const { decision } = outcome;
  const asSent = {
    trace: decision && traceOf(decision, outcome.world),
    session: issued?.accessKeyId ?? null,
  };
  return {
    name: '',
    rows: rowsOf(before(outcome)),
    at: nowOf(outcome.world),
    credentials: null,
    shown: { kind: 'step', command: assumption.command, verdict: verdictOf(outcome), asSent },
    selected: null,
    account: null,
    panels: {},
  };
}

async function opened(state: LinkState): Promise<LinkState> {
  const written = await writeLink(state);
  if (!written.ok) throw new Error(JSON.stringify(written.problem));
  const read = await readLink(written.link);
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  return read.state;
}

const replayIn = (state: LinkState): Replay | null => replayAsSent(worldFrom(state.rows), state);
const statuses = ({ steps }: Replay): string[] => steps.map(({ id, status }) => `${id} ${status}`);
const isOfUsers = ({ cast }: Replay): boolean => cast.operation === 'AssumeRole';
const firstCalls = ['a first call that is allowed', 'a first call that is refused'];

describe.each([
  ...Object.keys(refusals).map((name) => [name, async () => (await refusal(name)).replay] as const),
  ...Object.entries(lent).filter(([name]) => !firstCalls.includes(name)),
])('%s', (_name, make) => {
  test('has the same scene from what a link says, before anything is decided', async () => {
    const replay = await make();
    const state = await opened(sentOf(replay));
    const asSent = replayIn(state);
    // A provider's word stays with the sender.
    if (!isOfUsers(replay)) return expect(asSent).toBeNull();
    expect(asSent && stageOf(asSent)).toEqual(stageOf(replay));
    expect(asSent && statuses(asSent)).toEqual(statuses(replay));
  });

  test('has it in made-up words, too', async () => {
    const replay = await make();
    const asSent = replayIn(await opened(anonymise(sentOf(replay))));
    expect(asSent && statuses(asSent)).toEqual(isOfUsers(replay) ? statuses(replay) : null);
  });
});
