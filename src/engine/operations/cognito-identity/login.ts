import type { Result } from '../../call/call.ts';
import type { IdentityPoolRow } from '../../entities/entities.ts';
import type { Claims } from '../../tokens/jwt.ts';
import type { World } from '../../world/world.ts';

/** A login whose token was found good. */
export interface Login {
  /** As in `Logins`: `cognito-idp.us-east-1.amazonaws.com/us-east-1_EXAMPLE1`, `graph.facebook.com`. */
  readonly provider: string;
  /** The person's id there. */
  readonly subject: string;
  /** As role mappings name the provider: for a user pool with the app client's id behind it. */
  readonly mappedAs: string;
  readonly claims: Claims;
  /** What the login adds to `cognito-identity.amazonaws.com:amr`. */
  readonly amr: readonly string[];
  /** ARNs of roles that the provider offers by itself: a SAML response may. */
  readonly offered?: readonly string[];
}

/** What reading a login needs. `now` in ms. */
export interface Place {
  readonly world: World;
  readonly pool: IdentityPoolRow;
  readonly now: number;
}

export type LoginRead = Result<Login>;
