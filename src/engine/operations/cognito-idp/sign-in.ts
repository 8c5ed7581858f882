import type { ApiError } from '../../call/call.ts';
import type { PoolUserRow } from '../../entities/entities.ts';
import { notModelled, serviceError } from '../../errors.ts';
import type { InputOf, OutputOf } from '../../model/operation-types.ts';
import type { OperationContext, RunResult } from '../operation.ts';
import { done, refuse, unknown } from '../operation.ts';
import { attributesOut } from './attributes.ts';
import type { App } from './pools.ts';
import { invalidParameter, notAuthorized } from './pools.ts';
import { findUser, noSuchUser } from './pool-users.ts';
import { wrongSecretHash } from './sign-up.ts';
import { temporaryDays } from './user-pool-settings.ts';
import { challengeSession, claimsOf, issueTokens, signedIn } from './user-tokens.ts';

type Input = Pick<InputOf<'cognito-idp:InitiateAuth'>, 'AuthFlow' | 'AuthParameters' | 'ClientId'>;
type SignedIn = RunResult<OutputOf<'cognito-idp:InitiateAuth'>>;

const flowsPage =
  'https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html';

/** A value of `AuthParameters` or `ChallengeResponses`: their names come from outside. */
export const parameter = (
  given: Readonly<Record<string, string>> | undefined,
  name: string,
): string | undefined => (given && Object.hasOwn(given, name) ? given[name] : undefined);

export const missing = (name: string): ApiError => invalidParameter(`Missing required parameter ${name}`);

const incorrect = (): ApiError => notAuthorized('Incorrect username or password.');

/** The error for an unknown name. With `PreventUserExistenceErrors` it is that of a wrong password. */
const unknownUser = ({ client }: App): ApiError =>
  client.preventUserExistenceErrors === 'ENABLED' ? incorrect() : noSuchUser();

/** What a client must allow for a flow: either the newer or the older spelling. */
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
export function initiate(input: Input, app: App, context: OperationContext): SignedIn {
  const { AuthFlow: flow } = input;
  if (!needs.has(flow) && !isRefresh(flow)) return unknown(notModelled(`The flow ${flow}`, flowsPage));
  if (parameter(input.AuthParameters, 'SECRET_HASH') !== undefined)
    return refuse(wrongSecretHash(app.client.id));
  const closed = notEnabled(input, app);
  if (closed) return refuse(closed);
  return isRefresh(flow) ? refreshed(input, app, context) : withPassword(input, app, context);
}
