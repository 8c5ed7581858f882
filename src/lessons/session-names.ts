import type { Condition } from './goal.ts';

/** Sessions that a pattern may mean which are tried; older ones are left out. */
export const mostCandidates = 6;

/** Whether a condition is on a session that goes by this name. */
export const namesSession = (condition: Condition, name: string): boolean =>
  JSON.stringify(condition).includes(`"session ${name}"`) ||
  (condition.type === 'session' && condition.name === name);
