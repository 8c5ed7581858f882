import type { SessionRow, World } from '../../../engine/index.ts';

/**
 * Returns the sessions that live at `now` (ms), those that end first in front: people mostly move the clock to see a
 * session end.
 */
export const endingSessions = ({ tables }: World, now: number): SessionRow[] =>
  [...tables.sessions.values()]
    .filter(({ expiresAt }) => expiresAt > now)
    .sort((a, b) => a.expiresAt - b.expiresAt);
