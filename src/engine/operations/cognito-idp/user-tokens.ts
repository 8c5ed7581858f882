import type { PoolUserRow } from '../../entities/entities.ts';
import type { OutputOf } from '../../model/operation-types.ts';
import type { Claims } from '../../tokens/jwt.ts';
import { isSignedBy, readToken, signToken } from '../../tokens/jwt.ts';
import type { OperationContext } from '../operation.ts';
import { groupsOf, rolesOf } from './groups.ts';
import type { App } from './pools.ts';
import { issuerOf } from './pools.ts';

type Result = NonNullable<OutputOf<'cognito-idp:InitiateAuth'>['AuthenticationResult']>;

/** Seconds. https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-with-identity-providers.html */
const lifetimes = { token: 3600, refresh: 30 * 86_400, challenge: 180 } as const;

/** Seconds since the epoch, as tokens count time. */
const seconds = (ms: number): number => Math.floor(ms / 1000);

/** The sign-in that a token comes from: its time, and the id of its first token. */
interface SignIn {
  /** Seconds since the epoch. */
  readonly at: number;
  readonly originJti: string;
}

/** Verified addresses are booleans in tokens and texts in the API. */
const attributeClaims = ({ attributes }: PoolUserRow): [string, string | boolean][] =>
  attributes.map(({ name, value }) => [name, name.endsWith('_verified') ? value === 'true' : value]);

/**
 * The ID token says who somebody is, the access token what may be done in the user pool; only the ID token has
 * `aud`, and only it names the groups' roles.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html
 */
export function issueTokens(user: PoolUserRow, app: App, signIn: SignIn, context: OperationContext): Result {
  const { world, now, ids } = context;
  const iss = issuerOf(app.pool.id);
  const groups = groupsOf(world, user);
  const { roles, preferred } = rolesOf(groups);
  const common = {
    sub: user.id,
    ...(groups.length ? { 'cognito:groups': groups.map(({ name }) => name) } : {}),
    iss,
    origin_jti: signIn.originJti,
    event_id: ids.uuid(),
    auth_time: signIn.at,
    exp: seconds(now) + lifetimes.token,
    iat: seconds(now),
  };
  const idToken = {
    ...Object.fromEntries(attributeClaims(user)),
    ...common,
    ...(preferred === null ? {} : { 'cognito:preferred_role': preferred }),
    ...(roles.length ? { 'cognito:roles': roles } : {}),
    'cognito:username': user.username,
    aud: app.client.id,
    token_use: 'id',
    jti: ids.uuid(),
  };
  const accessToken = {
    ...common,
    client_id: app.client.id,
    token_use: 'access',
    scope: 'aws.cognito.signin.user.admin',
    jti: ids.uuid(),
    username: user.username,
  };
  return {
    AccessToken: signToken(iss, accessToken),
    ExpiresIn: lifetimes.token,
    TokenType: 'Bearer',
    IdToken: signToken(iss, idToken),
  };
}

/** The tokens of a new sign-in. The refresh token gets new ones for thirty days. */
export function signedIn(user: PoolUserRow, app: App, context: OperationContext): Result {
  const signIn: SignIn = { at: seconds(context.now), originJti: context.ids.uuid() };
  const refresh = {
    sub: user.id,
    client_id: app.client.id,
    token_use: 'refresh',
    origin_jti: signIn.originJti,
    auth_time: signIn.at,
    exp: signIn.at + lifetimes.refresh,
  };
  return {
    ...issueTokens(user, app, signIn, context),
    RefreshToken: signToken(issuerOf(app.pool.id), refresh),
  };
}

/** The `Session` that a challenge is answered with, good for three minutes. */
export function challengeSession(user: PoolUserRow, app: App, now: number): string {
  return signToken(issuerOf(app.pool.id), {
    sub: user.id,
    client_id: app.client.id,
    token_use: 'challenge',
    exp: seconds(now) + lifetimes.challenge,
  });
}

type TokenUse = 'id' | 'access' | 'refresh' | 'challenge';

/**
 * The claims of a token that this pool signed for that use; `expired` if its time is over, null for anything
 * else.
 */
export function claimsOf(
  token: string,
  poolId: string,
  use: TokenUse,
  now: number,
): Claims | 'expired' | null {
  const read = readToken(token);
  if (read?.claims.get('token_use') !== use || !isSignedBy(token, issuerOf(poolId))) return null;
  return seconds(now) >= Number(read.claims.get('exp')) ? 'expired' : read.claims;
}
