import type { Decision, Layer, LayerTrace, RuleId, Verdict } from './decision.ts';
import type { Findings } from './findings.ts';
import { deciding, findIn, verdictOf } from './findings.ts';
import type { PolicyLayers } from './layers.ts';
import { isForeign } from './layers.ts';
import { notModelledBy } from './not-modelled.ts';
import type { AuthorizationRequest } from './request.ts';

/** What each policy layer said; null where it has no say. */
interface Read {
  readonly request: AuthorizationRequest;
  readonly layers: PolicyLayers;
  readonly trust: Findings | null;
  readonly identity: Findings | null;
}

interface Conclusion {
  readonly verdict: Verdict;
  readonly decidedBy: Layer;
}

const conclude = (verdict: Verdict, decidedBy: Layer): Conclusion => ({ verdict, decidedBy });

/** The caller's own account, and that account's policies, decide. */
function throughIdentity({ request, identity }: Read): Conclusion {
  if (!identity) return conclude('notModelled', 'identity');
  if (identity.allows) {
    const isElsewhere = isForeign(request.resource, request.caller.account);
    return isElsewhere ? conclude('notModelled', 'resource') : conclude('allow', 'identity');
  }
  return conclude(identity.maybeAllows ? 'notModelled' : 'implicitDeny', 'identity');
}

/** Somebody whose own policies aren't here: a service needs none, another account has the last word. */
function throughTrustAlone(isService: boolean, trust: Findings): Conclusion {
  const verdict = verdictOf(trust);
  if (verdict === 'allow')
    return isService ? conclude('allow', 'trust') : conclude('notModelled', 'identity');
  return conclude(verdict === 'notModelled' ? 'notModelled' : 'implicitDeny', 'trust');
}

/**
 * Within one account a trust policy that names the caller (or everybody) is enough; one that names the account
 * leaves it to the caller's own policies. Across accounts both sides must allow.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
function throughTrust(trust: Findings, identity: Findings, isSameAccount: boolean): Conclusion {
  const grants = isSameAccount && trust.allows;
  const maybeGrants = isSameAccount && trust.maybeAllows;
  const delegates = trust.delegates || (!isSameAccount && trust.allows);
  const maybeDelegates = trust.maybeDelegates || (!isSameAccount && trust.maybeAllows);
  if (grants) return conclude('allow', 'trust');
  if (delegates && identity.allows) return conclude('allow', 'identity');
  if (maybeGrants || (maybeDelegates && (identity.allows || identity.maybeAllows)))
    return conclude('notModelled', 'trust');
  if (delegates) return conclude(identity.maybeAllows ? 'notModelled' : 'implicitDeny', 'identity');
  return conclude('implicitDeny', maybeDelegates ? 'identity' : 'trust');
}

/**
 * All layers together, in the order of certainty. A boundary isn't read, so no answer under one is certain but
 * an explicit deny.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
function conclusionOf(read: Read): Conclusion {
  const { trust, identity, layers, request } = read;
  if (trust?.denies) return conclude('explicitDeny', 'trust');
  if (identity?.denies) return conclude('explicitDeny', 'identity');
  if (trust?.maybeDenies) return conclude('notModelled', 'trust');
  if (identity?.maybeDenies) return conclude('notModelled', 'identity');
  if (layers.boundary !== null) return conclude('notModelled', 'boundary');
  if (!trust) return throughIdentity(read);
  if (!identity) return throughTrustAlone(request.caller.type === 'service', trust);
  return throughTrust(trust, identity, layers.trust?.account === request.caller.account);
}

function trustRule(trust: Findings, read: Read): RuleId {
  const verdict = verdictOf(trust);
  if (verdict !== 'allow') return ruleOf(verdict, 'trust-silent', 'trust-allow');
  if (read.request.caller.type === 'service') return 'service-is-trusted';
  if (read.layers.trust?.account !== read.request.caller.account) return 'trust-allow';
  return trust.allows ? 'trust-names-caller' : 'trust-delegates-to-account';
}

function ruleOf(verdict: ReturnType<typeof verdictOf>, silent: RuleId, allow: RuleId): RuleId {
  if (verdict === 'deny') return 'explicit-deny';
  if (verdict === 'notModelled') return 'feature-not-modelled';
  return verdict === 'allow' ? allow : silent;
}

function identityStep(read: Read): Omit<LayerTrace, 'statements'> | null {
  const { identity, trust, request } = read;
  const layer = 'identity' as const;
  const trustAllows = trust && verdictOf(trust) === 'allow';
  if (!identity) {
    if (request.caller.type === 'service')
      return trustAllows
        ? { layer, verdict: 'notApplicable', rule: 'service-is-trusted' }
        : trust && { layer, verdict: 'notApplicable', rule: 'trust-silent' };
    const isAsked = !trust || trustAllows;
    return { layer, verdict: isAsked ? 'notModelled' : 'notApplicable', rule: 'other-account-decides' };
  }
  const verdict = verdictOf(identity);
  const isNeedless = verdict === 'silent' && trust && trustRule(trust, read) === 'trust-names-caller';
  if (isNeedless) return { layer, verdict: 'notApplicable', rule: 'trust-names-caller' };
  return { layer, verdict, rule: ruleOf(verdict, 'implicit-deny', 'identity-allow') };
}

function stepsOf(read: Read, decidedBy: Layer, detail: 'verdict' | 'trace'): LayerTrace[] {
  const { trust, identity, layers } = read;
  const told = (findings: Findings | null) =>
    !findings ? [] : detail === 'trace' ? findings.statements : deciding(findings);
  const own = identityStep(read);
  return [
    ...(trust
      ? [
          {
            layer: 'trust',
            verdict: verdictOf(trust),
            rule: trustRule(trust, read),
            statements: told(trust),
          } as const,
        ]
      : []),
    ...(own ? [{ ...own, statements: told(identity) }] : []),
    ...(decidedBy === 'resource'
      ? [
          {
            layer: 'resource',
            verdict: 'notModelled',
            rule: 'other-account-decides',
            statements: [],
          } as const,
        ]
      : []),
    ...(layers.boundary !== null
      ? [
          {
            layer: 'boundary',
            verdict: 'notModelled',
            rule: 'boundary-not-modelled',
            statements: [],
          } as const,
        ]
      : []),
  ];
}

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
