import { noSuchEntity } from '../../errors.ts';
import { accountRootArn } from '../../arn.ts';
import { isoDate } from '../../dates.ts';
import type { OutputOf } from '../../model/operation-types.ts';
import type { World } from '../../world/world.ts';
import { nowOf, rowsBy } from '../../world/world.ts';
import type { OperationContext, RunResult } from '../operation.ts';
import { refuse } from '../operation.ts';
import { findPrincipal, targetOf } from '../rows.ts';

/** The owner of credentials: a user, or the root user under the account's id. */
export interface Owner {
  readonly id: string;
  readonly name: string;
}

/** The root user's name, in answers and in requests that demand a name. */
export const rootName = 'root';

/**
 * Goes on with the named user, or with the caller if none is named. The root user may call itself `root` if
 * no user has that name.
 */
export function withOwner<T>(
  context: OperationContext,
  name: string | undefined,
  then: (owner: Owner) => RunResult<T>,
): RunResult<T> {
  const target = targetOf(name, context);
  const root = { id: context.account, name: rootName };
  if (!target || 'root' in target) return then(root);
  const user = findPrincipal(context, 'user', target.name);
  if (user) return then(user);
  const isRoot = target.name === rootName && context.caller.type === 'root';
  return isRoot ? then(root) : refuse(noSuchEntity('user', target.name));
}

type UserOut = OutputOf<'GetUser'>['User'];
type Place = Pick<OperationContext, 'world' | 'account'>;

/** When the root user was created: when its account was, or if that isn't known, when its first user was. */
export function rootSince({ world, account }: Place): number {
  const known = world.tables.accounts.get(account)?.createDate;
  const dates = rowsBy(world, 'usersByAccount', account).map(({ createDate }) => createDate);
  return known ?? dates.reduce((first, date) => Math.min(first, date), nowOf(world));
}

/** The root user, which has no row. */
export function rootUserOut(place: Place): UserOut {
  return {
    Path: '/',
    UserName: 'root',
    UserId: place.account,
    Arn: accountRootArn(place.account),
    CreateDate: isoDate(rootSince(place)),
    ...passwordLastUsed(place.world, place.account),
  };
}

/** When somebody last signed in with the password of a user (or, under the account's id, of the root user). */
export function passwordLastUsed(world: World, id: string): Pick<UserOut, 'PasswordLastUsed'> {
  const used = world.tables.lastUsed.get(id);
  return used ? { PasswordLastUsed: isoDate(used.date) } : {};
}
