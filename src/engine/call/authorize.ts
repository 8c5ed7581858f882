import type { ApiError, Caller, RequestContext } from './call.ts';
import { deniedError } from './denied-codes.ts';
import { apiError, notModelled } from '../errors.ts';
import type { Failure, PermissionRequest } from '../operations/operation.ts';
import { refuse, unknown } from '../operations/operation.ts';
import { requestKeys } from '../policy/context.ts';
import type { Decision } from '../policy/decision.ts';
import { evaluate } from '../policy/evaluate.ts';
import { gatherLayers } from '../policy/layers.ts';
import { isPublicAction, publicDecision } from '../policy/public-actions.ts';
import type { World } from '../world/world.ts';

/** A decision, and the answer if it is not an allow. */
export interface Authorization {
  readonly decision: Decision;
  readonly failure: Failure | null;
}

/**
 * Decides the permissions that a call needs. Returns the first that isn't allowed; if all are allowed, the
 * first of all.
 */
export function authorize(
  world: World,
  caller: Caller,
  requests: readonly PermissionRequest[],
  context: RequestContext | undefined,
): Authorization {
  let first: Authorization | null = null;
  for (const request of requests) {
    const { action, label, refusal } = request;
    const called = requests[0]?.action ?? action;
    const decision = decide(world, caller, request, context);
    const denied = (): ApiError =>
      refusal ??
      (isFederation(caller) ? notTrusted(called) : deniedError(world, caller, called, decision, label));
    const failure = failureOf(decision, denied);
    if (failure) return { decision, failure };
    first ??= { decision, failure };
  }
  if (!first) throw new Error('A call that needs no permission is public');
  return first;
}

/** Decides one permission. `detail`: see `evaluate`. */
export function decide(
  world: World,
  caller: Caller,
  { action, resource, keys: own = [] }: Pick<PermissionRequest, 'action' | 'resource' | 'keys'>,
  context: RequestContext | undefined,
  detail?: 'verdict',
): Decision {
  if (isPublicAction(action)) return publicDecision(caller, action);
  const layers = gatherLayers(world, caller, action, resource);
  const keys = requestKeys(world, caller, resource, context, own, action);
  return evaluate({ action, resource, caller, keys }, layers, detail);
}

/** A caller with a provider's token has no name to print. */
const isFederation = ({ type }: Caller): boolean => type === 'webIdentity' || type === 'saml';

const notTrusted = (called: string): ApiError =>
  apiError('AccessDenied', `Not authorized to perform ${called}`);

function failureOf(decision: Decision, denied: () => ApiError): Failure | null {
  if (decision.verdict === 'allow') return null;
  if (decision.verdict === 'notModelled')
    return unknown(
      decision.notModelled ?? notModelled(decision.action, 'reference_policies_evaluation-logic'),
    );
  // https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html: no policy could let the root user in.
  if (decision.decidedBy === 'root')
    return refuse(apiError('AccessDenied', 'Roles may not be assumed by root accounts.'));
  return refuse(denied());
}
