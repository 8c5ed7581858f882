import type { Layer, Verdict } from './decision.ts';
import type { Findings } from './findings.ts';
import { verdictOf } from './findings.ts';
import type { PolicyLayers } from './layers.ts';
import { isForeign } from './layers.ts';
import type { AuthorizationRequest } from './request.ts';

/** What each policy layer said; null where it has no say. */
export interface Read {
  readonly request: AuthorizationRequest;
  readonly layers: PolicyLayers;
  readonly trust: Findings | null;
  readonly identity: Findings | null;
}

export interface Conclusion {
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
export function conclusionOf(read: Read): Conclusion {
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
