import type { IdentityRow, Tag } from '../../entities/entities.ts';
import type { Claims } from '../../tokens/jwt.ts';
import { isSignedBy, readToken, signToken } from '../../tokens/jwt.ts';
import { cognito } from '../../policy/principals.ts';

const openIdIssuer = `https://${cognito}`;

const tagsClaim = 'https://aws.amazon.com/tags';

/** The values of `amr`: `unauthenticated` for a guest, else `authenticated` and the logins' own. */
export const methodsOf = (amr: readonly string[]): readonly string[] =>
  amr.length ? ['authenticated', ...amr] : ['unauthenticated'];

interface OpenIdToken {
  readonly identity: IdentityRow;
  readonly methods: readonly string[];
  readonly tags: readonly Tag[];
  /** Seconds. */
  readonly lifetime: number;
  /** ms */
  readonly now: number;
}

/**
 * A token that STS trades for credentials: it says which identity of which pool it is for, and how that was
 * proven. https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetOpenIdToken.html
 */
export function openIdToken({ identity, methods, tags, lifetime, now }: OpenIdToken): string {
  const seconds = Math.floor(now / 1000);
  return signToken(openIdIssuer, {
    sub: identity.id,
    aud: identity.poolId,
    amr: methods,
    ...(tags.length
      ? {
          [tagsClaim]: { principal_tags: Object.fromEntries(tags.map(({ key, value }) => [key, [value]])) },
        }
      : {}),
    iss: openIdIssuer,
    exp: seconds + lifetime,
    iat: seconds,
  });
}

/** The claims of a token that Cognito gave for that identity and that is still good, or null. */
export function readOpenIdToken(token: string, { id, poolId }: IdentityRow, now: number): Claims | null {
  const claims = readToken(token)?.claims;
  const isFor =
    claims?.get('iss') === openIdIssuer && claims.get('aud') === poolId && claims.get('sub') === id;
  if (!claims || !isFor || !isSignedBy(token, openIdIssuer)) return null;
  return Math.floor(now / 1000) < Number(claims.get('exp')) ? claims : null;
}
