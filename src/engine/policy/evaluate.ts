import type { Read } from './conclusion.ts';
import { conclusionOf } from './conclusion.ts';
import type { Decision } from './decision.ts';
import { findIn } from './findings.ts';
import type { PolicyLayers } from './layers.ts';
import { notModelledBy } from './not-modelled.ts';
import type { AuthorizationRequest } from './request.ts';
import { stepsOf } from './steps.ts';

/** The root user may do everything but assume roles. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user.html */
function ofRoot(request: AuthorizationRequest, asksTrust: boolean): Decision {
  return {
    verdict: asksTrust ? 'implicitDeny' : 'allow',
    decidedBy: 'root',
    action: request.action,
    resource: request.resource,
    principalArn: request.caller.arn,
    steps: [
      {
        layer: 'root',
        verdict: asksTrust ? 'deny' : 'allow',
        rule: asksTrust ? 'roles-refuse-root' : 'root-is-allowed',
        statements: [],
      },
    ],
    notModelled: null,
  };
}

/**
 * Whether a request is allowed, and by what. Verdict and explanation come out of the same reading: `trace`
 * tells every statement that was read, `verdict` only those that decided. Never throws for a policy's content.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function evaluate(
  request: AuthorizationRequest,
  layers: PolicyLayers,
  detail: 'verdict' | 'trace' = 'trace',
): Decision {
  if (request.caller.type === 'root') return ofRoot(request, !!layers.trust);
  const { trust } = layers;
  const read: Read = {
    request,
    layers,
    trust: trust && findIn(trust.policy ? [trust.policy] : [], request, trust),
    identity: layers.identity && findIn(layers.identity, request, null),
  };
  const { verdict, decidedBy } = conclusionOf(read);
  const decider = decidedBy === 'trust' ? read.trust : decidedBy === 'identity' ? read.identity : null;
  return {
    verdict,
    decidedBy,
    action: request.action,
    resource: request.resource,
    principalArn: request.caller.arn,
    steps: stepsOf(read, decidedBy, detail),
    notModelled: verdict === 'notModelled' ? notModelledBy(request, decidedBy, decider) : null,
  };
}
