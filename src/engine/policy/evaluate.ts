import type { Read, ReadLevel } from './conclusion.ts';
import { conclusionOf, resourceSide } from './conclusion.ts';
import type { Decision, Layer, StatementTrace } from './decision.ts';
import type { Findings } from './findings.ts';
import { readAll, Sought } from './findings.ts';
import type { CeilingLevel } from './organization.ts';
import type { AttachedPolicy } from './document.ts';
import type { PolicyLayers, ResourceLayer } from './layers.ts';
import type { AuthorizationRequest, PrincipalView, Question } from './request.ts';
import { stepsOf } from './steps.ts';
import { Work } from './work.ts';
import { parseArn } from '../arn.ts';
import type { NotModelled } from '../call/call.ts';

const page = (name: string): string => `https://docs.aws.amazon.com/IAM/latest/UserGuide/${name}.html`;

/** The feature of a statement that couldn't be decided. */
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
function notModelledBy(
  request: AuthorizationRequest,
  decidedBy: Layer,
  findings: readonly Findings[],
  isTooLarge: boolean,
): NotModelled {
  if (isTooLarge)
    return {
      feature: 'policies and requests far beyond AWS’s quotas',
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

/** The root user may not assume roles. https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
function rootAtTrust(request: AuthorizationRequest): Decision {
  return {
    verdict: 'implicitDeny',
    decidedBy: 'root',
    action: request.action,
    resource: request.resource,
    principalArn: request.caller.arn,
    steps: [{ layer: 'root', verdict: 'deny', rule: 'roles-refuse-root', statements: [] }],
    notModelled: null,
  };
}

type Finder = (policies: readonly AttachedPolicy[], view: PrincipalView | null) => Findings;

/** Reads every layer: all of it for a trace, and for a verdict only as much as is asked for. */
export function readLayers(request: AuthorizationRequest, layers: PolicyLayers, find: Finder): Read {
  const { names, resource } = layers;
  const own = (policies: readonly AttachedPolicy[] | null): Findings | null =>
    policies && find(policies, null);
  const levels = (all: readonly CeilingLevel[] | null, view: PrincipalView | null): ReadLevel[] | null =>
    all && all.map((level) => ({ level, findings: find(level.policies, view) }));
  const there = (side: ResourceLayer): PrincipalView => ({
    names,
    isSelf: side.isSelf,
    hasResources: side.layer !== 'trust',
  });
  return {
    request,
    layers,
    rcp: layers.rcp && levels(layers.rcp, { names, isSelf: false, hasResources: true }),
    scp: levels(layers.scp, null),
    resource: resource?.isHeld ? find(resource.policy ? [resource.policy] : [], there(resource)) : null,
    identity: layers.asRoot ? null : own(layers.identity),
    boundary: own(layers.boundary),
    session: own(layers.session),
    scopes: layers.scopes.map((policy) => find([policy], null)),
  };
}

/** The findings of a layer. For an organization's layer, those of all its levels together. */
function findingsOf(read: Read, layer: Layer): readonly Findings[] {
  if (layer === 'rcp' || layer === 'scp') return (read[layer] ?? []).map(({ findings }) => findings);
  if (layer === 'session') return [...(read.session ? [read.session] : []), ...read.scopes];
  const one =
    layer === resourceSide(read)
      ? read.resource
      : layer === 'identity' || layer === 'boundary'
        ? read[layer]
        : null;
  return one ? [one] : [];
}

export function questionOf(request: AuthorizationRequest): Question {
  const action = request.action.toLowerCase();
  const service = action.slice(0, Math.max(0, action.indexOf(':')));
  return { request, action, service, keys: request.keys, work: new Work() };
}

/** The verdict without steps; null if it is left open, because the trace then tells why. */
function sought(request: AuthorizationRequest, layers: PolicyLayers): Decision | null {
  const question = questionOf(request);
  const read = readLayers(request, layers, (policies, view) => new Sought(policies, question, view));
  const { verdict, decidedBy } = conclusionOf(read);
  if (verdict === 'notModelled') return null;
  const { action, resource, caller } = request;
  return { verdict, decidedBy, action, resource, principalArn: caller.arn, steps: [], notModelled: null };
}

/**
 * Whether a request is allowed, and by what. Verdict and explanation come out of the same reading: `trace`
 * tells every statement that was read; `verdict` stops as soon as the answer is certain and tells no steps.
 * Never throws for a policy's content, and never takes long: a request that is too large isn't decided.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function evaluate(
  request: AuthorizationRequest,
  layers: PolicyLayers,
  detail: 'verdict' | 'trace' = 'trace',
): Decision {
  if (request.caller.type === 'root' && layers.resource?.layer === 'trust') {
    const refused = rootAtTrust(request);
    return detail === 'trace' ? refused : { ...refused, steps: [] };
  }
  const certain = detail === 'verdict' ? sought(request, layers) : null;
  if (certain) return certain;
  const question = questionOf(request);
  const read = readLayers(request, layers, (policies, view) => readAll(policies, question, view));
  const conclusion = conclusionOf(read);
  const { verdict, decidedBy } = conclusion;
  return {
    verdict,
    decidedBy,
    action: request.action,
    resource: request.resource,
    principalArn: request.caller.arn,
    via: request.keys.values.get('kms:viaservice')?.[0],
    steps: detail === 'trace' ? stepsOf(read, conclusion) : [],
    notModelled:
      verdict === 'notModelled'
        ? notModelledBy(request, decidedBy, findingsOf(read, decidedBy), question.work.isSpent)
        : null,
  };
}
