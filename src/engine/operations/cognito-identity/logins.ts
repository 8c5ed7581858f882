import { parseArn } from '../../arn.ts';
import type { ApiError, Result } from '../../call/call.ts';
import type { IdentityPoolRow, SamlProviderRow, Tag } from '../../entities/entities.ts';
import type { Claims } from '../../tokens/jwt.ts';
import type { World } from '../../world/world.ts';
import { isSignedBy, readToken } from '../../tokens/jwt.ts';
import { notModelled } from '../../errors.ts';
import type { SamlResponse } from '../../tokens/saml.ts';
import { isSamlSigned, readSaml, samlText } from '../../tokens/saml.ts';
import { notAuthorized } from './identity-pool-lookup.ts';
import { cognito } from '../../policy/principals.ts';

const guide = 'https://docs.aws.amazon.com/cognito/latest/developerguide/saml-identity-provider.html';
const roleAttribute = 'https://aws.amazon.com/SAML/Attributes/Role';

function untrueResponse(response: SamlResponse, provider: SamlProviderRow, now: number): ApiError | null {
  const { issuer, isSuccess, issuedAt, notBefore, notOnOrAfter } = response;
  if (issuer !== provider.entityId) return invalid("Issuer doesn't match providerName");
  if (!isSamlSigned(response)) return invalid('SAML response signature is invalid.');
  if (!isSuccess || response.nameId === '') return invalid('SAML response names nobody.');
  const times = [issuedAt, notBefore ?? issuedAt, notOnOrAfter ?? 0];
  if (times.some(Number.isNaN) || Math.max(issuedAt, notBefore ?? issuedAt) > now)
    return invalid('SAML response is not valid yet.');
  return notOnOrAfter !== null && now >= notOnOrAfter ? invalid('SAML response has expired.') : null;
}

/** The roles that the response pairs with this provider, in either order. */
const offered = ({ attributes }: SamlResponse, arn: string): string[] =>
  (attributes.get(roleAttribute) ?? []).flatMap((pair) => {
    const parts = pair.split(',').map((one) => one.trim());
    return parts.length === 2 && parts.includes(arn) ? parts.filter((one) => one !== arn) : [];
  });

/**
 * A SAML response as a login, under its provider's ARN. Its attributes are the claims that rules look at.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/saml-identity-provider.html
 */
function fromSaml({ world, pool, now }: Place, arn: string, token: string): LoginRead | null {
  if (!pool.samlProviderArns.includes(arn)) return null;
  const provider = world.tables.samlProviders.get(arn);
  if (!provider) return fail(unsupported());
  const text = samlText(token);
  const response = text === null ? null : readSaml(text);
  if (!response) return fail(invalid('Not a valid SAML response.'));
  if (response.isEncrypted)
    return { ok: false, notModelled: notModelled('encrypted SAML assertions', guide) };
  const error = untrueResponse(response, provider, now);
  if (error) return fail(error);
  const { nameId: subject, attributes } = response;
  return {
    ok: true,
    value: {
      provider: arn,
      subject,
      mappedAs: arn,
      claims: new Map<string, unknown>([...attributes, ['sub', subject]]),
      amr: [arn, `${arn}:${subject}`],
      offered: offered(response, arn),
    },
  };
}

const invalid = (what: string): ApiError => notAuthorized(`Invalid login token. ${what}`);
const missing = (claim: string): ApiError => invalid(`Missing a required claim: ${claim}`);

const unsupported = (): ApiError =>
  notAuthorized('Token is not from a supported provider of this identity pool.');

export const noMatch = (): ApiError =>
  notAuthorized(
    "Logins don't match. Please include at least one valid login for this identity or identity pool.",
  );

/** A claim that is a text or a list of texts, as a list. */
export const textsOf = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');

/** The accepted issuers and apps. A token must name one of each. */
interface Expected {
  readonly issuers: readonly string[];
  readonly audiences: readonly string[];
}

/** The claims of a token that was found good. */
interface LoginClaims {
  readonly ok: true;
  readonly claims: Claims;
  readonly subject: string;
  readonly audience: string;
}
type Read = LoginClaims | { readonly ok: false; readonly error: ApiError };
const fail = (error: ApiError): { readonly ok: false; readonly error: ApiError } => ({ ok: false, error });

