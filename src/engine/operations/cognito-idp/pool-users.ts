import { isoDate } from '../../dates.ts';
import type { ApiError } from '../../call/call.ts';
import type { PoolUserRow, UserPoolRow } from '../../entities/entities.ts';
import { serviceError } from '../../errors.ts';
import type { OutputOf } from '../../model/operation-types.ts';
import type { World } from '../../world/world.ts';
import { rowsBy } from '../../world/world.ts';
import type { OperationContext, RunResult } from '../operation.ts';
import { refuse } from '../operation.ts';
import { attributesOut } from './attributes.ts';
import { withPool } from './pools.ts';

type UserOut = NonNullable<OutputOf<'cognito-idp:AdminCreateUser'>['User']>;

export const noSuchUser = (): ApiError => serviceError('UserNotFoundException', 'User does not exist.');

/** The person with that username, else with that `sub`, which Cognito takes in its place. */
export function findUser(world: World, pool: UserPoolRow, username: string): PoolUserRow | undefined {
  const [named] = rowsBy(world, 'poolUsersByName', `${pool.id}/${username}`);
  if (named) return named;
  const user = world.tables.poolUsers.get(username);
  return user?.poolId === pool.id ? user : undefined;
}

/** Goes on with the person, or answers that the pool or the person is missing. */
export function withUser<T>(
  context: OperationContext,
  { UserPoolId, Username }: { readonly UserPoolId: string; readonly Username: string },
  then: (user: PoolUserRow, pool: UserPoolRow) => RunResult<T>,
): RunResult<T> {
  return withPool(context, UserPoolId, (pool) => {
    const user = findUser(context.world, pool, Username);
    return user ? then(user, pool) : refuse(noSuchUser());
  });
}

/** A person as the lists show them; `only` names the attributes that are asked for. */
export function userOut(user: PoolUserRow, only?: readonly string[]): UserOut {
  const wanted = only && new Set(only);
  return {
    Username: user.username,
    Attributes: attributesOut(user).filter(({ Name }) => !wanted || wanted.has(Name)),
    UserCreateDate: isoDate(user.createDate),
    UserLastModifiedDate: isoDate(user.lastModifiedDate),
    Enabled: user.enabled,
    UserStatus: user.status,
  };
}
