import type { LessonAttempt } from '../attempt-state.ts';
import { check } from './conditions.ts';
import type { Finding } from './finding.ts';
import { firstUnmet } from './finding.ts';
import { memoryKey, misconceptionKey } from './history.ts';
import type { Goal } from '../goal.ts';
import type { Misconception } from '../lesson.ts';
import { mostCandidates, sessionNamesIn, sessionsOf } from './sessions.ts';
import type { CheckContext, SetCheck } from './check-context.ts';
import { contextOf } from './check-context.ts';
import { fetchedCheck } from './load-sets.ts';

/** The state of a goal. `unmet` tells what was tried, the answer to it, and what decided that. */
export interface GoalState {
  readonly goal: Goal;
  readonly state: Finding['state'];
  readonly findings: readonly Finding[];
  readonly unmet: Finding | null;
  /** Only a restart helps. */
  readonly isBreached: boolean;
}

function stateOf(context: CheckContext, goal: Goal): GoalState {
  const findings = goal.needs.map((condition, index) => check(context, condition, memoryKey(goal.id, index)));
  const unmet = firstUnmet(findings);
  const isBreached = findings.some(({ breachedAt }) => breachedAt !== undefined);
  return { goal, state: unmet?.state ?? 'met', findings, unmet, isBreached };
}

/**
 * Chooses one session for each name, which all goals on that name share: the one with which most of them are met; if
 * several are equal, the newest.
 */
function withBestSessions(context: CheckContext): CheckContext {
  let best = context;
  for (const pattern of context.lesson.sessions) {
    const goals = context.lesson.goals.filter(({ needs }) => sessionNamesIn(needs).has(pattern.name));
    let most = -1;
    let found: CheckContext | null = null;
    for (const { id } of sessionsOf(context.world, context.start, pattern).slice(0, mostCandidates)) {
      const one: CheckContext = { ...best, chosen: new Map([...best.chosen, [pattern.name, id]]) };
      const count = goals.filter((goal) => stateOf(one, goal).state === 'met').length;
      if (count > most) [most, found] = [count, one];
    }
    best = found ?? best;
  }
  return best;
}

/** Returns the state of each goal, in the lesson's order. `sets` decides what is asked of all requests. */
export function checkGoals(attempt: LessonAttempt, sets: SetCheck = fetchedCheck): readonly GoalState[] {
  const context = withBestSessions(contextOf(attempt, sets));
  return attempt.lesson.goals.map((goal) => stateOf(context, goal));
}

/** Returns the goals that aren't met even without what they ask of all requests, which takes longest to check. */
export function unmetWithoutSets(attempt: LessonAttempt): readonly GoalState[] {
  return checkGoals(attempt, (_context, condition) => ({ condition, state: 'met' })).filter(
    ({ state }) => state !== 'met',
  );
}

export const isSolved = (states: readonly GoalState[]): boolean =>
  states.every(({ state }) => state === 'met');

/** Returns the misconceptions that the attempt shows now. */
export function misconceptionsIn(
  attempt: LessonAttempt,
  sets: SetCheck = fetchedCheck,
): readonly Misconception[] {
  const context = contextOf(attempt, sets);
  return attempt.lesson.misconceptions.filter(({ id, when }) =>
    when.every((one, index) => check(context, one, memoryKey(misconceptionKey(id), index)).state === 'met'),
  );
}