/**
 * The error of a token with an unexpected issuer, a bad signature or a time that is over; otherwise null.
 * `now` in ms.
 */
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
function readLoginToken(token: string, { issuers, audiences }: Expected, now: number): Read {
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

/** Reads a login; null if the pool doesn't know the provider as one of the reader's kind. */
type Reader = (place: Place, provider: string, token: string) => LoginRead | null;

function loginOf(provider: string, read: LoginClaims, mappedAs: string, amr: readonly string[]): LoginRead {
  const { claims, subject } = read;
  return { ok: true, value: { provider, subject, mappedAs, claims, amr } };
}

/**
 * Reads a user pool's token. The pool must still exist, and so must the person if the identity pool checks
 * that.
 */
const fromUserPool: Reader = ({ world, pool, now }, provider, token) => {
  const apps = pool.cognitoIdentityProviders.filter(({ providerName }) => providerName === provider);
  if (!apps.length) return null;
  const audiences = apps.map(({ clientId }) => clientId);
  const read = readLoginToken(token, { issuers: [`https://${provider}`], audiences }, now);
  if (!read.ok) return read;
  if (!world.tables.userPools.has(provider.slice(provider.indexOf('/') + 1)))
    return fail(notAuthorized("Invalid login token. Couldn't verify signed token."));
  const isChecked = apps.some((app) => app.clientId === read.audience && app.serverSideTokenCheck);
  if (isChecked && !world.tables.poolUsers.get(read.subject)?.enabled)
    return fail(notAuthorized('Token is inactive'));
  return loginOf(provider, read, `${provider}:${read.audience}`, [
    provider,
    `${provider}:CognitoSignIn:${read.subject}`,
  ]);
};

/** An OpenID Connect provider that IAM knows, under its address without `https://`. */
const fromOidc: Reader = ({ world, pool, now }, provider, token) => {
  const arn = pool.openIdConnectProviderArns.find(
    (one) => parseArn(one)?.resource === `oidc-provider/${provider}`,
  );
  if (arn === undefined) return null;
  const row = world.tables.oidcProviders.get(arn);
  if (!row) return fail(unsupported());
  const expected = { issuers: [`https://${row.url}`], audiences: row.clientIds };
  const read = readLoginToken(token, expected, now);
  return read.ok ? loginOf(provider, read, arn, [provider, `${arn}:OIDC:${read.subject}`]) : read;
};

/** A provider that Cognito knows by itself, such as `accounts.google.com`. */
const fromSocial: Reader = ({ pool, now }, provider, token) => {
  const app = pool.supportedLoginProviders.find((one) => one.provider === provider);
  if (!app) return null;
  // One pool can serve several apps of a provider: `appId` lists their ids with commas between them.
  const expected = { issuers: [`https://${provider}`, provider], audiences: app.appId.split(/[,;]/) };
  const read = readLoginToken(token, expected, now);
  return read.ok ? loginOf(provider, read, provider, [provider]) : read;
};

/** The developer's own provider comes in through GetOpenIdTokenForDeveloperIdentity alone. */
const fromDeveloper: Reader = ({ pool }, provider) =>
  provider === pool.developerProviderName || provider === cognito
    ? fail(notAuthorized('Please provide a valid public provider.'))
    : null;

const readers: readonly Reader[] = [fromDeveloper, fromUserPool, fromOidc, fromSocial, fromSaml];

/** Reads a login with the first reader that knows its provider. */
function readLogin(place: Place, provider: string, token: string): LoginRead {
  for (const read of readers) {
    const found = read(place, provider, token);
    if (found) return found;
  }
  const { pool } = place;
  const hasProviders =
    pool.cognitoIdentityProviders.length +
    pool.openIdConnectProviderArns.length +
    pool.supportedLoginProviders.length +
    pool.samlProviderArns.length;
  return fail(hasProviders ? unsupported() : noMatch());
}

/** Every login of a request, or why the first bad one isn't taken. */
export function readLogins(
  place: Place,
  given: Readonly<Record<string, string>> | undefined,
): Result<readonly Login[]> {
  const logins: Login[] = [];
  for (const [provider, token] of Object.entries(given ?? {})) {
    const read = readLogin(place, provider, token);
    if (!read.ok) return read;
    logins.push(read.value);
  }
  return { ok: true, value: logins };
}

/** A login whose token was found good. */
export interface Login {
  /**
   * The provider's name in `Logins`: `cognito-idp.us-east-1.amazonaws.com/us-east-1_EXAMPLE1`,
   * `graph.facebook.com`.
   */
  readonly provider: string;
  /** The person's id there. */
  readonly subject: string;
  /** The provider's name in role mappings. A user pool's has the app client's id at its end. */
  readonly mappedAs: string;
  readonly claims: Claims;
  /** The values that the login adds to `cognito-identity.amazonaws.com:amr`. */
  readonly amr: readonly string[];
  /** ARNs of roles that the provider offers by itself: a SAML response may. */
  readonly offered?: readonly string[];
}

/** The world, the pool and the time that a login is read in. `now` in ms. */
interface Place {
  readonly world: World;
  readonly pool: IdentityPoolRow;
  readonly now: number;
}

type LoginRead = Result<Login>;

/** The form of a tag's value. https://docs.aws.amazon.com/STS/latest/APIReference/API_Tag.html */
const tagValue = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u;

const textOf = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;

/**
 * The session tags that a login's claims give by the pool's map for its provider: by default the app client as
 * `client` and the person's `sub` as `username`. A claim that is missing, or can't be a tag, gives none.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/attributes-for-access-control.html
 */
export function principalTags(pool: IdentityPoolRow, logins: readonly Login[]): Tag[] {
  const tags = new Map<string, Tag>();
  for (const login of logins) {
    const map = pool.principalTags.find(({ provider }) => provider === login.provider);
    const claims = map?.useDefaults
      ? [
          { key: 'client', value: 'aud' },
          { key: 'username', value: 'sub' },
        ]
      : (map?.tags ?? []);
    for (const { key, value: claim } of claims) {
      const value = textOf(login.claims.get(claim));
      if (value !== null && tagValue.test(value)) tags.set(key.toLowerCase(), { key, value });
    }
  }
  return [...tags.values()];
}
