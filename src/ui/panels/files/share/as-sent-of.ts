import type { Issued, Replay } from '../../../../assume/step.ts';
import type { AsSent, Vouched } from '../../../../exchange/link/trace.ts';
import { traceOf } from '../../../../exchange/link/traced.ts';

const sessionOf = (name: string, { issuedAt, expiresAt }: Issued): NonNullable<Vouched['session']> => ({
  name,
  seconds: Math.round((expiresAt - issuedAt) / 1000),
});

/** What a provider said of the person who asked; null where somebody signed. */
function vouchedOf({ assumption, cast, issued }: Replay): Vouched | null {
  const { type, account, federation } = assumption.outcome.caller ?? {};
  if ((type !== 'webIdentity' && type !== 'saml') || account === undefined || !federation) return null;
  const { principal, keys } = federation;
  return { type, account, principal, keys, ...(issued && { session: sessionOf(cast.sessionName, issued) }) };
}

/** How the call of steps was answered, as far as their scene needs it. */
export function asSentOf(replay: Replay): AsSent {
  const { decision, world } = replay.assumption.outcome;
  const vouched = vouchedOf(replay);
  return {
    trace: decision && traceOf(decision, world),
    session: replay.issued?.accessKeyId ?? null,
    ...(vouched && { vouched }),
  };
}
