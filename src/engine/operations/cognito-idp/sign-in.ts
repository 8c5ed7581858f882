import type { Caller, Result, ApiError } from '../../call/call.ts';
import type { PoolUserRow } from '../../entities/entities.ts';
import { notModelled, serviceError } from '../../errors.ts';
import type { InputOf, OutputOf } from '../../model/operation-types.ts';
import { readToken } from '../../tokens/jwt.ts';
import { nobody } from '../callers.ts';
import type { OperationContext, OperationTable, RunResult } from '../operation.ts';
import { done, refuse, unknown } from '../operation.ts';
import { put } from '../rows.ts';
import { attributesFrom, attributesOut, checkAttributes, noSuchUser, findUser } from './pool-users.ts';
import { checkPassword } from './passwords.ts';
import type { App } from './pools.ts';
import { identifyByClient, invalidParameter, notAuthorized, onPool, providerName, withApp } from './pools.ts';
import { withClient } from './user-pool-clients.ts';
import { claimsOf, signedIn, challengeSession, issueTokens } from './user-tokens.ts';
import { wrongSecretHash } from './sign-up.ts';
import { temporaryDays } from './user-pools.ts';

type Input = Pick<InputOf<'cognito-idp:InitiateAuth'>, 'AuthFlow' | 'AuthParameters' | 'ClientId'>;
type SignedIn = RunResult<OutputOf<'cognito-idp:InitiateAuth'>>;

const flowsPage =
  'https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html';

/** A value of `AuthParameters` or `ChallengeResponses`: their names come from outside. */
const parameter = (given: Readonly<Record<string, string>> | undefined, name: string): string | undefined =>
  given && Object.hasOwn(given, name) ? given[name] : undefined;

const missing = (name: string): ApiError => invalidParameter(`Missing required parameter ${name}`);

const incorrect = (): ApiError => notAuthorized('Incorrect username or password.');

/** The error for an unknown name. With `PreventUserExistenceErrors` it is that of a wrong password. */
const unknownUser = ({ client }: App): ApiError =>
  client.preventUserExistenceErrors === 'ENABLED' ? incorrect() : noSuchUser();

/**
 * The client settings that allow each flow. One of them is enough: the settings have a newer and an older
 * spelling.
 */
