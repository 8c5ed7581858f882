import type { ApiError } from '../../call/call.ts';
import type { Claims } from '../../tokens/jwt.ts';
import { isSignedBy, readToken } from '../../tokens/jwt.ts';
import { notAuthorized } from './identity-pool-lookup.ts';

const invalid = (what: string): ApiError => notAuthorized(`Invalid login token. ${what}`);
const missing = (claim: string): ApiError => invalid(`Missing a required claim: ${claim}`);

export const unsupported = (): ApiError =>
  notAuthorized('Token is not from a supported provider of this identity pool.');

export const noMatch = (): ApiError =>
  notAuthorized(
    "Logins don't match. Please include at least one valid login for this identity or identity pool.",
  );

/** A claim that is a text or a list of texts, as a list. */
export const textsOf = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');

/** The issuers and apps, one of each of which a token must name. */
interface Expected {
  readonly issuers: readonly string[];
  readonly audiences: readonly string[];
}

/** What a token that was found good says. */
export interface LoginClaims {
  readonly ok: true;
  readonly claims: Claims;
  readonly subject: string;
  readonly audience: string;
}
type Read = LoginClaims | { readonly ok: false; readonly error: ApiError };
const fail = (error: ApiError): Read => ({ ok: false, error });

/** Whether the issuer is the expected one, its signature good and its time not over. `now` in ms. */
function untrue(token: string, claims: Claims, issuers: readonly string[], now: number): ApiError | null {
  const issuer = claims.get('iss');
  if (typeof issuer !== 'string' || !issuers.includes(issuer))
    return invalid("Issuer doesn't match providerName");
  if (!isSignedBy(token, issuer)) return invalid("Couldn't verify signed token.");
  const expires = claims.get('exp');
  if (typeof expires !== 'number') return missing('exp');
  const seconds = Math.floor(now / 1000);
  return seconds >= expires ? invalid(`Token expired: ${seconds} >= ${expires}`) : null;
}

/**
 * Reads and checks an OpenID Connect ID token, in the sentences of Cognito. An access token of a user pool fails
 * at its missing `aud`.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/external-identity-providers.html
 */
export function readLoginToken(token: string, { issuers, audiences }: Expected, now: number): Read {
  const claims = readToken(token)?.claims;
  if (!claims) return fail(invalid('Not a valid OpenId Connect identity token.'));
  const given = textsOf(claims.get('aud'));
  if (!given.length) return fail(missing('aud'));
  const subject = claims.get('sub');
  if (typeof subject !== 'string' || subject === '') return fail(missing('sub'));
  const error = untrue(token, claims, issuers, now);
  if (error) return fail(error);
  const audience = given.find((one) => audiences.includes(one));
  return audience === undefined ? fail(unsupported()) : { ok: true, claims, subject, audience };
}
