import type { Read, ReadLevel } from './conclusion.ts';
import { conclusionOf, resourceSide } from './conclusion.ts';
import type { Decision, Layer } from './decision.ts';
import type { Findings } from './findings.ts';
import { findIn } from './findings.ts';
import type { CeilingLevel } from './organization.ts';
import type { PlacedPolicy, PolicyLayers } from './layers.ts';
import { notModelledBy } from './not-modelled.ts';
import type { AuthorizationRequest, PrincipalView } from './request.ts';
import { stepsOf } from './steps.ts';

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

/** Reads every layer once. */
function readLayers(request: AuthorizationRequest, layers: PolicyLayers): Read {
  const { names, resource } = layers;
  const named = (isSelf: boolean, hasResources: boolean): PrincipalView => ({ names, isSelf, hasResources });
  const own = (policies: readonly PlacedPolicy[] | null): Findings | null =>
    policies && findIn(policies, request, null);
  const levels = (all: readonly CeilingLevel[] | null, view: PrincipalView | null): ReadLevel[] | null =>
    all && all.map((level) => ({ level, findings: findIn(level.policies, request, view) }));
  return {
    request,
    layers,
    rcp: levels(layers.rcp, named(false, true)),
    scp: levels(layers.scp, null),
    resource: resource?.isHeld
      ? findIn(
          resource.policy ? [resource.policy] : [],
          request,
          named(resource.isSelf, resource.layer !== 'trust'),
        )
      : null,
    identity: layers.asRoot ? null : own(layers.identity),
    boundary: own(layers.boundary),
    session: own(layers.session),
  };
}

/** The findings of a layer, those of all levels of an organization together. */
function findingsOf(read: Read, layer: Layer): readonly Findings[] {
  if (layer === 'rcp' || layer === 'scp') return (read[layer] ?? []).map(({ findings }) => findings);
  const one =
    layer === resourceSide(read)
      ? read.resource
      : layer === 'identity' || layer === 'boundary' || layer === 'session'
        ? read[layer]
        : null;
  return one ? [one] : [];
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
  if (request.caller.type === 'root' && layers.resource?.layer === 'trust') return rootAtTrust(request);
  const read = readLayers(request, layers);
  const conclusion = conclusionOf(read);
  const { verdict, decidedBy } = conclusion;
  return {
    verdict,
    decidedBy,
    action: request.action,
    resource: request.resource,
    principalArn: request.caller.arn,
    steps: stepsOf(read, conclusion, detail),
    notModelled:
      verdict === 'notModelled' ? notModelledBy(request, decidedBy, findingsOf(read, decidedBy)) : null,
  };
}