const needs: ReadonlyMap<string, readonly string[]> = new Map([
  ['USER_PASSWORD_AUTH', ['ALLOW_USER_PASSWORD_AUTH', 'USER_PASSWORD_AUTH']],
  ['ADMIN_USER_PASSWORD_AUTH', ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ADMIN_NO_SRP_AUTH']],
  ['ADMIN_NO_SRP_AUTH', ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ADMIN_NO_SRP_AUTH']],
]);

const isRefresh = (flow: string): boolean => flow === 'REFRESH_TOKEN_AUTH' || flow === 'REFRESH_TOKEN';

function notEnabled({ AuthFlow: flow }: Input, { client }: App): ApiError | null {
  const needed = needs.get(flow);
  const allowed = client.explicitAuthFlows;
  if (needed?.some((one) => allowed.includes(one))) return null;
  // Clients of the older spelling may always refresh.
  const isOld = !allowed.some((one) => one.startsWith('ALLOW_'));
  if (isRefresh(flow) && (isOld || allowed.includes('ALLOW_REFRESH_TOKEN_AUTH'))) return null;
  const what = flow === 'USER_PASSWORD_AUTH' ? flow : 'Auth';
  return invalidParameter(`${what} flow not enabled for this client`);
}

/** The challenge that follows a temporary password, or the error once the password has expired. */
function newPasswordRequired(user: PoolUserRow, app: App, { now }: OperationContext): SignedIn {
  if (now >= user.lastModifiedDate + temporaryDays(app.pool) * 86_400_000)
    return refuse(notAuthorized('Temporary password has expired and must be reset by an administrator.'));
  const userAttributes = Object.fromEntries(
    attributesOut(user)
      .filter(({ Name }) => Name !== 'sub')
      .map(({ Name, Value }) => [Name, Value]),
  );
  return done({
    ChallengeName: 'NEW_PASSWORD_REQUIRED',
    Session: challengeSession(user, app, now),
    ChallengeParameters: {
      USER_ID_FOR_SRP: user.username,
      requiredAttributes: '[]',
      userAttributes: JSON.stringify(userAttributes),
    },
  });
}

function withPassword(input: Input, app: App, context: OperationContext): SignedIn {
  const username = parameter(input.AuthParameters, 'USERNAME');
  const password = parameter(input.AuthParameters, 'PASSWORD');
  if (!username) return refuse(missing('USERNAME'));
  if (!password) return refuse(missing('PASSWORD'));
  const user = findUser(context.world, app.pool, username);
  if (!user) return refuse(unknownUser(app));
  if (!user.enabled) return refuse(notAuthorized('User is disabled.'));
  if (user.password !== password) return refuse(incorrect());
  if (user.status === 'UNCONFIRMED')
    return refuse(serviceError('UserNotConfirmedException', 'User is not confirmed.'));
  if (user.status === 'FORCE_CHANGE_PASSWORD') return newPasswordRequired(user, app, context);
  return done({ ChallengeParameters: {}, AuthenticationResult: signedIn(user, app, context) });
}

/** New tokens for a refresh token, with the person's groups as they are now. */
function refreshed(input: Input, app: App, context: OperationContext): SignedIn {
  const token = parameter(input.AuthParameters, 'REFRESH_TOKEN');
  if (!token) return refuse(missing('REFRESH_TOKEN'));
  const claims = claimsOf(token, app.pool.id, 'refresh', context.now);
  if (claims === 'expired') return refuse(notAuthorized('Refresh Token has expired'));
  const user = context.world.tables.poolUsers.get(String(claims?.get('sub')));
  if (!claims || claims.get('client_id') !== app.client.id || !user)
    return refuse(notAuthorized('Invalid Refresh Token'));
  if (!user.enabled) return refuse(notAuthorized('User is disabled.'));
  const signIn = { at: Number(claims.get('auth_time')), originJti: String(claims.get('origin_jti')) };
  return done({
    ChallengeParameters: {},
    AuthenticationResult: issueTokens(user, app, signIn, context),
  });
}

/**
 * Signs somebody in by a flow that the client allows. Secure Remote Password, which the AWS SDKs prefer, is
 * left out: it proves the same password without sending it.
 */
function initiate(input: Input, app: App, context: OperationContext): SignedIn {
  const { AuthFlow: flow } = input;
  if (!needs.has(flow) && !isRefresh(flow)) return unknown(notModelled(`the flow ${flow}`, flowsPage));
  if (parameter(input.AuthParameters, 'SECRET_HASH') !== undefined)
    return refuse(wrongSecretHash(app.client.id));
  const closed = notEnabled(input, app);
  if (closed) return refuse(closed);
  return isRefresh(flow) ? refreshed(input, app, context) : withPassword(input, app, context);
}

type Answer = InputOf<'cognito-idp:RespondToAuthChallenge'>;
type Answered = RunResult<OutputOf<'cognito-idp:RespondToAuthChallenge'>>;

const challengesPage =
  'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RespondToAuthChallenge.html';

/** Attributes that are given along with the new password: `userAttributes.name`. */
const givenAttributes = (responses: Readonly<Record<string, string>> = {}) =>
  Object.entries(responses)
    .filter(([name]) => name.startsWith('userAttributes.'))
    .map(([name, Value]) => ({ Name: name.slice('userAttributes.'.length), Value }));

/** The person who owes a new password in this challenge session, or the error. */
function challenged(input: Answer, app: App, context: OperationContext): PoolUserRow | string {
  const claims = claimsOf(input.Session ?? '', app.pool.id, 'challenge', context.now);
  if (claims === 'expired') return 'Invalid session for the user, session is expired.';
  const user = context.world.tables.poolUsers.get(String(claims?.get('sub')));
  const username = parameter(input.ChallengeResponses, 'USERNAME');
  const fits =
    claims?.get('client_id') === app.client.id &&
    user?.status === 'FORCE_CHANGE_PASSWORD' &&
    (username === user.username || username === user.id);
  return fits ? user : 'Invalid session for the user.';
}

function newPassword(input: Answer, app: App, context: OperationContext): Answered {
  if (input.Session === undefined) return refuse(missing('Session'));
  const password = parameter(input.ChallengeResponses, 'NEW_PASSWORD');
  if (!parameter(input.ChallengeResponses, 'USERNAME')) return refuse(missing('USERNAME'));
  if (!password) return refuse(missing('NEW_PASSWORD'));
  const user = challenged(input, app, context);
  if (typeof user === 'string') return refuse(notAuthorized(user));
  const attributes = givenAttributes(input.ChallengeResponses);
  const wrong = checkPassword(app.pool, password, 'set') ?? checkAttributes(attributes, 'person');
  if (wrong) return refuse(wrong);
  const after: PoolUserRow = {
    ...user,
    password,
    status: 'CONFIRMED',
    attributes: attributesFrom(attributes, user.attributes),
    lastModifiedDate: context.now,
  };
  return done({ ChallengeParameters: {}, AuthenticationResult: signedIn(after, app, context) }, [
    put(context.world, 'poolUsers', after),
  ]);
}

/** The pool that issued an access token. An unsigned call finds its account through it. */
function poolOfToken(token: string, { world }: Pick<OperationContext, 'world'>) {
  const issuer = readToken(token)?.claims.get('iss');
  const id = typeof issuer === 'string' ? issuer.slice(issuer.lastIndexOf('/') + 1) : '';
  const pool = world.tables.userPools.get(id);
  return pool && issuer === `https://${providerName(pool.id)}` ? pool : undefined;
}

const invalidAccessToken = () => notAuthorized('Invalid Access Token');

function identifyByToken(
  { AccessToken }: InputOf<'cognito-idp:GetUser'>,
  context: Pick<OperationContext, 'world' | 'now'>,
): Result<Caller> {
  const pool = poolOfToken(AccessToken, context);
  const claims = pool && claimsOf(AccessToken, pool.id, 'access', context.now);
  if (claims === 'expired') return { ok: false, error: notAuthorized('Access Token has expired') };
  return pool && claims
    ? { ok: true, value: nobody(pool.account) }
    : { ok: false, error: invalidAccessToken() };
}

/** https://docs.aws.amazon.com/cognito/latest/developerguide/authentication.html */
export const signIn: Pick<
  OperationTable,
  | 'cognito-idp:InitiateAuth'
  | 'cognito-idp:AdminInitiateAuth'
  | 'cognito-idp:RespondToAuthChallenge'
  | 'cognito-idp:GetUser'
> = {
  'cognito-idp:InitiateAuth': {
    identify: identifyByClient,
    authorize: () => 'public',
    run: (input, context) =>
      withApp(context, input.ClientId, (app) =>
        input.AuthFlow.startsWith('ADMIN_')
          ? refuse(invalidParameter('Initiate Auth method not supported.'))
          : initiate(input, app, context),
      ),
    ledger: ['user-pool-tokens', 'user-pool-flows', 'user-pool-attempts', 'user-pool-lambdas'],
  },

  'cognito-idp:AdminInitiateAuth': {
    authorize: ({ UserPoolId }, context) => onPool('AdminInitiateAuth', UserPoolId, context),
    run: (input, context) =>
      withClient(context, input, (client) =>
        withApp(context, client.id, (app) => initiate(input, app, context)),
      ),
    ledger: ['user-pool-tokens', 'user-pool-flows', 'user-pool-attempts', 'user-pool-lambdas'],
  },

  'cognito-idp:RespondToAuthChallenge': {
    identify: identifyByClient,
    authorize: () => 'public',
    run: (input, context) =>
      withApp(context, input.ClientId, (app) =>
        input.ChallengeName === 'NEW_PASSWORD_REQUIRED'
          ? newPassword(input, app, context)
          : unknown(notModelled(`the challenge ${input.ChallengeName}`, challengesPage)),
      ),
    ledger: ['user-pool-flows'],
  },

  'cognito-idp:GetUser': {
    identify: identifyByToken,
    authorize: () => 'public',
    run({ AccessToken }, context) {
      const user = context.world.tables.poolUsers.get(String(readToken(AccessToken)?.claims.get('sub')));
      if (!user) return refuse(noSuchUser());
      return done({ Username: user.username, UserAttributes: attributesOut(user) });
    },
  },
};
