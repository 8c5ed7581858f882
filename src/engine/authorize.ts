import type { Caller, RequestContext } from './call.ts';
import type { Failure, PermissionRequest } from './operations/operation.ts';
import { refuse, unknown } from './operations/operation.ts';
import { apiError, notModelled } from './errors.ts';
import type { Decision } from './policy/decision.ts';
import type { World } from './world.ts';

/** A decision, and the answer where it is not an allow. */
export interface Authorization {
  readonly decision: Decision;
  readonly failure: Failure | null;
}

const allowed = (
  caller: Caller,
  action: string,
  resource: string,
  layer: 'public' | 'root',
  rule: 'no-permission-needed' | 'root-is-allowed',
): Decision => ({
  verdict: 'allow',
  decidedBy: layer,
  action,
  resource,
  principalArn: caller.arn,
  steps: [{ layer, verdict: 'allow', rule, statements: [] }],
  notModelled: null,
});

/** What needs no permission and can't be denied: sts:GetCallerIdentity and sts:GetSessionToken. */
export function publicDecision(caller: Caller, action: string): Decision {
  return allowed(caller, action, '*', 'public', 'no-permission-needed');
}

/** Decides every permission that a call needs: the first that is not allowed decides, else the first. */
export function authorize(
  world: World,
  caller: Caller,
  requests: readonly PermissionRequest[],
  context: RequestContext | undefined,
): Authorization {
  let first: Authorization | null = null;
  for (const request of requests) {
    const authorization = decide(world, caller, request, context);
    if (authorization.failure) return authorization;
    first ??= authorization;
  }
  if (!first) throw new Error('A call that needs no permission is public');
  return first;
}

function decide(
  _world: World,
  caller: Caller,
  request: PermissionRequest,
  _context: RequestContext | undefined,
): Authorization {
  if (caller.type === 'root')
    return {
      decision: allowed(caller, request.action, request.resource, 'root', 'root-is-allowed'),
      failure: null,
    };
  const decision: Decision = {
    verdict: 'notModelled',
    decidedBy: 'identity',
    action: request.action,
    resource: request.resource,
    principalArn: caller.arn,
    steps: [],
    notModelled: notModelled('policies', 'access_policies'),
  };
  return { decision, failure: failureOf(decision, request.label) };
}

function failureOf(decision: Decision, label: string): Failure | null {
  if (decision.verdict === 'allow') return null;
  if (decision.verdict === 'notModelled')
    return unknown(
      decision.notModelled ?? notModelled(decision.action, 'reference_policies_evaluation-logic'),
    );
  return refuse(
    apiError(
      'AccessDenied',
      `User: ${decision.principalArn} is not authorized to perform: ${decision.action} on resource: ${label}`,
    ),
  );
}
