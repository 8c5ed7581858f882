import type { UserRow } from '../../entities/entities.ts';
import { mustFirst } from '../../errors.ts';
import type { InputOf } from '../../model/operation-types.ts';
import { countBy } from '../../world/world.ts';
import { userListed, userOut } from './outputs.ts';
import { inOrderUnder, page } from '../shared/pages.ts';
import type { OperationContext, OperationTable } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import {
  checkTarget,
  noRoomFor,
  policiesLeft,
  put,
  remove,
  rename,
  targetOf,
  withPrincipal,
} from '../rows.ts';
import { passwordLastUsed, rootUserOut } from './owner.ts';
import type { TagOperation } from '../shared/tags.ts';
import { checkTags, foldedKeys, tagOperations, tagsFrom } from '../shared/tags.ts';
import { boundaryKey, onList, onNew, onPrincipal, onRename, onUserOrCaller } from '../shared/targets.ts';
import { boundaryLeft, checkBoundary, withBoundary } from './boundaries.ts';

/**
 * The error while something still belongs to a user. Outside the console, AWS deletes only users without
 * anything. The order is that of AWS's list.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUser.html
 */
function userInUse(context: OperationContext, { id }: UserRow) {
  const { world } = context;
  if (world.tables.loginProfiles.has(id)) return mustFirst('delete login profile');
  if (countBy(world, 'accessKeysByOwner', id)) return mustFirst('delete access keys');
  if (countBy(world, 'mfaDevicesByOwner', id)) return mustFirst('delete MFA device');
  return (
    policiesLeft(context, id) ??
    (countBy(world, 'membershipsByUser', id) ? mustFirst('remove users from group') : null)
  );
}

function newUser(input: InputOf<'CreateUser'>, { account, now, ids }: OperationContext): UserRow {
  const { PermissionsBoundary } = input;
  return {
    id: ids.next('AIDA'),
    account,
    name: input.UserName,
    path: input.Path ?? '/',
    createDate: now,
    tags: tagsFrom(input.Tags),
    ...(PermissionsBoundary === undefined ? {} : { permissionsBoundary: PermissionsBoundary }),
  };
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_users.html */
export const users: Pick<
  OperationTable,
  'CreateUser' | 'GetUser' | 'ListUsers' | 'UpdateUser' | 'DeleteUser' | TagOperation<'User'>
> = {
  CreateUser: {
    check: (input) => refuse(checkTags(input.Tags, foldedKeys)) ?? checkBoundary(input),
    authorize: (input, context) =>
      onNew(
        'CreateUser',
        'user',
        input.UserName,
        input.Path,
        context,
        input.Tags,
        boundaryKey(input.PermissionsBoundary),
      ),
    run(input, context) {
      const unfit = noRoomFor('user', input.UserName, context);
      if (unfit) return refuse(unfit);
      return withBoundary(context, input.PermissionsBoundary, (taken) => {
        const user = newUser(input, context);
        return done({ User: userOut(user) }, [...taken, put(context.world, 'users', user)]);
      });
    },
  },

  GetUser: {
    check: checkTarget,
    authorize: (input, context) => onUserOrCaller('GetUser', input, context),
    run(input, context) {
      const target = targetOf(input.UserName, context);
      if (!target || 'root' in target) return done({ User: rootUserOut(context) });
      return withPrincipal(context, 'user', target.name, (user) =>
        done({ User: { ...userOut(user), ...passwordLastUsed(context.world, user.id) } }),
      );
    },
    ledger: ['root-in-lists'],
  },

  ListUsers: {
    authorize: (input, context) => onList('ListUsers', 'user', input.PathPrefix, context),
    run: (input, { world, account }) =>
      page(input, inOrderUnder(world, 'users', account, input.PathPrefix), (rows, rest) =>
        done({
          Users: rows.map((row) => ({ ...userListed(row), ...passwordLastUsed(world, row.id) })),
          ...rest,
        }),
      ),
  },

  /**
   * A renamed user keeps its id, and so keeps its keys, groups and policies and stays named in trust
   * policies.
   */
  UpdateUser: {
    authorize(input, context) {
      const renamed = { name: input.NewUserName, path: input.NewPath };
      return onRename('UpdateUser', 'user', input.UserName, renamed, context);
    },
    run: (input, context) =>
      rename(context, 'user', input.UserName, { name: input.NewUserName, path: input.NewPath }),
    ledger: ['rename-both'],
  },

  DeleteUser: {
    authorize: (input, context) => onPrincipal('DeleteUser', 'user', input.UserName, context),
    run: (input, context) =>
      withPrincipal(
        context,
        'user',
        input.UserName,
        (user) =>
          refuse(userInUse(context, user)) ??
          done({}, [remove('users', user), ...boundaryLeft(context, user)]),
      ),
    ledger: ['delete-conflict-order'],
  },

  ...tagOperations('User', {
    table: 'users',
    member: 'UserName',
    fold: foldedKeys,
    on: (operation, name, context, keys) => onPrincipal(operation, 'user', name, context, keys),
    find: (context, name, then) => withPrincipal(context, 'user', name, then),
  }),
};
