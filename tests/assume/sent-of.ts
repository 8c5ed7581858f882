import type { Replay } from '../../src/assume/step.ts';
import type { Change, Outcome, World } from '../../src/engine/index.ts';
import { apply, nowOf, rowsOf } from '../../src/engine/index.ts';
import type { LinkState, Verdict } from '../../src/exchange/link/link-state.ts';
import { asSentOf } from '../../src/ui/panels/files/share/shared-state.ts';

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
export function sentOf(replay: Replay): LinkState {
  const { assumption } = replay;
  const outcome = assumption.outcome as Outcome;
  const asSent = asSentOf(replay);
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
