import type { Caller } from '../call.ts';
import type { PrincipalNames } from './match.ts';
import type { RequestKeys } from './variables.ts';

/** One permission that is asked for. */
export interface AuthorizationRequest {
  /** Such as `iam:CreateUser`. */
  readonly action: string;
  /** The ARN that policies are matched against, or `*`. */
  readonly resource: string;
  readonly caller: Caller;
  readonly keys: RequestKeys;
}

/** A request as trust policies look at it. */
export interface TrustView {
  readonly names: PrincipalNames;
  /** A role session that asks for its own role. */
  readonly isSelf: boolean;
}
