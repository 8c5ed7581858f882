import type { ApiError, Result } from '../../call/call.ts';
import { serviceError } from '../../errors.ts';
import type { InputOf } from '../../model/operation-types.ts';
import type { Claims, Token } from '../../tokens/jwt.ts';
import { hasKeyOf, isSignedBy, readToken } from '../../tokens/jwt.ts';
import type { World } from '../../world/world.ts';
import type { FederatedIdentity } from './federated-session.ts';
import { oauthProvider, providerOf } from './web-providers.ts';
import { invalidIdentityToken, sourceIdentityOf, textsOf, tokenTags } from './web-claims.ts';

type Input = InputOf<'AssumeRoleWithWebIdentity'>;

/** What of a token is wrong, or null. */
type Verify = (token: Token, issuer: string) => ApiError | null;

/** Somebody whom an OpenID Connect or OAuth provider vouches for. */
export interface WebIdentity extends FederatedIdentity {
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

/** Whom a token is for: of several, the one that the provider's row lists counts. With `azp`, the app that asked. */
function audiencesOf(claims: Claims): readonly string[] | null {
  const azp = claims.get('azp');
  return typeof azp === 'string' && azp !== '' ? [azp] : textsOf(claims.get('aud'));
}

const longestName = 255;
const mostValues = 50;
const isShort = (text: string): boolean => text !== '' && text.length <= longestName;

/** What a condition key can hold of a claim. */
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

/** An ID token of OpenID Connect: whose, for which app, from a provider that the role's account knows. */
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

/** An OAuth access token: AWS asks its provider about it, and hears that it is good or not. */
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
 * What a token says, or why AWS doesn't take it: its form, its provider, its audience and its claims. `verify` proves
 * it before its tags are read: `verifyWebToken` for the caller who presents it, nothing once that was done.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
 */
export function readWebIdentity(
  world: World,
  account: string,
  input: Input,
  verify: Verify,
): Result<WebIdentity> {
  return input.ProviderId === undefined
    ? readIdToken(world, account, input, verify)
    : readAccessToken(input.ProviderId, input, verify);
}

/** Whether the provider signed the token and it is its time. `now` in milliseconds. */
export function verifyWebToken(token: Token, issuer: string, input: Input, now: number): ApiError | null {
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
