import type { InputOf } from '../../model/operation-types.ts';
import type { ApiError, Result } from '../../call/call.ts';
import { serviceError } from '../../errors.ts';
import type { Claims, Token } from '../../tokens/jwt.ts';
import { hasKeyOf, isSignedBy, readToken } from '../../tokens/jwt.ts';
import type { World } from '../../world/world.ts';
import { partition } from '../../arn.ts';
import type { Operation, OperationContext } from '../operation.ts';
import { done } from '../operation.ts';
import { assumedRoleUser, credentialsOut } from '../sts/issued.ts';
import {
  checkFederated,
  federatedCaller,
  federatedRequests,
  issueFederated,
  roleAccount,
} from './federated-session.ts';
import type { FederatedIdentity } from './federated-session.ts';
import { invalidIdentityToken, sourceIdentityOf, textsOf, tokenTags } from './web-claims.ts';

/** Providers that hand out OAuth access tokens, and what condition keys call the app and the person there. */
const oauth: ReadonlyMap<string, { readonly app: string; readonly person: string }> = new Map([
  ['www.amazon.com', { app: 'app_id', person: 'user_id' }],
  ['graph.facebook.com', { app: 'app_id', person: 'id' }],
]);

/** Providers of ID tokens that AWS knows by itself. */
const builtIn: ReadonlySet<string> = new Set(['accounts.google.com', 'cognito-identity.amazonaws.com']);

/** The names that a provider of access tokens has for its apps and people; undefined for any other provider. */
const oauthProvider = (providerId: string) => oauth.get(providerId);

/** A provider as the role's account knows it. */
interface WebProvider {
  /** The provider's name in trust policies. */
  readonly principal: string;
  /** The beginning of its condition keys. */
  readonly prefix: string;
  /** The apps that tokens may be for; null if only trust policies decide it. */
  readonly clientIds: readonly string[] | null;
}

/**
 * The provider behind an issuer (`https://HOST/PATH`), or null if the account doesn't know it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc.html
 */
