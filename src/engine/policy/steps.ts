import type { Conclusion, Read, ReadLevel } from './conclusion.ts';
import { onlyDenies, resourceSide } from './conclusion.ts';
import type { LayerTrace, LevelTrace, RuleId } from './decision.ts';
import type { Findings, LayerVerdict } from './findings.ts';
import { verdictOf } from './findings.ts';
import { isStranger, isUnsignedCall } from './strangers.ts';

type Step = Omit<LayerTrace, 'statements'>;

/** The rule of a layer's verdict. The layer has rules of its own only for being silent and for allowing. */
function ruleOf(verdict: LayerVerdict, silent: RuleId, allow: RuleId): RuleId {
  if (verdict === 'deny') return 'explicit-deny';
  if (verdict === 'notModelled') return 'feature-not-modelled';
  return verdict === 'allow' ? allow : silent;
}

/** Whether the resource's policy let the caller itself in, so that nothing else is asked on its side. */
const isNamed = ({ resource, layers }: Read): boolean =>
  !layers.isElsewhere && resource?.grants.direct === 'yes' && verdictOf(resource) === 'allow';

/**
 * Whether the resource's policy let in the caller or the role behind it, so that the caller needs no policy
 * of its own.
 */
const needsNoPolicy = (read: Read): boolean =>
  isNamed(read) ||
  (!read.layers.isElsewhere &&
    read.resource?.grants.limited === 'yes' &&
    verdictOf(read.resource) === 'allow');

/** The step of the caller's side if its policies aren't held here, or if it has none. */
function outsiderStep(read: Read): Step {
  const layer = 'identity' as const;
  const { request, resource, layers } = read;
  const there = layers.resource?.isHeld ? resource && verdictOf(resource) : null;
  if (!isStranger(request.caller)) {
    const isAsked = there === null || there === 'allow';
    return { layer, verdict: isAsked ? 'notModelled' : 'notApplicable', rule: 'other-account-decides' };
  }
  if (there === null && request.caller.type === 'service')
    return { layer, verdict: 'notModelled', rule: 'feature-not-modelled' };
  return {
    layer,
    verdict: 'notApplicable',
    rule: resourceRule(read, there === 'allow' ? 'allow' : 'silent'),
  };
}

function identityStep(read: Read): Step {
  const { identity, layers } = read;
  const layer = 'identity' as const;
  if (layers.asRoot) return { layer: 'root', verdict: 'allow', rule: 'root-is-allowed' };
  if (!identity) return outsiderStep(read);
  const verdict = verdictOf(identity);
  if (verdict === 'silent' && needsNoPolicy(read))
    return { layer, verdict: 'notApplicable', rule: resourceRule(read, 'allow') };
  return { layer, verdict, rule: ruleOf(verdict, 'implicit-deny', 'identity-allow') };
}

/** A boundary's or session policies' step. It doesn't apply if the resource's own policy names the caller. */
function limitStep(read: Read, layer: 'boundary' | 'session', findings: Findings): Step {
  const verdict = verdictOf(findings);
  const isLifted = isNamed(read) && resourceSide(read) !== 'trust';
  if (verdict === 'silent' && isLifted)
    return { layer, verdict: 'notApplicable', rule: resourceRule(read, 'allow') };
  if (verdict === 'silent' && layer === 'session' && onlyDenies(read.request.caller))
    return { layer, verdict: 'allow', rule: 'session-allow' };
  const isEmpty = layer === 'session' && read.layers.session?.length === 0;
  const silent = isEmpty ? 'federated-without-policy' : (`${layer}-silent` as const);
  return { layer, verdict, rule: ruleOf(verdict, silent, `${layer}-allow`) };
}

/** From what a request can't pass to what doesn't apply. */
const strictest: readonly LayerTrace['verdict'][] = [
  'deny',
  'notModelled',
  'silent',
  'allow',
  'notApplicable',
];

/** One step for the session policies and all that scoped the session down: the strictest of them counts. */
function sessionStep(read: Read): Step | undefined {
  const layer = 'session' as const;
  const steps = [
    ...(read.session ? [limitStep(read, layer, read.session)] : []),
    ...read.scopes.map((findings): Step => {
      const verdict = verdictOf(findings);
      return { layer, verdict, rule: ruleOf(verdict, 'session-silent', 'session-allow') };
    }),
  ];
  return strictest.flatMap((verdict) => steps.find((step) => step.verdict === verdict) ?? [])[0];
}

/**
 * One step for all levels of an organization's policies of one type. If a level is silent, the step names the
 * first such level.
 */
