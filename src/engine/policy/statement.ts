import type { Statement } from './compile-statement.ts';
import { readCondition } from './condition.ts';
import type { ConditionTrace, StatementTrace } from './decision.ts';
import { matchPrincipal, namesAccount } from './principals.ts';
import type { PrincipalView, Question } from './request.ts';
import type { ActionElement, ResourceElement } from './statement-elements.ts';
import { globMatches } from './glob.ts';
import type { RequestKeys } from './variables.ts';
import { needsUnknown, resolve } from './variables.ts';
import type { Work } from './work.ts';

type Match = 'matched' | 'notMatched' | 'notModelled';

const of = (matches: boolean): Match => (matches ? 'matched' : 'notMatched');

/** The entries of a statement that met the request, for the trace. */
interface Entries {
  action: number | null;
  resource: number | null;
}

/**
 * Prefix and name compare regardless of case. `name` in lower case.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
 */
export function matchAction(
  { values, names, patterns, negated }: ActionElement,
  name: string,
  work: Work,
  told: Entries | null,
): Match {
  if (names.has(name)) {
    if (told) told.action = values.indexOf(name);
    return of(!negated);
  }
  for (const { glob, place } of patterns())
    if (globMatches(glob, name, work)) {
      if (told) told.action = place;
      return of(!negated);
    }
  return of(negated);
}

/**
 * Resources are case-sensitive, and `*` crosses `/` and `:`. A pattern whose variable has no value matches no
 * resource; what that means for NotResource isn't documented, so then it isn't decided.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function matchResource(
  { patterns, negated }: ResourceElement,
  resource: string,
  keys: RequestKeys,
  work: Work,
  told: Entries | null,
): Match {
  let isOpen = false;
  const all = patterns();
  for (let place = 0; place < all.length; place++) {
    const pattern = all[place];
    if (!pattern || (!negated && !pattern.mayMatch(resource))) continue;
    const resolved = resolve(pattern, keys, work);
    if (resolved && globMatches(resolved.glob, resource, work)) {
      if (told) told.resource = place;
      return of(!negated);
    }
    isOpen ||= !resolved && (negated || needsUnknown(pattern, keys));
  }
  return isOpen ? 'notModelled' : of(negated);
}

/** The outcome of one statement for a request. */
export type Found = Pick<StatementTrace, 'outcome' | 'failedOn' | 'principalMatch'>;
type PrincipalMatch = NonNullable<Found['principalMatch']>;
type Element = NonNullable<Found['failedOn']>;

/** Receives the trace of a statement while it is read. */
export interface Told {
  readonly conditions: ConditionTrace[];
  readonly entries: Entries;
}

const failed = (outcome: Match, failedOn: Element | null): Found => ({ outcome, failedOn });
const actionDiffers = failed('notMatched', 'action');
const principalDiffers = failed('notMatched', 'principal');
const principalIsOpen = failed('notModelled', 'principal');
const resourceDiffers = failed('notMatched', 'resource');
/** This is also the answer if the work is too much: then the findings so far are worth nothing. */
const cannotBeRead = failed('notModelled', null);

/**
 * Checks all conditions, which must all hold. One that surely doesn't hold outweighs one that can't be
 * decided. Without a trace, the first such one ends the reading.
 */
function onConditions(
  { conditions }: Statement,
  { keys, work }: Question,
  told: ConditionTrace[] | null,
): Match {
  let outcome: Match = 'matched';
  for (const condition of conditions) {
    const one = readCondition(condition, keys, work, told);
    if (one === 'notMatched') outcome = one;
    else if (one === 'notModelled' && outcome === 'matched') outcome = one;
    if (outcome === 'notMatched' && !told) break;
  }
  return outcome;
}

/**
 * Matches the principal. A role that assumes itself is let in by its ARN or its account, like anybody else.
 * AWS doesn't say whether “everybody” includes it. AWS no longer says what an Allow with NotPrincipal means:
 * it documents NotPrincipal only with Deny.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html
 */
function onPrincipal({ principals, effect }: Statement, view: PrincipalView): Found | PrincipalMatch {
  if (!principals || (principals.negated && effect === 'Allow')) return principalIsOpen;
  const match = matchPrincipal(principals, view.names);
  const isOpen = principals.hasCanonicalUser && (!match || match === 'everyoneElse');
  if (isOpen) return principalIsOpen;
  if (!match) return principalDiffers;
  const isDoubtful = view.isSelf && match === 'anyone' && effect === 'Allow';
  if (!isDoubtful) return match;
  return namesAccount(principals, view.names) ? 'account' : principalIsOpen;
}

/** Matches the resource. AWS doesn't say what an ARN that ends early means in a resource-based policy. */
function onResource(
  { resources }: Statement,
  question: Question,
  view: PrincipalView | null,
  told: Entries | null,
): Match {
  if (!resources) return 'matched';
  if (view && resources.isCompleted) return 'notModelled';
  return matchResource(resources, question.request.resource, question.keys, question.work, told);
}

function found(outcome: Match, failedOn: Element | null, principalMatch: PrincipalMatch | null): Found {
  return principalMatch ? { outcome, failedOn, principalMatch } : { outcome, failedOn };
}

function find(
  statement: Statement,
  question: Question,
  view: PrincipalView | null,
  told: Told | null,
): Found {
  const entries = told && told.entries;
  const hasResources = view?.hasResources ?? true;
  if (statement.unreadable || (hasResources && !statement.resources)) return cannotBeRead;
  if (matchAction(statement.actions, question.action, question.work, entries) !== 'matched')
    return actionDiffers;
  const principalMatch = view && onPrincipal(statement, view);
  if (principalMatch === principalDiffers) return principalDiffers;
  const resource = onResource(statement, question, view, entries);
  if (resource === 'notMatched') return resourceDiffers;
  const conditions = onConditions(statement, question, told && told.conditions);
  const isOpen = principalMatch !== null && typeof principalMatch !== 'string';
  // Where a condition fails, nobody is let in, however the principal is read.
  if (conditions === 'notMatched') return found(conditions, 'condition', isOpen ? null : principalMatch);
  if (isOpen) return principalMatch;
  if (resource === 'notModelled') return found(resource, 'resource', principalMatch);
  return found(conditions, conditions === 'matched' ? null : 'condition', principalMatch);
}

/**
 * Reads one statement for a request: whether it matches, and if not, which element didn't. `told` takes the
 * trace, if one is kept.
 */
export function readStatement(
  statement: Statement,
  question: Question,
  view: PrincipalView | null,
  told: Told | null,
): Found {
  if (question.work.isSpent) return cannotBeRead;
  const result = find(statement, question, view, told);
  return question.work.isSpent ? cannotBeRead : result;
}
