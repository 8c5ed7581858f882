import type { ServiceAction } from '../../actions/catalog.ts';
import { answerTo } from '../../call/answer.ts';
import type { Pausing } from '../../pausing.ts';
import { atOnce } from '../../pausing.ts';
import type { Decision } from '../../policy/decision.ts';
import type { Cells, Universe } from './cells.ts';
import { splitting } from './cells.ts';
import type { Listed } from './listed-subject.ts';
import { ListedSubject } from './listed-subject.ts';
import type { Witness } from './subject.ts';
import type { Held } from './world-subject.ts';
import { worldAsked, WorldSubject } from './world-subject.ts';

export type { Held as WorldCaller } from './world-subject.ts';

/** The requests that are described. `actions`: those of the services that the documents name, from `actionsNamed`. */
export type Scope = Omit<Universe, 'actions'> & { readonly actions?: readonly ServiceAction[] };

export const universeOf = ({ actions = [], ...rest }: Scope): Universe => ({ actions, ...rest });

/**
 * The requests of several callers, split so that each cell is answered alike for all of them, and lies within the list
 * or outside of it: the list's answer comes last. It pauses between small pieces of the work.
 */
export function splittingTogether(
  askers: readonly Held[],
  listed: readonly Listed[],
  scope: Scope = {},
): Pausing<Cells> {
  const subjects = askers.map((asker) => new WorldSubject(asker));
  const [first] = subjects;
  const list = first ? [new ListedSubject(first, listed)] : [];
  return splitting([...subjects, ...list], universeOf(scope));
}

/** Does the same at once. */
export const cellsTogether = (...asked: Parameters<typeof splittingTogether>): Cells =>
  atOnce(splittingTogether(...asked));

/** The decision on one request, with every statement that was read; null where something beyond policies refuses it. */
export function decisionOf(asker: Held, { action, resource, keys }: Witness): Decision | null {
  const { caller, context } = asker;
  const request = { action, resource, context: { ...context, keys: { ...context?.keys, ...keys } } };
  return answerTo(worldAsked(asker, action, resource), caller, request).decision;
}
