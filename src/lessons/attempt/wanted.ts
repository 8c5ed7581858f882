import type { LessonAttempt } from '../attempt-state.ts';
import type { CheckContext, SetCheck } from './check-context.ts';
import { checkGoals, misconceptionsIn } from './check-goals.ts';
import type { Finding } from './finding.ts';
import type { SetCondition } from '../goal.ts';
import { undecided } from './load-sets.ts';

/** A condition on all requests that isn't decided yet, with the account that it is asked of. */
export interface Wanted {
  /** Where its lesson has it, and which sessions are meant there. */
  readonly place: string;
  readonly context: CheckContext;
  readonly condition: SetCondition;
}

/** Findings of an attempt, by the conditions' places. */
export type Found = ReadonlyMap<string, Finding>;

/** Checks conditions by what is decided. `ask` hears of all that isn't: it is being checked. */
export const checkBy =
  (found: Found, ask?: (wanted: Wanted) => void): SetCheck =>
  (context, condition, key) => {
    const place = JSON.stringify([key, ...context.chosen]);
    const known = found.get(place);
    if (!known) ask?.({ place, context, condition });
    return known ?? undecided(context, condition, key);
  };

/** Returns what an attempt's goals and misconceptions ask of all requests beyond what is decided. More may follow from that. */
export function wantedIn(attempt: LessonAttempt, found: Found): readonly Wanted[] {
  const wanted = new Map<string, Wanted>();
  const sets = checkBy(found, (one) => wanted.set(one.place, one));
  checkGoals(attempt, sets);
  misconceptionsIn(attempt, sets);
  return [...wanted.values()];
}
