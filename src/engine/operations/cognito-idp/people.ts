import type { ApiError } from '../../call/call.ts';
import type { PoolUserRow, UserPoolRow } from '../../entities/entities.ts';
import { serviceError } from '../../errors.ts';
import type { InputOf, OutputOf } from '../../model/operation-types.ts';
import { rowsBy } from '../../world/world.ts';
import type { OperationContext, OperationTable, RunResult } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { compare, tokenPage } from '../shared/pages.ts';
import { put, remove } from '../rows.ts';

import {
  attributesFrom,
  attributesOut,
  checkAttributes,
  attribute,
  findUser,
  noSuchUser,
  userOut,
  withUser,
} from './pool-users.ts';
import { checkPassword, temporaryPassword } from './passwords.ts';
import { invalidParameter, onPool, withPool } from './pools.ts';

type Filter = (user: PoolUserRow) => boolean;

/** The attributes that ListUsers can search by. */
const searchable: ReadonlyMap<string, (user: PoolUserRow) => string | undefined> = new Map([
  ...['email', 'phone_number', 'name', 'given_name', 'family_name', 'preferred_username'].map(
    (name) => [name, (user: PoolUserRow) => attribute(user, name)] as const,
  ),
  ['username', (user: PoolUserRow) => user.username] as const,
  ['cognito:user_status', (user: PoolUserRow) => user.status] as const,
  ['status', (user: PoolUserRow) => (user.enabled ? 'Enabled' : 'Disabled')] as const,
  ['sub', (user: PoolUserRow) => user.id] as const,
]);

/**
 * `family_name = "Reddy"`, `email ^= "ana"`: reads the filter of ListUsers; null for a text that is no filter.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/how-to-manage-user-accounts.html
 */
function readFilter(text: string): Filter | null {
  if (text.trim() === '') return () => true;
  const found = /^\s*([\w:]+)\s*(\^?=)\s*"((?:[^"\\]|\\.)*)"\s*$/.exec(text);
  const valueOf = searchable.get(found?.[1] ?? '');
  if (!found || !valueOf) return null;
  const wanted = (found[3] ?? '').replace(/\\(.)/g, '$1').toLowerCase();
  const fits =
    found[2] === '=' ? (value: string) => value === wanted : (value: string) => value.startsWith(wanted);
  return (user) => {
    const value = valueOf(user);
    return value !== undefined && fits(value.toLowerCase());
  };
}

type Input = InputOf<'cognito-idp:AdminCreateUser'>;
type Created = RunResult<OutputOf<'cognito-idp:AdminCreateUser'>>;

/** Sends the invitation again, with a new temporary password. */
function inviteAgain(input: Input, pool: UserPoolRow, context: OperationContext): Created {
  const user = findUser(context.world, pool, input.Username);
  if (!user) return refuse(noSuchUser());
  if (user.status !== 'FORCE_CHANGE_PASSWORD')
    return refuse(
      serviceError(
        'UnsupportedUserStateException',
        `Resend not possible. ${user.username} status is not FORCE_CHANGE_PASSWORD`,
      ),
    );
  const password = input.TemporaryPassword ?? temporaryPassword(pool, context.ids);
  const after = { ...user, password, lastModifiedDate: context.now };
  return done({ User: userOut(after) }, [put(context.world, 'poolUsers', after)]);
}

function invite(input: Input, pool: UserPoolRow, context: OperationContext): Created {
  const { world, now, ids } = context;
  if (findUser(world, pool, input.Username))
    return refuse(serviceError('UsernameExistsException', 'User account already exists'));
  const user: PoolUserRow = {
    id: ids.uuid(),
    poolId: pool.id,
    username: input.Username,
    attributes: attributesFrom(input.UserAttributes),
    password: input.TemporaryPassword ?? temporaryPassword(pool, ids),
    status: 'FORCE_CHANGE_PASSWORD',
    enabled: true,
    confirmationCode: null,
    createDate: now,
    lastModifiedDate: now,
  };
  return done({ User: userOut(user) }, [put(world, 'poolUsers', user)]);
}

function unfit({ TemporaryPassword: password, UserAttributes }: Input, pool: UserPoolRow): ApiError | null {
  return (
    (password === undefined ? null : checkPassword(pool, password, 'create')) ??
    checkAttributes(UserAttributes, 'administrator')
  );
}

/** https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users.html */
export const people: Pick<
  OperationTable,
  | 'cognito-idp:AdminCreateUser'
  | 'cognito-idp:AdminSetUserPassword'
  | 'cognito-idp:AdminGetUser'
  | 'cognito-idp:AdminDeleteUser'
  | 'cognito-idp:ListUsers'
> = {
  'cognito-idp:AdminCreateUser': {
    authorize: ({ UserPoolId }, context) => onPool('AdminCreateUser', UserPoolId, context),
    run: (input, context) =>
      withPool(
        context,
        input.UserPoolId,
        (pool) =>
          refuse(unfit(input, pool)) ??
          (input.MessageAction === 'RESEND'
            ? inviteAgain(input, pool, context)
            : invite(input, pool, context)),
      ),
    ledger: ['user-pool-messages', 'user-pool-lambdas', 'user-pool-sentences'],
  },

  'cognito-idp:AdminSetUserPassword': {
    authorize: ({ UserPoolId }, context) => onPool('AdminSetUserPassword', UserPoolId, context),
    run: (input, context) =>
      withUser(context, input, (user, pool) => {
        const wrong = checkPassword(pool, input.Password, 'set');
        if (wrong) return refuse(wrong);
        const after: PoolUserRow = {
          ...user,
          password: input.Password,
          status: input.Permanent ? 'CONFIRMED' : 'FORCE_CHANGE_PASSWORD',
          confirmationCode: null,
          lastModifiedDate: context.now,
        };
        return done({}, [put(context.world, 'poolUsers', after)]);
      }),
  },

  'cognito-idp:AdminGetUser': {
    authorize: ({ UserPoolId }, context) => onPool('AdminGetUser', UserPoolId, context),
    run: (input, context) =>
      withUser(context, input, (user) => {
        const { Attributes, ...rest } = userOut(user);
        return done({ ...rest, Username: user.username, UserAttributes: Attributes ?? attributesOut(user) });
      }),
  },

  'cognito-idp:AdminDeleteUser': {
    authorize: ({ UserPoolId }, context) => onPool('AdminDeleteUser', UserPoolId, context),
    run: (input, context) =>
      withUser(context, input, (user) =>
        done({}, [
          ...rowsBy(context.world, 'poolMembershipsByUser', user.id).map((row) =>
            remove('poolMemberships', row),
          ),
          remove('poolUsers', user),
        ]),
      ),
  },

  'cognito-idp:ListUsers': {
    authorize: ({ UserPoolId }, context) => onPool('ListUsers', UserPoolId, context),
    run: (input, context) =>
      withPool(context, input.UserPoolId, (pool) => {
        const fits = readFilter(input.Filter ?? '');
        if (!fits) return refuse(invalidParameter('Error while parsing filter'));
        const all = rowsBy(context.world, 'poolUsersByPool', pool.id)
          .filter(fits)
          .sort((a, b) => compare(a.username, b.username));
        const found = tokenPage(all, input.PaginationToken, input.Limit || 60);
        if (!found) return refuse(invalidParameter('Invalid pagination token'));
        const Users = found.items.map((user) => userOut(user, input.AttributesToGet));
        return done({ Users, ...(found.next === undefined ? {} : { PaginationToken: found.next }) });
      }),
    ledger: ['user-pool-lists'],
  },
};
