import { parseArn } from '../arn.ts';
import type { NotModelled } from '../call/call.ts';
import type { Layer, StatementTrace } from './decision.ts';
import type { Findings } from './findings.ts';
import type { AuthorizationRequest } from './request.ts';

const page = (name: string): string => `https://docs.aws.amazon.com/IAM/latest/UserGuide/${name}.html`;

/** What in a statement couldn't be decided. */
function featureOf(trace: StatementTrace): NotModelled {
  const condition = trace.conditions.find(({ outcome }) => outcome === 'notModelled');
  if (condition) {
    return {
      feature: `the condition ${condition.operator} on ${condition.key}`,
      page: page('reference_policies_elements_condition_operators'),
    };
  }
  if (trace.failedOn === 'resource')
    return {
      feature:
        'a resource whose policy variable has no value, or whose ARN stops early in a resource’s policy',
      page: page('reference_policies_variables'),
    };
  if (trace.failedOn === 'principal')
    return {
      feature:
        'a principal by its canonical user id, an Allow with NotPrincipal, or a role that assumes itself through “*”',
      page: page('reference_policies_elements_principal'),
    };
  return {
    feature: `a statement of ${trace.policy.name} that can’t be read`,
    page: page('reference_policies_grammar'),
  };
}

const crossAccount = page('reference_policies_evaluation-logic-cross-account');

/**
 * Why a request has no answer here. `findings` are those of the layer that decided, if it has any; `isTooLarge`: not
 * all of its statements could be read.
 */
export function notModelledBy(
  request: AuthorizationRequest,
  decidedBy: Layer,
  findings: readonly Findings[],
  isTooLarge: boolean,
): NotModelled {
  if (isTooLarge)
    return {
      feature: 'too large: policies and requests far beyond AWS’s quotas',
      page: page('reference_iam-quotas'),
    };
  const { caller, resource } = request;
  const trace = findings
    .flatMap(({ statements }) => statements)
    .find(({ outcome }) => outcome === 'notModelled');
  if (trace) return featureOf(trace);
  if (decidedBy === 'resource' || decidedBy === 'trust')
    return { feature: `the policies of account ${parseArn(resource)?.account ?? ''}`, page: crossAccount };
  if (caller.type === 'service')
    return {
      feature: `what ${caller.arn} does by itself`,
      page: page('reference_policies_elements_principal'),
    };
  return { feature: `the policies of account ${caller.account}`, page: crossAccount };
}
