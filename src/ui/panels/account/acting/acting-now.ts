import type { AnyKind, Caller, Credentials, SessionRow, World } from '../../../../engine/index.ts';
import { afterSession, callerKinds, callerName } from '../../../kinds/acting.ts';
import { sessionTitle } from '../../../kinds/kinds.ts';

/** The acting identity as the page shows it, even if its credentials no longer work. */
interface ActingNow {
  readonly icon: AnyKind;
  /** Null for the root user. */
  readonly name: string | null;
  readonly accessKeyId: string | null;
  /** The session that signs, or null. */
  readonly session: SessionRow | null;
  readonly state: 'good' | 'expired' | 'refused';
  /** The credentials to return to after the session: those of its caller. */
  readonly back: Credentials | null;
}

/** Returns the content of the acting-as button. `caller` is null if the credentials were refused; `now` is in ms. */
export function actingNow(
  world: World,
  credentials: Credentials,
  caller: Caller | null,
  now: number,
): ActingNow {
  const accessKeyId = credentials.type === 'key' ? credentials.accessKeyId : null;
  const session = accessKeyId ? (world.tables.sessions.get(accessKeyId) ?? null) : null;
  const expired = session !== null && session.expiresAt <= now;
  const back = session ? afterSession(world, { kind: 'session', id: session.id, row: session }) : null;
  const base = { accessKeyId, session, back };
  if (caller && !expired)
    return { ...base, icon: callerKinds[caller.type], name: callerName(caller), state: 'good' };
  const name = session ? sessionTitle(world, session) : (accessKeyId ?? null);
  return { ...base, icon: session ? 'session' : 'key', name, state: expired ? 'expired' : 'refused' };
}
