import type { PolicyRef, StatementTrace } from './decision.ts';
import { readCondition } from './condition.ts';
import type { Statement } from './compile-statement.ts';
import type { Match } from './match.ts';
import { matchAction, matchResource } from './match.ts';
import { matchPrincipal } from './principals.ts';
import type { AuthorizationRequest, PrincipalView } from './request.ts';

type Found = Pick<StatementTrace, 'outcome' | 'failedOn' | 'conditions' | 'principalMatch'>;

const stopped = (outcome: Match, failedOn: NonNullable<StatementTrace['failedOn']>): Found => ({
  outcome,
  failedOn: outcome === 'matched' ? null : failedOn,
  conditions: [],
});

/** All conditions must hold; one that surely doesn't outweighs one that can't be decided. */
function onConditions(
  statement: Statement,
  request: AuthorizationRequest,
): Pick<Found, 'outcome' | 'failedOn' | 'conditions'> {
  const conditions = statement.conditions.map((condition) => readCondition(condition, request.keys));
  const has = (outcome: Match): boolean => conditions.some((condition) => condition.outcome === outcome);
  const outcome = has('notMatched') ? 'notMatched' : has('notModelled') ? 'notModelled' : 'matched';
  return { outcome, failedOn: outcome === 'matched' ? null : 'condition', conditions };
}

/**
 * A role that assumes itself must be named itself: its account or everybody isn't enough to let it in. What an Allow
 * with NotPrincipal means AWS no longer says: it stands with Deny.
 * https://aws.amazon.com/blogs/security/announcing-an-update-to-iam-role-trust-policy-behavior/
 */
function onPrincipal(
  { principals, effect }: Statement,
  view: PrincipalView,
): Found | NonNullable<Found['principalMatch']> {
  if (!principals || (principals.negated && effect === 'Allow')) return stopped('notModelled', 'principal');
  const match = matchPrincipal(principals, view.names);
  const isOpen = principals.hasCanonicalUser && (!match || match === 'everyoneElse');
  if (isOpen) return stopped('notModelled', 'principal');
  if (!match) return stopped('notMatched', 'principal');
  const isBroad = match === 'account' || match === 'anyone';
  return view.isSelf && isBroad && effect === 'Allow' ? stopped('notMatched', 'principal') : match;
}

function find(statement: Statement, request: AuthorizationRequest, view: PrincipalView | null): Found {
  const hasResources = view?.hasResources ?? true;
  if (statement.unreadable || (hasResources && !statement.resources))
    return { outcome: 'notModelled', failedOn: null, conditions: [] };
  const action = matchAction(statement.actions, request.action);
  if (action !== 'matched') return stopped(action, 'action');
  const principalMatch = view && onPrincipal(statement, view);
  if (principalMatch !== null && typeof principalMatch !== 'string') return principalMatch;
  const resource = statement.resources
    ? matchResource(statement.resources, request.resource, request.keys)
    : 'matched';
  if (resource === 'notMatched') return stopped(resource, 'resource');
  const conditions = onConditions(statement, request);
  const found = principalMatch ? { ...conditions, principalMatch } : conditions;
  const isOpen = resource === 'notModelled' && conditions.outcome !== 'notMatched';
  return isOpen ? { ...found, outcome: 'notModelled', failedOn: 'resource' } : found;
}

/** Reads one statement for a request: whether it speaks, and if not, which element of it didn't match. */
export function readStatement(
  policy: PolicyRef,
  statement: Statement,
  request: AuthorizationRequest,
  view: PrincipalView | null,
): StatementTrace {
  return {
    policy,
    index: statement.index,
    sid: statement.sid,
    effect: statement.effect,
    statement: statement.json,
    ...find(statement, request, view),
  };
}
