import type { Caller, Result } from '../../call/call.ts';
import type { PoolUserRow } from '../../entities/entities.ts';
import { notModelled } from '../../errors.ts';
import type { InputOf, OutputOf } from '../../model/operation-types.ts';
import { readToken } from '../../tokens/jwt.ts';
import { nobody } from '../anonymous.ts';
import type { OperationContext, OperationTable, RunResult } from '../operation.ts';
import { done, refuse, unknown } from '../operation.ts';
import { put } from '../rows.ts';
import { attributesFrom, attributesOut, checkAttributes } from './attributes.ts';
import { checkPassword } from './passwords.ts';
import type { App } from './pools.ts';
import { identifyByClient, invalidParameter, notAuthorized, onPool, providerName, withApp } from './pools.ts';
import { noSuchUser } from './pool-users.ts';
import { initiate, missing, parameter } from './sign-in.ts';
import { withClient } from './user-pool-clients.ts';
import { claimsOf, signedIn } from './user-tokens.ts';

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

/** The pool that an access token is of, which is how a call that nobody signs finds its account. */
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
          : unknown(notModelled(`The challenge ${input.ChallengeName}`, challengesPage)),
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
