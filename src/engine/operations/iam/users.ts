import { accountRootArn } from '../../arn.ts';
import { isoDate } from '../../dates.ts';
import type { UserRow } from '../../entities.ts';
import { alreadyExists, mustFirst, notModelled, quotaExceeded } from '../../errors.ts';
import type { OutputOf } from '../../model/operation-types.ts';
import { quotas } from '../../quotas.ts';
import { countBy, nowOf } from '../../world.ts';
import { userListed, userOut } from '../outputs.ts';
import type { OperationContext, OperationTable, RunResult } from '../operation.ts';
import { done, refuse, unknown } from '../operation.ts';
import { page, underPath } from '../pages.ts';
import { checkTarget, findPrincipal, put, remove, targetOf, withPrincipal } from '../rows.ts';
import { checkTags, tagCase, tagsFrom } from '../tags.ts';
import { onList, onNew, onPrincipal, onUserOrCaller } from '../targets.ts';

const boundaries = () => unknown(notModelled('Permissions boundaries', 'access_policies_boundaries'));

/** The root user has no row; its day isn't known, so the account's first moment here stands in. */
function rootUser({ account, world }: OperationContext): RunResult<OutputOf<'GetUser'>> {
  let first = nowOf(world);
  for (const { createDate } of world.tables.users.values()) first = Math.min(first, createDate);
  const Arn = accountRootArn(account);
  return done({
    User: { Path: '/', UserName: 'root', UserId: account, Arn, CreateDate: isoDate(first) },
  });
}

/** Whether something still hangs on a user: AWS deletes only bare users outside the console. */
function userInUse({ world }: OperationContext, { id }: UserRow) {
  if (countBy(world, 'accessKeysByOwner', id)) return mustFirst('delete access keys');
  if (countBy(world, 'inlinePoliciesByOwner', id)) return mustFirst('delete policies');
  if (countBy(world, 'attachmentsByPrincipal', id)) return mustFirst('detach all policies');
  if (countBy(world, 'membershipsByUser', id)) return mustFirst('remove users from group');
  return null;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_users.html */
export const users: Pick<
  OperationTable,
  'CreateUser' | 'GetUser' | 'ListUsers' | 'UpdateUser' | 'DeleteUser'
> = {
  CreateUser: {
    check: (input) =>
      input.PermissionsBoundary === undefined ? refuse(checkTags(input.Tags, tagCase.user)) : boundaries(),
    authorize: (input, context) =>
      onNew('CreateUser', 'user', input.UserName, input.Path, context, input.Tags),
    run(input, context) {
      const { world, account, now, ids } = context;
      if (findPrincipal(context, 'user', input.UserName))
        return refuse(alreadyExists('user', input.UserName));
      if (world.tables.users.size >= quotas.UsersPerAccount)
        return refuse(quotaExceeded('UsersPerAccount', quotas.UsersPerAccount));
      const user: UserRow = {
        id: ids.next('AIDA'),
        account,
        name: input.UserName,
        path: input.Path ?? '/',
        createDate: now,
        tags: tagsFrom(input.Tags),
      };
      return done({ User: userOut(user) }, [put(world, 'users', user)]);
    },
    limits: ['permissions-boundary'],
  },

  GetUser: {
    check: checkTarget,
    authorize: (input, context) => onUserOrCaller('GetUser', input, context),
    run(input, context) {
      const target = targetOf(input.UserName, context);
      if (!target || 'root' in target) return rootUser(context);
      return withPrincipal(context, 'user', target.name, (user) => done({ User: userOut(user) }));
    },
    limits: ['root-in-lists'],
  },

  ListUsers: {
    authorize: (input, context) => onList('ListUsers', 'user', input.PathPrefix, context),
    run: (input, { world }) =>
      page(input, underPath(world.tables.users.values(), input.PathPrefix), (rows, rest) =>
        done({ Users: rows.map(userListed), ...rest }),
      ),
  },

  /** A renamed user keeps its id, and with it its keys, groups, policies and the trust that others gave it. */
  UpdateUser: {
    authorize: (input, context) => onPrincipal('UpdateUser', 'user', input.UserName, context),
    run: (input, context) =>
      withPrincipal(context, 'user', input.UserName, (user) => {
        const name = input.NewUserName ?? user.name;
        const taken = findPrincipal(context, 'user', name);
        if (taken && taken.id !== user.id) return refuse(alreadyExists('user', name));
        return done({}, [put(context.world, 'users', { ...user, name, path: input.NewPath ?? user.path })]);
      }),
  },

  DeleteUser: {
    authorize: (input, context) => onPrincipal('DeleteUser', 'user', input.UserName, context),
    run: (input, context) =>
      withPrincipal(
        context,
        'user',
        input.UserName,
        (user) => refuse(userInUse(context, user)) ?? done({}, [remove('users', user)]),
      ),
  },
};
