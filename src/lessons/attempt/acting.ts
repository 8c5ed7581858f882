import type { Credentials, World } from '../../engine/index.ts';
import type { Who } from '../goal.ts';
import { askerOf, sessionKey } from './who.ts';

/**
 * Returns the credentials with which a step `as …` goes on, and a world that holds them. `session of R` is the newest
 * session of the role R, or the newest with that session name. Null if nobody has that name.
 */
export function actorNamed(world: World, who: Who): Credentials | null {
  const role = /^session of (.+)$/.exec(who)?.[1];
  if (role === undefined) return askerOf(world, who)?.credentials ?? null;
  const [newest] = [...world.tables.sessions.values()]
    .filter(
      ({ ownerId, sessionName }) => world.tables.roles.get(ownerId)?.name === role || sessionName === role,
    )
    .sort((a, b) => b.issuedAt - a.issuedAt);
  return newest ? sessionKey(newest) : null;
}
