import { cellsTogether } from '../../../engine/access/index.ts';
import { commonActions } from '../../../engine/index.ts';
import type { LessonAttempt } from '../../attempt-state.ts';
import type { CheckContext } from '../../attempt/check-context.ts';
import { contextOf } from '../../attempt/check-context.ts';
import { forked } from '../../attempt/fork.ts';
import type { Condition, SetCondition, Who } from '../../goal.ts';
import { callersOf, filled, may } from '../../sets/check-set.ts';
import { fetchedCheck } from '../../attempt/load-sets.ts';

/** Requests that a goal lets somebody make though the solution doesn't: a cell of them, by one request in it. */
export interface LetThrough {
  readonly goal: string;
  readonly who: Who;
  readonly action: string;
  readonly resource: string;
  /** How many actions may be made so, of all cells that are let through. */
  readonly actions: number;
}

interface Limit {
  readonly context: CheckContext;
  readonly condition: SetCondition;
}

/** The conditions that say what nobody may do beyond a list, each in the state of the account that it is asked of. */
const limitsIn = (context: CheckContext, conditions: readonly Condition[]): readonly Limit[] =>
  conditions.flatMap((condition): readonly Limit[] => {
    if (condition.type === 'after')
      return limitsIn(forked(context, condition.steps, 'root'), condition.conditions);
    return condition.type === 'only' && condition.requests.length > 0 ? [{ context, condition }] : [];
  });

/** Returns what each goal of a solved lesson would let through beyond what the solution lets people do. */
export async function letThrough(attempt: LessonAttempt): Promise<readonly LetThrough[]> {
  const actions = await commonActions();
  const context = contextOf(attempt, fetchedCheck);
  return attempt.lesson.goals.flatMap(({ id, needs }) =>
    limitsIn(context, needs).flatMap((limit) => {
      const { world } = limit.context;
      const listed = limit.condition.requests.map((one) => filled(limit.context, one));
      const scope = { actions, onlyMatching: [listed.map(({ action }) => action)] };
      const found = new Map<Who, LetThrough>();
      for (const { who, now, keys } of callersOf(limit.context, limit.condition)) {
        if (!now || found.has(who)) continue;
        const asker = { world, caller: now.caller, ...(keys && { context: { keys } }) };
        const { cells } = cellsTogether([asker], listed, scope);
        const beyond = cells.filter(
          ({ answers: [answer, list] }) =>
            list?.verdict === 'allow' && answer !== undefined && !may(answer, now.caller),
        );
        const [first] = [...beyond].sort((a, b) => b.named.length - a.named.length);
        if (!first) continue;
        const { action, resource } = first.witness;
        const count = new Set(
          beyond.flatMap((cell) => (cell.actions.length > 0 ? cell.actions : [cell.witness.action])),
        ).size;
        found.set(who, { goal: id, who, action, resource, actions: count });
      }
      return [...found.values()];
    }),
  );
}
