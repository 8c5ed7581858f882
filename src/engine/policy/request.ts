import type { Caller } from '../call/call.ts';
import type { PrincipalNames } from './principals.ts';
import type { RequestKeys } from './variables.ts';
import type { Work } from './work.ts';

/**
 * The longest action and the longest resource that can be asked about, in characters. AWS's own simulation
 * has the same limits.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulateCustomPolicy.html
 */
export const longestAction = 128;
export const longestResource = 2048;

/** A request for one permission. */
export interface AuthorizationRequest {
  /** Such as `iam:CreateUser`. */
  readonly action: string;
  /** The ARN that policies are matched against, or `*`. */
  readonly resource: string;
  readonly caller: Caller;
  readonly keys: RequestKeys;
}

/** A request while it is decided. */
export interface Question {
  readonly request: AuthorizationRequest;
  /** In lower case, as actions compare. */
  readonly action: string;
  /** The action's prefix, in lower case. */
  readonly service: string;
  readonly keys: RequestKeys;
  readonly work: Work;
}

/** A request as policies look at it that name principals: trust and other resource-based policies, RCPs. */
export interface PrincipalView {
  readonly names: PrincipalNames;
  /** A role session that asks for its own role. */
  readonly isSelf: boolean;
  /** Trust policies have no Resource element: the role that has the policy is meant. */
  readonly hasResources: boolean;
}
