import { parseArn } from '../../arn.ts';
import type { ApiError, Result } from '../../call/call.ts';
import { cognito, notAuthorized } from './identity-pool-lookup.ts';
import type { Login, LoginRead, Place } from './login.ts';
import type { LoginClaims } from './login-tokens.ts';
import { noMatch, readLoginToken, unsupported } from './login-tokens.ts';
import { fromSaml } from './saml-logins.ts';

/** Null where the pool doesn't know the provider as one of the reader's kind. */
type Reader = (place: Place, provider: string, token: string) => LoginRead | null;

const fail = (error: ApiError): LoginRead => ({ ok: false, error });

function loginOf(provider: string, read: LoginClaims, mappedAs: string, amr: readonly string[]): LoginRead {
  const { claims, subject } = read;
  return { ok: true, value: { provider, subject, mappedAs, claims, amr } };
}

/** A user pool's person: the pool must still be there, and the person, where the identity pool asks for it. */
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
  // One pool can serve several apps of a provider: their ids stand with commas between them.
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

/** Which provider a token is from decides what it must be. */
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
