import type { Caller } from '../call/call.ts';
import type { Ask, Certainty, Term } from './certainty.ts';
import { all, best, either, once } from './certainty.ts';
import type { Layer, Verdict } from './decision.ts';
import type { Findings, GrantKind } from './findings.ts';
import { allows } from './findings.ts';
import type { CeilingLevel } from './organization.ts';
import type { PolicyLayers } from './layers.ts';
import type { AuthorizationRequest } from './request.ts';
import { isStranger } from './strangers.ts';

/** One level of an organization and what its policies say. */
export interface ReadLevel {
  readonly level: CeilingLevel;
  readonly findings: Findings;
}

/** The findings of each policy layer; null if the layer has no say. */
export interface Read {
  readonly request: AuthorizationRequest;
  readonly layers: PolicyLayers;
  readonly rcp: readonly ReadLevel[] | null;
  readonly scp: readonly ReadLevel[] | null;
  readonly resource: Findings | null;
  readonly identity: Findings | null;
  readonly boundary: Findings | null;
  readonly session: Findings | null;
  /** Each policy by which GetScopedCredentials narrowed the session. */
  readonly scopes: readonly Findings[];
}

export interface Conclusion {
  readonly verdict: Verdict;
  readonly decidedBy: Layer;
}

/** The layer of the resource's side: a role's trust policy, or any other resource-based policy. */
export const resourceSide = ({ layers }: Read): 'trust' | 'resource' => layers.resource?.layer ?? 'resource';

/** The first layer for whose findings `holds` is true, in the order in which AWS names denials. */
function firstOf(read: Read, holds: (findings: Findings) => boolean): Layer | null {
  const { rcp, scp, resource, identity, boundary, session, scopes } = read;
  const inLevels = (levels: readonly ReadLevel[] | null): boolean =>
    levels !== null && levels.some(({ findings }) => holds(findings));
  if (inLevels(rcp)) return 'rcp';
  if (inLevels(scp)) return 'scp';
  if (resource && holds(resource)) return resourceSide(read);
  if (identity && holds(identity)) return 'identity';
  if (boundary && holds(boundary)) return 'boundary';
  return (session && holds(session)) || scopes.some(holds) ? 'session' : null;
}

const term = (by: Layer, value: Certainty): Term => ({ by, value });

/** An organization's policies must allow at every level. */
function ceiling(by: Layer, levels: readonly ReadLevel[] | null): Term {
  let value: Certainty = 'yes';
  for (const { findings } of levels ?? []) {
    const here = allows(findings);
    if (here === 'no') return term(by, 'no');
    if (here === 'maybe') value = 'maybe';
  }
  return term(by, value);
}

/** The term of a layer that limits without granting: a boundary, session policies. An absent layer limits nothing. */
const limit = (by: Layer, findings: Findings | null): Term => term(by, findings ? allows(findings) : 'yes');

/** The term of the caller's own policies; `maybe` if they aren't known here. */
function identityTerm({ layers, identity }: Read): Term {
  if (layers.asRoot) return term('root', 'yes');
  return term('identity', identity ? allows(identity) : 'maybe');
}

/** Whether the resource's side lets the caller in by one of these kinds of Allow. */
function granted(read: Read, ...kinds: readonly GrantKind[]): Term {
  const by = resourceSide(read);
  const { resource, layers } = read;
  if (layers.resource && !layers.resource.isHeld) return term(by, 'maybe');
  return term(by, resource ? best(kinds.map((kind) => resource.grants[kind])) : 'no');
}

const ceilings = (read: Read): Ask[] => [() => ceiling('rcp', read.rcp), () => ceiling('scp', read.scp)];

/**
 * Whether the policies only deny. A root session's task policy does: the root user may do what it doesn't
 * deny.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/security-iam-awsmanpol.html
 */
export const onlyDenies = ({ session }: Caller): boolean => session?.kind === 'rootSession';

const limits = (read: Read): Ask[] => [
  () => limit('boundary', read.boundary),
  () => limit('session', onlyDenies(read.request.caller) ? null : read.session),
];

/**
 * Each policy by which a session was scoped down must allow, even if the resource's own policy names the caller.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_getscopedcredentials.html
 */
const scopes = (read: Read): Ask[] => read.scopes.map((findings) => () => limit('session', findings));

/**
 * Decides within one account. An Allow to the caller itself is enough, even if the caller's side allows
 * nothing. An Allow to the role replaces the role's own permission, but boundary and session policies still
 * limit it. An Allow to the account leaves the decision to the caller's own policies. If a resource's policy
 * must allow (a role's trust policy, a key policy), the caller's policies can't replace it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
function withinAccount(read: Read): Term {
  const { resource } = read.layers;
  const identity: Ask = () => identityTerm(read);
  const own: Ask = resource?.mustAllow
    ? () => all(identity, [() => granted(read, 'account'), identity])
    : identity;
  const direct: Ask = () => granted(read, 'direct');
  const limited = once(() => either(() => granted(read, 'limited'), own));
  // A trust policy that names a caller doesn't lift that caller's boundary:
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html
  if (resource?.layer === 'trust') {
    const entered = once(() => either(direct, limited));
    return all(entered, [...ceilings(read), entered, ...limits(read), ...scopes(read)]);
  }
  const entered = once(() => either(direct, () => all(limited, [limited, ...limits(read)])));
  return all(entered, [...ceilings(read), entered, ...scopes(read)]);
}

/**
 * Across accounts each side decides for itself and both must allow: a direct grant replaces nothing here.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
 */
function acrossAccounts(read: Read): Term {
  const identity: Ask = () => identityTerm(read);
  const there: Ask = () => granted(read, 'direct', 'limited', 'account');
  return all(identity, [...ceilings(read), there, identity, ...limits(read), ...scopes(read)]);
}

/** Callers without policies of their own: services, and callers with a provider's token or nothing at all. */
function withoutPolicies(read: Read): Term {
  const { caller } = read.request;
  if (!read.layers.resource && caller.type === 'service') return term('identity', 'maybe');
  const there: Ask = () =>
    read.layers.resource ? granted(read, 'direct', 'limited', 'account') : term('public', 'yes');
  return all(there, [() => ceiling('rcp', read.rcp), there]);
}

const verdicts: Readonly<Record<Certainty, Verdict>> = {
  yes: 'allow',
  maybe: 'notModelled',
  no: 'implicitDeny',
};

/**
 * All layers together, in the order of certainty: a Deny that matches, a Deny that might, then what every layer
 * that must allow says.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function conclusionOf(read: Read): Conclusion {
  const denier = firstOf(read, ({ denies }) => denies);
  if (denier) return { verdict: 'explicitDeny', decidedBy: denier };
  const doubt = firstOf(read, ({ maybeDenies }) => maybeDenies);
  if (doubt) return { verdict: 'notModelled', decidedBy: doubt };
  const { value, by } = isStranger(read.request.caller)
    ? withoutPolicies(read)
    : read.layers.isElsewhere
      ? acrossAccounts(read)
      : withinAccount(read);
  return { verdict: verdicts[value], decidedBy: by };
}
