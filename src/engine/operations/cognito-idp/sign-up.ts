import type { ApiError } from '../../call/call.ts';
import type { PoolUserRow, UserPoolRow } from '../../entities/entities.ts';
import { serviceError } from '../../errors.ts';
import type { InputOf, OutputOf } from '../../model/operation-types.ts';
import type { OperationContext, OperationTable } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { put } from '../rows.ts';
import { attribute, attributesFrom, checkAttributes, findUser, withUser } from './pool-users.ts';
import { checkPassword } from './passwords.ts';
import type { App } from './pools.ts';
import { identifyByClient, invalidParameter, notAuthorized, onPool, withApp } from './pools.ts';

type Delivery = OutputOf<'cognito-idp:SignUp'>['CodeDeliveryDetails'];

/** A confirmation code is good for a day. https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html */
const codeLifetime = 86_400_000;

/** Clients here have no secret, so any hash of one is wrong. */
export const wrongSecretHash = (clientId: string): ApiError =>
  notAuthorized(`Unable to verify secret hash for client ${clientId}`);

const expiredCode = (): ApiError =>
  serviceError('ExpiredCodeException', 'Invalid code provided, please request a code again.');

const cannotBeConfirmed = ({ status }: PoolUserRow): ApiError =>
  notAuthorized(`User cannot be confirmed. Current status is ${status}`);

/** Hides most of an address, as the answer shows it: `ana@example.com` → `a***@e***`. */
const masked = (address: string): string =>
  address.includes('@')
    ? `${address.charAt(0)}***@${address.charAt(address.indexOf('@') + 1)}***`
    : `+${'*'.repeat(Math.max(0, address.length - 5))}${address.slice(-4)}`;

/**
 * Says where the code is sent: to the first address that the pool verifies and the person has. If there is
 * none, no code is sent.
 */
function delivery(pool: UserPoolRow, user: PoolUserRow): Delivery {
  for (const name of ['phone_number', 'email']) {
    const address = attribute(user, name);
    if (address !== undefined && pool.autoVerifiedAttributes?.includes(name))
      return {
        Destination: masked(address),
        DeliveryMedium: name === 'email' ? 'EMAIL' : 'SMS',
        AttributeName: name,
      };
  }
  return undefined;
}

/** The error of a request to sign up, as far as it depends on the request and the pool alone. */
function unfit(input: InputOf<'cognito-idp:SignUp'>, { client, pool }: App): ApiError | null {
  if (input.SecretHash !== undefined) return wrongSecretHash(client.id);
  if (pool.allowAdminCreateUserOnly) return notAuthorized('SignUp is not permitted for this user pool');
  if (input.Password === undefined) return invalidParameter('Missing required parameter Password');
  return checkPassword(pool, input.Password, 'signUp') ?? checkAttributes(input.UserAttributes, 'person');
}

function newPerson(
  input: InputOf<'cognito-idp:SignUp'>,
  pool: UserPoolRow,
  { now, ids }: OperationContext,
): PoolUserRow {
  return {
    id: ids.uuid(),
    poolId: pool.id,
    username: input.Username,
    attributes: attributesFrom(input.UserAttributes),
    password: input.Password ?? null,
    status: 'UNCONFIRMED',
    enabled: true,
    confirmationCode: null,
    createDate: now,
    lastModifiedDate: now,
  };
}

/**
 * The person's row after the right code: confirmed, and with the address verified that the code was sent to.
 */
function confirmed(user: PoolUserRow, pool: UserPoolRow, now: number): PoolUserRow {
  const verified = delivery(pool, user)?.AttributeName;
  return {
    ...user,
    status: 'CONFIRMED',
    confirmationCode: null,
    lastModifiedDate: now,
    attributes:
      verified === undefined
        ? user.attributes
        : attributesFrom([{ Name: `${verified}_verified`, Value: 'true' }], user.attributes),
  };
}

function whyNot(user: PoolUserRow, code: string, now: number): ApiError | null {
  if (user.status !== 'UNCONFIRMED') return cannotBeConfirmed(user);
  if (user.confirmationCode === null || now >= user.createDate + codeLifetime) return expiredCode();
  return user.confirmationCode === code
    ? null
    : serviceError('CodeMismatchException', 'Invalid verification code provided, please try again.');
}

/** https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html */
export const signUp: Pick<
  OperationTable,
  'cognito-idp:SignUp' | 'cognito-idp:ConfirmSignUp' | 'cognito-idp:AdminConfirmSignUp'
> = {
  'cognito-idp:SignUp': {
    identify: identifyByClient,
    authorize: () => 'public',
    run: (input, context) =>
      withApp(context, input.ClientId, (app) => {
        const wrong = unfit(input, app);
        if (wrong) return refuse(wrong);
        if (findUser(context.world, app.pool, input.Username))
          return refuse(serviceError('UsernameExistsException', 'User already exists'));
        const person = newPerson(input, app.pool, context);
        const sent = delivery(app.pool, person);
        const confirmationCode = sent ? context.ids.text('confirmation-code', '0123456789', 6) : null;
        return done(
          {
            UserConfirmed: false,
            ...(sent ? { CodeDeliveryDetails: sent } : {}),
            UserSub: person.id,
          },
          [put(context.world, 'poolUsers', { ...person, confirmationCode })],
        );
      }),
    ledger: ['user-pool-messages', 'user-pool-lambdas', 'user-pool-sentences'],
  },

  'cognito-idp:ConfirmSignUp': {
    identify: identifyByClient,
    authorize: () => 'public',
    run: (input, context) =>
      withApp(context, input.ClientId, ({ client, pool }) => {
        if (input.SecretHash !== undefined) return refuse(wrongSecretHash(client.id));
        const user = findUser(context.world, pool, input.Username);
        if (!user)
          return refuse(
            client.preventUserExistenceErrors === 'ENABLED'
              ? expiredCode()
              : serviceError('UserNotFoundException', 'Username/client id combination not found.'),
          );
        return (
          refuse(whyNot(user, input.ConfirmationCode, context.now)) ??
          done({}, [put(context.world, 'poolUsers', confirmed(user, pool, context.now))])
        );
      }),
    ledger: ['user-pool-attempts'],
  },

  'cognito-idp:AdminConfirmSignUp': {
    authorize: ({ UserPoolId }, context) => onPool('AdminConfirmSignUp', UserPoolId, context),
    run: (input, context) =>
      withUser(context, input, (user) => {
        if (user.status !== 'UNCONFIRMED') return refuse(cannotBeConfirmed(user));
        const after = { ...user, status: 'CONFIRMED', confirmationCode: null } as const;
        return done({}, [put(context.world, 'poolUsers', { ...after, lastModifiedDate: context.now })]);
      }),
  },
};
