import type { Read } from './conclusion.ts';
import type { Layer, LayerTrace, RuleId } from './decision.ts';
import type { Findings, LayerVerdict } from './findings.ts';
import { deciding, verdictOf } from './findings.ts';

function trustRule(trust: Findings, read: Read): RuleId {
  const verdict = verdictOf(trust);
  if (verdict !== 'allow') return ruleOf(verdict, 'trust-silent', 'trust-allow');
  if (read.request.caller.type === 'service') return 'service-is-trusted';
  if (read.layers.trust?.account !== read.request.caller.account) return 'trust-allow';
  return trust.allows ? 'trust-names-caller' : 'trust-delegates-to-account';
}

function ruleOf(verdict: LayerVerdict, silent: RuleId, allow: RuleId): RuleId {
  if (verdict === 'deny') return 'explicit-deny';
  if (verdict === 'notModelled') return 'feature-not-modelled';
  return verdict === 'allow' ? allow : silent;
}

/** The caller's side where its policies aren't held here. */
function outsiderStep({ request, trust }: Read): Omit<LayerTrace, 'statements'> {
  const layer = 'identity' as const;
  const trustVerdict = trust && verdictOf(trust);
  if (request.caller.type === 'account') {
    const isAsked = trustVerdict === null || trustVerdict === 'allow';
    return { layer, verdict: isAsked ? 'notModelled' : 'notApplicable', rule: 'other-account-decides' };
  }
  if (trustVerdict === null) return { layer, verdict: 'notModelled', rule: 'feature-not-modelled' };
  const rule = trustVerdict === 'allow' ? 'service-is-trusted' : 'trust-silent';
  return { layer, verdict: 'notApplicable', rule };
}

function identityStep(read: Read): Omit<LayerTrace, 'statements'> {
  const { identity, trust } = read;
  const layer = 'identity' as const;
  if (!identity) return outsiderStep(read);
  const verdict = verdictOf(identity);
  const isNeedless = verdict === 'silent' && trust && trustRule(trust, read) === 'trust-names-caller';
  if (isNeedless) return { layer, verdict: 'notApplicable', rule: 'trust-names-caller' };
  return { layer, verdict, rule: ruleOf(verdict, 'implicit-deny', 'identity-allow') };
}

/** A step of a layer whose policies aren't read. */
const unread = (layer: Layer, rule: RuleId): LayerTrace => ({
  layer,
  verdict: 'notModelled',
  rule,
  statements: [],
});

/** The layers as the trace tells them, in the order trust, identity, resource, boundary. */
export function stepsOf(read: Read, decidedBy: Layer, detail: 'verdict' | 'trace'): LayerTrace[] {
  const { trust, identity, layers } = read;
  const told = (findings: Findings | null) =>
    !findings ? [] : detail === 'trace' ? findings.statements : deciding(findings);
  const steps: LayerTrace[] = [];
  // Its account may ask, but what decided is a statement that might name the caller and can't be read here.
  const isUnsure =
    decidedBy === 'trust' && trust?.maybeAllows && !trust.allows && verdictOf(trust) === 'allow';
  if (trust)
    steps.push({
      layer: 'trust',
      verdict: isUnsure ? 'notModelled' : verdictOf(trust),
      rule: isUnsure ? 'feature-not-modelled' : trustRule(trust, read),
      statements: told(trust),
    });
  steps.push({ ...identityStep(read), statements: told(identity) });
  if (decidedBy === 'resource') steps.push(unread('resource', 'other-account-decides'));
  if (layers.boundary !== null) steps.push(unread('boundary', 'boundary-not-modelled'));
  return steps;
}