function providerOf(world: World, account: string, issuer: string): WebProvider | null {
  const url = issuer.replace(/^https:\/\//, '');
  if (builtIn.has(url)) return { principal: url, prefix: url, clientIds: null };
  if (url === issuer) return null;
  const row = world.tables.oidcProviders.get(`arn:${partition}:iam::${account}:oidc-provider/${url}`);
  return row ? { principal: row.id, prefix: row.url, clientIds: row.clientIds } : null;
}

type Input = InputOf<'AssumeRoleWithWebIdentity'>;

/** The error of a token, or null. */
type Verify = (token: Token, issuer: string) => ApiError | null;

/** Somebody whom an OpenID Connect or OAuth provider vouches for. */
interface WebIdentity extends FederatedIdentity {
  readonly subject: string;
  readonly audience: string;
}

const notJwt =
  'The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)';
const noKey =
  "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements";

const fail = (error: ApiError): { readonly ok: false; readonly error: ApiError } => ({ ok: false, error });
const invalid = (message: string) => fail(invalidIdentityToken(message));
const missing = (claim: string) => invalid(`Missing a required claim: ${claim}`);

const rejected = (): ApiError =>
  serviceError('IDPRejectedClaim', 'The identity provider reported that authentication failed', 403);

/** The audiences of a token: the app that asked for it (`azp`), or the audiences that `aud` lists. */
function audiencesOf(claims: Claims): readonly string[] | null {
  const azp = claims.get('azp');
  return typeof azp === 'string' && azp !== '' ? [azp] : textsOf(claims.get('aud'));
}

const longestName = 255;
const mostValues = 50;
const isShort = (text: string): boolean => text !== '' && text.length <= longestName;

/** The values of a claim that a condition key can hold. */
const valuesOf = (claim: unknown): readonly string[] =>
  (textsOf(claim) ?? []).filter(isShort).slice(0, mostValues);

function oidcKeys(prefix: string, claims: Claims, audience: string, subject: string) {
  const methods = valuesOf(claims.get('amr'));
  const audiences = claims.has('azp') ? valuesOf(claims.get('aud')) : [];
  return [
    { name: `${prefix}:aud`, values: [audience] },
    { name: `${prefix}:sub`, values: [subject] },
    ...(methods.length ? [{ name: `${prefix}:amr`, values: methods }] : []),
    ...(audiences.length ? [{ name: `${prefix}:oaud`, values: audiences }] : []),
  ];
}

function labels(
  claims: Claims,
): Result<Pick<FederatedIdentity, 'tags' | 'transitiveKeys' | 'sourceIdentity'>> {
  const tags = tokenTags(claims);
  if ('code' in tags) return fail(tags);
  const identity = sourceIdentityOf(claims);
  return 'code' in identity ? fail(identity) : { ok: true, value: { ...tags, ...identity } };
}

/**
 * Reads an OpenID Connect ID token: who it is for and for which app. The role's account must know the
 * provider.
 */
function readIdToken(world: World, account: string, input: Input, verify: Verify): Result<WebIdentity> {
  const token = readToken(input.WebIdentityToken);
  if (!token) return invalid(notJwt);
  const { claims } = token;
  const issuer = claims.get('iss');
  if (typeof issuer !== 'string') return missing('iss');
  const provider = providerOf(world, account, issuer);
  if (!provider) return invalid(`No OpenIDConnect provider found in your account for ${issuer}`);
  const audiences = audiencesOf(claims);
  const subject = claims.get('sub');
  if (!audiences?.length || !audiences.every(isShort) || audiences.length > mostValues) return missing('aud');
  if (typeof subject !== 'string' || !isShort(subject)) return missing('sub');
  const { principal, prefix, clientIds } = provider;
  const audience = audiences.find((one) => clientIds?.includes(one) ?? true);
  if (audience === undefined) return invalid('Incorrect token audience');
  const unproven = verify(token, issuer);
  if (unproven) return fail(unproven);
  const rest = labels(claims);
  if (!rest.ok) return rest;
  return {
    ok: true,
    value: {
      type: 'webIdentity',
      subject,
      audience,
      principal,
      userId: `${principal}:${audience}:${subject}`,
      sessionName: input.RoleSessionName,
      keys: oidcKeys(prefix, claims, audience, subject),
      ...rest.value,
    },
  };
}

/** Reads an OAuth access token. AWS asks the provider whether the token is good. */
function readAccessToken(providerId: string, input: Input, verify: Verify): Result<WebIdentity> {
  const names = oauthProvider(providerId);
  if (!names) return invalid(`Unsupported identity provider: ${providerId}`);
  const token = readToken(input.WebIdentityToken);
  const [audience] = textsOf(token?.claims.get('aud')) ?? [];
  const subject = token?.claims.get('sub');
  const isWhole =
    typeof subject === 'string' && isShort(subject) && audience !== undefined && isShort(audience);
  if (!token || !isWhole) return fail(rejected());
  const unproven = verify(token, providerId);
  if (unproven) return fail(unproven);
  return {
    ok: true,
    value: {
      type: 'webIdentity',
      subject,
      audience,
      principal: providerId,
      userId: `${providerId}:${audience}:${subject}`,
      sessionName: input.RoleSessionName,
      keys: [
        { name: `${providerId}:${names.app}`, values: [audience] },
        { name: `${providerId}:${names.person}`, values: [subject] },
      ],
      tags: [],
      transitiveKeys: [],
    },
  };
}

/**
 * Reads a token, or says why AWS doesn't take it: its form, its provider, its audience and its claims.
 * `verify` checks it before its tags are read. For the caller who presents the token it is `verifyWebToken`;
 * later readings don't check again.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
 */
function readWebIdentity(world: World, account: string, input: Input, verify: Verify): Result<WebIdentity> {
  return input.ProviderId === undefined
    ? readIdToken(world, account, input, verify)
    : readAccessToken(input.ProviderId, input, verify);
}

/**
 * The error of a token that the provider didn't sign or that isn't valid now; otherwise null. `now` in
 * milliseconds.
 */
function verifyWebToken(token: Token, issuer: string, input: Input, now: number): ApiError | null {
  const isGood = isSignedBy(input.WebIdentityToken, issuer);
  const expires = token.claims.get('exp');
  const from = token.claims.get('nbf');
  const seconds = Math.floor(now / 1000);
  const isOver = typeof expires === 'number' && seconds >= expires;
  if (input.ProviderId !== undefined) return isGood && !isOver ? null : rejected();
  if (!hasKeyOf(token, issuer)) return invalidIdentityToken(noKey);
  if (!isGood) return invalidIdentityToken('The token signature is not valid');
  if (typeof expires !== 'number') return invalidIdentityToken('Missing a required claim: exp');
  if (isOver)
    return serviceError(
      'ExpiredTokenException',
      `Token expired: current date/time ${seconds} must be before the expiration date/time ${expires}`,
    );
  return typeof from === 'number' && seconds < from
    ? invalidIdentityToken('The token is not valid yet')
    : null;
}

const action = 'sts:AssumeRoleWithWebIdentity';

/** Reads the token again. `identify` has already checked it. */
function identityOf(
  input: InputOf<'AssumeRoleWithWebIdentity'>,
  { world, caller }: OperationContext,
): WebIdentity {
  const read = readWebIdentity(world, caller.account, input, () => null);
  if (!read.ok) throw new Error('The token was good when its bearer was identified');
  return read.value;
}

/**
 * A role for somebody whom another provider knows. Nobody signs the call: the token speaks for its bearer.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
 */
export const assumeRoleWithWebIdentity: Operation<'AssumeRoleWithWebIdentity'> = {
  identify(input, { world, now }) {
    const account = roleAccount(world, input, action);
    if (!account.ok) return account;
    const identity = readWebIdentity(world, account.value, input, (token, issuer) =>
      verifyWebToken(token, issuer, input, now),
    );
    return identity.ok ? { ok: true, value: federatedCaller(identity.value, account.value) } : identity;
  },
  check: (input, context) => checkFederated(context.world, input, identityOf(input, context)),
  authorize: (input, context) => federatedRequests(action, input, identityOf(input, context)),
  run(input, context) {
    const identity = identityOf(input, context);
    const issued = issueFederated(action, input, identity, context);
    if (!issued.ok) return issued;
    const { session, role, packed, changes } = issued;
    const value = {
      Credentials: credentialsOut(session),
      SubjectFromWebIdentityToken: identity.subject,
      AssumedRoleUser: assumedRoleUser(role, session),
      ...packed,
      Provider: identity.principal,
      Audience: identity.audience,
      ...(identity.sourceIdentity === undefined ? {} : { SourceIdentity: identity.sourceIdentity }),
    };
    return done(value, changes);
  },
  ledger: ['token-sentences', 'token-keys', 'provider-keys', 'access-tokens', 'packed-size'],
};
