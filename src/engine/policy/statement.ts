import type { PolicyRef, StatementTrace } from './decision.ts';
import { readCondition } from './condition.ts';
import type { Statement } from './compile-statement.ts';
import type { Match } from './match.ts';
import { matchAction, matchResource } from './match.ts';
import { matchPrincipal, namesAccount } from './principals.ts';
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
 * A role that assumes itself is let in by its ARN or its account, as anybody else is; whether everybody includes it
 * AWS doesn't say. Nor does AWS say any longer what an Allow with NotPrincipal means: it stands with Deny.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html
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
  const isDoubtful = view.isSelf && match === 'anyone' && effect === 'Allow';
  if (!isDoubtful) return match;
  return namesAccount(principals, view.names) ? 'account' : stopped('notModelled', 'principal');
}

/** What an ARN that stops early means where principals are named, in a resource's own policy, AWS doesn't say. */
function onResource(
  { resources }: Statement,
  request: AuthorizationRequest,
  view: PrincipalView | null,
): Match {
  if (!resources) return 'matched';
  if (view && resources.isCompleted) return 'notModelled';
  return matchResource(resources, request.resource, request.keys);
}

function find(statement: Statement, request: AuthorizationRequest, view: PrincipalView | null): Found {
  const hasResources = view?.hasResources ?? true;
  if (statement.unreadable || (hasResources && !statement.resources))
    return { outcome: 'notModelled', failedOn: null, conditions: [] };
  const action = matchAction(statement.actions, request.action);
  if (action !== 'matched') return stopped(action, 'action');
  const principalMatch = view && onPrincipal(statement, view);
  if (principalMatch !== null && typeof principalMatch !== 'string') return principalMatch;
  const resource = onResource(statement, request, view);
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
