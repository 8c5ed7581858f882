import { isoDate } from '../../dates.ts';
import type { ApiError } from '../../call/call.ts';
import type { PoolUserRow, UserPoolRow } from '../../entities/entities.ts';
import { serviceError } from '../../errors.ts';
import type { OutputOf, InputOf } from '../../model/operation-types.ts';
import type { World } from '../../world/world.ts';
import { rowsBy } from '../../world/world.ts';
import type { OperationContext, RunResult } from '../operation.ts';
import { refuse } from '../operation.ts';
import { withPool, invalidParameter, notAuthorized } from './pools.ts';

type AttributesIn = InputOf<'cognito-idp:SignUp'>['UserAttributes'];
type Attributes = PoolUserRow['attributes'];

/**
 * OpenID Connect's standard claims: the attributes that every pool has.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html
 */
const standard: ReadonlySet<string> = new Set([
  'address',
  'birthdate',
  'email',
  'email_verified',
  'family_name',
  'gender',
  'given_name',
  'locale',
  'middle_name',
  'name',
  'nickname',
  'phone_number',
  'phone_number_verified',
  'picture',
  'preferred_username',
  'profile',
  'updated_at',
  'website',
  'zoneinfo',
]);

/** The attributes that only administrators may set. */
const reserved: ReadonlySet<string> = new Set(['email_verified', 'phone_number_verified']);

/** Checks attributes that a person or an administrator sets. */
export function checkAttributes(given: AttributesIn = [], by: 'person' | 'administrator'): ApiError | null {
  for (const { Name, Value = '' } of given) {
    if (Name === 'sub') return invalidParameter('Cannot modify the non-mutable attribute sub');
    if (!standard.has(Name))
      return invalidParameter(
        `Attributes did not conform to the schema: ${Name}: Attribute does not exist in the schema.\n`,
      );
    if (by === 'person' && reserved.has(Name))
      return notAuthorized('A client attempted to write unauthorized attribute');
    if (Name === 'email' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(Value))
      return invalidParameter('Invalid email address format.');
    if (Name === 'phone_number' && !/^\+\d{5,15}$/.test(Value))
      return invalidParameter('Invalid phone number format.');
  }
  return null;
}

/** Attributes as they are stored: the later of two with the same name, and none without a value. */
export function attributesFrom(given: AttributesIn = [], before: Attributes = []): Attributes {
  const values = new Map(before.map(({ name, value }) => [name, value]));
  for (const { Name, Value = '' } of given) {
    if (Value === '') values.delete(Name);
    else values.set(Name, Value);
  }
  return [...values].map(([name, value]) => ({ name, value }));
}

export const attribute = ({ attributes }: PoolUserRow, name: string): string | undefined =>
  attributes.find((one) => one.name === name)?.value;

/** A person's attributes as Cognito answers them, `sub` among them. */
export const attributesOut = (user: PoolUserRow): { Name: string; Value: string }[] => [
  ...user.attributes.map(({ name, value }) => ({ Name: name, Value: value })),
  { Name: 'sub', Value: user.id },
];

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