function ceilingStep(layer: 'scp' | 'rcp', read: readonly ReadLevel[]): Step {
  const levels = read.map(({ level, findings }): LevelTrace => ({
    target: level.target,
    verdict: verdictOf(findings),
  }));
  const isAnywhere = (verdict: LayerVerdict): boolean => levels.some((level) => level.verdict === verdict);
  const silent = levels.find((level) => level.verdict === 'silent');
  const verdict = isAnywhere('deny')
    ? 'deny'
    : read.some(({ findings }) => findings.maybeDenies)
      ? 'notModelled'
      : silent
        ? 'silent'
        : isAnywhere('notModelled')
          ? 'notModelled'
          : 'allow';
  const rule = ruleOf(verdict, `${layer}-silent`, `${layer}-allow`);
  return verdict === 'silent' && silent
    ? { layer, verdict, rule, level: silent.target, levels }
    : { layer, verdict, rule, levels };
}

function resourceStep(read: Read): Step | null {
  const layer = resourceSide(read);
  const { resource, layers } = read;
  if (!layers.resource) return null;
  if (!resource) return { layer, verdict: 'notModelled', rule: 'other-account-decides' };
  const verdict = verdictOf(resource);
  return { layer, verdict, rule: ruleOf(verdict, resourceRule(read, 'silent'), resourceRule(read, 'allow')) };
}

/** Leaves a step open if it left the whole decision open, even if its layer says more. */
function settled(step: Step, { verdict, decidedBy }: Conclusion): Step {
  return verdict === 'notModelled' && decidedBy === step.layer && step.verdict !== 'notModelled'
    ? { ...step, verdict: 'notModelled', rule: 'feature-not-modelled' }
    : step;
}

/**
 * The layers as the trace tells them, in AWS's order: the organization's limits, the resource's policy (a role's
 * trust), the caller's own, its boundary, its session's.
 */
export function stepsOf(read: Read, conclusion: Conclusion): LayerTrace[] {
  const { rcp, scp, resource, identity, boundary, session, scopes } = read;
  const told = (findings: Findings | null): LayerTrace['statements'] => findings?.statements ?? [];
  const steps: LayerTrace[] = [];
  const tell = (step: Step, statements: LayerTrace['statements']): void => {
    steps.push({ ...settled(step, conclusion), statements });
  };
  const tellLevels = (layer: 'scp' | 'rcp', levels: readonly ReadLevel[]): void =>
    tell(
      ceilingStep(layer, levels),
      levels.flatMap(({ findings }) => told(findings)),
    );
  if (rcp) tellLevels('rcp', rcp);
  if (scp) tellLevels('scp', scp);
  const there = resourceStep(read);
  if (there) tell(there, told(resource));
  if (!read.layers.resource && isUnsignedCall(read.request.caller, read.request.action))
    tell({ layer: 'public', verdict: 'allow', rule: 'unsigned-call' }, []);
  else tell(identityStep(read), told(identity));
  if (boundary) tell(limitStep(read, 'boundary', boundary), told(boundary));
  const limited = sessionStep(read);
  if (limited) tell(limited, [session, ...scopes].flatMap(told));
  return steps;
}

/** The rule by which a role's trust policy lets a caller in. */
function trustRule({ request, resource, layers }: Read): RuleId {
  const { type } = request.caller;
  if (type === 'service') return 'service-is-trusted';
  if (type === 'webIdentity' || type === 'saml') return 'federation-is-trusted';
  if (layers.isElsewhere) return 'trust-allow';
  const isNamed = resource?.grants.direct === 'yes' || resource?.grants.limited === 'yes';
  return isNamed ? 'trust-names-caller' : 'trust-delegates-to-account';
}

/** The rule by which a resource's policy lets a caller in. */
function allowRule({ resource, layers }: Read): RuleId {
  if (layers.isElsewhere) return 'resource-allows-outsider';
  if (resource?.grants.direct === 'yes') return 'resource-names-caller';
  return resource?.grants.limited === 'yes' ? 'resource-names-role' : 'resource-delegates-to-account';
}

/** The rule by which the resource's side lets a caller in, or doesn't. */
function resourceRule(read: Read, said: 'allow' | 'silent'): RuleId {
  const { layers, request } = read;
  if (layers.resource?.layer === 'trust') return said === 'allow' ? trustRule(read) : 'trust-silent';
  if (said === 'allow') return allowRule(read);
  return layers.isElsewhere && request.resource.startsWith('arn:aws:iam:')
    ? 'stays-in-its-account'
    : 'resource-silent';
}
