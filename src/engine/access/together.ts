import type { ServiceAction } from '../actions/catalog.ts';
import { answerTo } from '../call/answer.ts';
import type { Caller, RequestContext } from '../call/call.ts';
import type { Pausing } from '../pausing.ts';
import { atOnce } from '../pausing.ts';
import type { Decision } from '../policy/decision.ts';
import type { World } from '../world/world.ts';
import type { Cells, Universe } from './cells.ts';
import { splitting } from './cells.ts';
import type { Listed } from './listed-subject.ts';
import { ListedSubject } from './listed-subject.ts';
import type { Witness } from './subject.ts';
import { factsOf } from './world-facts.ts';
import { WorldSubject } from './world-subject.ts';

/** A caller in an account that is held. `context`: from where it calls; without, it may call from anywhere. */
export interface WorldCaller {
  readonly world: World;
  readonly caller: Caller;
  readonly context?: RequestContext;
  /** It stands for everybody in the caller's place, whatever their names and tags. */
  readonly isAnyone?: boolean;
}

/** The requests that are described. `actions`: those of the services that the documents name, from `actionsNamed`. */
export type Scope = Omit<Universe, 'actions'> & { readonly actions?: readonly ServiceAction[] };

export const universeOf = ({ actions = [], ...rest }: Scope): Universe => ({ actions, ...rest });

/**
 * The requests of several callers, split so that each cell is answered alike for all of them, and lies within the list
 * or outside of it: the list's answer comes last. It pauses between small pieces of the work.
 */
export function splittingTogether(
  askers: readonly WorldCaller[],
  listed: readonly Listed[],
  scope: Scope = {},
): Pausing<Cells> {
  const subjects = askers.map(
    ({ world, caller, context = {}, isAnyone }) =>
      new WorldSubject(world, caller, context, factsOf(world), isAnyone),
  );
  const [first] = subjects;
  const list = first ? [new ListedSubject(first, listed)] : [];
  return splitting([...subjects, ...list], universeOf(scope));
}

/** Does the same at once. */
export const cellsTogether = (...asked: Parameters<typeof splittingTogether>): Cells =>
  atOnce(splittingTogether(...asked));

/** The decision on one request, with every statement that was read; null where something beyond policies refuses it. */
export function decisionOf({ world, caller, context }: WorldCaller, witness: Witness): Decision | null {
  const { action, resource, keys } = witness;
  const request = { action, resource, context: { ...context, keys: { ...context?.keys, ...keys } } };
  return answerTo(world, caller, request).decision;
}
