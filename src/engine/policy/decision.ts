import type { PrincipalKind } from '../entities/entities.ts';

export type Verdict = 'allow' | 'explicitDeny' | 'implicitDeny' | 'notModelled';

/**
 * The gates that a request passes, in the order in which AWS's evaluation logic names them.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export type Layer =
  'public' | 'root' | 'trust' | 'resource' | 'identity' | 'boundary' | 'session' | 'scp' | 'rcp';

/**
 * The kind of a policy's owner. `resource`: the resource that has the policy. `session`: the session that the
 * policies were passed for. `organizationRoot`, `unit` and `account`: the targets that an organization's
 * policy is attached to.
 */
export type PolicyOwnerKind =
  PrincipalKind | 'resource' | 'session' | 'organizationRoot' | 'unit' | 'account';

/**
 * The policy that has a statement. `policyId` is the id of a managed policy (ANPA…) or of an organization's
 * policy (p-…), otherwise null.
 */
export interface PolicyRef {
  readonly kind: 'managed' | 'inline' | 'trust' | 'boundary' | 'session' | 'resource' | 'scp' | 'rcp';
  readonly name: string;
  readonly arn: string | null;
  readonly policyId: string | null;
  /** The policy's owner: the user, the group it came through, the role, the bucket. */
  readonly owner: { readonly kind: PolicyOwnerKind; readonly id: string; readonly name: string };
}

export type ConditionReason =
  | 'matched'
  | 'valueDiffers'
  | 'valueIsExcluded'
  | 'keyMissing'
  | 'keyMissingMatchesNegated'
  | 'keyMissingIfExists'
  | 'emptySetMatches'
  | 'badValue'
  | 'unresolvedVariable'
  | 'notModelled';

export interface ConditionTrace {
  /** As written, such as `StringEqualsIfExists`. */
  readonly operator: string;
  readonly key: string;
  /** The policy's values, variables resolved. */
  readonly expected: readonly string[];
  /** The request's values, or null if the request has no such key. */
  readonly actual: readonly string[] | null;
  readonly outcome: 'matched' | 'notMatched' | 'notModelled';
  readonly reason: ConditionReason;
}

export interface StatementTrace {
  readonly policy: PolicyRef;
  /** The statement's place in its document, from 0. */
  readonly index: number;
  readonly sid: string | null;
  readonly effect: 'Allow' | 'Deny';
  readonly outcome: 'matched' | 'notMatched' | 'notModelled';
  readonly failedOn: 'action' | 'resource' | 'principal' | 'condition' | null;
  readonly conditions: readonly ConditionTrace[];
  /**
   * Which entries met the request, by their places in the lists of the statement, from 0; null if none did,
   * or if the element wasn't read. For `NotAction` and `NotResource` they are the entries that the statement
   * leaves out.
   */
  readonly entries: { readonly action: number | null; readonly resource: number | null };
  /** The statement as it stood when it was read: plain JSON. */
  readonly statement: unknown;
  /**
   * Trust and resource-based policies: how the matching principal element named the caller. `role`: by the role
   * of its session, or the user behind a federated user; `federated`: by who vouched for it; `everyoneElse`: by
   * a NotPrincipal that doesn't spare it.
   */
  readonly principalMatch?:
    'exact' | 'role' | 'account' | 'anyone' | 'service' | 'federated' | 'everyoneElse';
}

/**
 * The rule of AWS's logic that decided. `rules.ts` has each one's documentation page, `words/` its sentence.
 */
export type RuleId =
  | 'explicit-deny'
  | 'implicit-deny'
  | 'identity-allow'
  | 'trust-allow'
  | 'trust-names-caller'
  | 'trust-delegates-to-account'
  | 'trust-silent'
  | 'root-is-allowed'
  | 'roles-refuse-root'
  | 'no-permission-needed'
  | 'own-credentials'
  | 'service-is-trusted'
  | 'federation-is-trusted'
  | 'unsigned-call'
  | 'other-account-decides'
  | 'resource-names-caller'
  | 'resource-names-role'
  | 'resource-delegates-to-account'
  | 'resource-allows-outsider'
  | 'resource-silent'
  | 'stays-in-its-account'
  | 'boundary-allow'
  | 'boundary-silent'
  | 'session-allow'
  | 'session-silent'
  | 'federated-without-policy'
  | 'scp-allow'
  | 'scp-silent'
  | 'rcp-allow'
  | 'rcp-silent'
  | 'feature-not-modelled';

/** The verdict of all policies at one level of an organization. */
export interface LevelTrace {
  readonly target: PolicyRef['owner'];
  readonly verdict: 'allow' | 'deny' | 'silent' | 'notModelled';
}

export interface LayerTrace {
  readonly layer: Layer;
  readonly verdict: 'allow' | 'deny' | 'silent' | 'notApplicable' | 'notModelled';
  readonly rule: RuleId;
  /** Every statement that was read. */
  readonly statements: readonly StatementTrace[];
  /** For an organization's policies that are silent: the level at which no policy allows. */
  readonly level?: PolicyRef['owner'];
  /** For an organization's policies: each level that was read, from the root down. */
  readonly levels?: readonly LevelTrace[];
}

/** A verdict and its explanation as one value: plain data, made once, read by everyone. */
export interface Decision {
  readonly verdict: Verdict;
  /** The gate that made the verdict. */
  readonly decidedBy: Layer;
  readonly action: string;
  readonly resource: string;
  readonly principalArn: string;
  /** The service that asks KMS on behalf of the caller, such as `s3.us-east-1.amazonaws.com`. */
  readonly via?: string | undefined;
  /** Empty if only the verdict was asked for. */
  readonly steps: readonly LayerTrace[];
  /** The feature that isn't modelled, if it decided. */
  readonly notModelled: { readonly feature: string; readonly page: string } | null;
}
