import type { SessionRow, World } from '../../../engine/index.ts';

/** The sessions that live at `now` (ms), those that end first in front: their ends are what the clock is mostly moved for. */
export const endingSessions = ({ tables }: World, now: number): SessionRow[] =>
  [...tables.sessions.values()]
    .filter(({ expiresAt }) => expiresAt > now)
    .sort((a, b) => a.expiresAt - b.expiresAt);
