import type { GroupRow } from '../../entities/entities.ts';
import { mustFirst } from '../../errors.ts';
import { countBy, rowsBy } from '../../world/world.ts';
import { groupOut, userListed } from './outputs.ts';
import { inOrderUnder, page, sorted } from '../shared/pages.ts';
import type { OperationContext, OperationTable } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { noRoomFor, policiesLeft, put, quotaReached, remove, rename, withPrincipal } from '../rows.ts';
import { onList, onNew, onPrincipal, onRename } from '../shared/targets.ts';

/**
 * The error while a group still has members or policies.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteGroup.html
 */
function groupInUse(context: OperationContext, { id }: GroupRow) {
  return countBy(context.world, 'membershipsByGroup', id)
    ? mustFirst('remove users from group')
    : policiesLeft(context, id);
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_groups.html */
export const groups: Pick<
  OperationTable,
  'CreateGroup' | 'GetGroup' | 'ListGroups' | 'UpdateGroup' | 'DeleteGroup'
> = {
  CreateGroup: {
    authorize: (input, context) => onNew('CreateGroup', 'group', input.GroupName, input.Path, context),
    run(input, context) {
      const { world, account, now, ids } = context;
      const { GroupName: name, Path: path = '/' } = input;
      const unfit = noRoomFor('group', name, context);
      if (unfit) return refuse(unfit);
      const group: GroupRow = { id: ids.next('AGPA'), account, name, path, createDate: now };
      return done({ Group: groupOut(group) }, [put(world, 'groups', group)]);
    },
  },

  GetGroup: {
    authorize: (input, context) => onPrincipal('GetGroup', 'group', input.GroupName, context),
    run: (input, context) =>
      withPrincipal(context, 'group', input.GroupName, (group) => {
        const { world } = context;
        const members = rowsBy(world, 'membershipsByGroup', group.id).flatMap(
          ({ userId }) => world.tables.users.get(userId) ?? [],
        );
        return page(input, sorted(members), (rows, rest) =>
          done({ Group: groupOut(group), Users: rows.map(userListed), ...rest }),
        );
      }),
  },

  ListGroups: {
    authorize: (input, context) => onList('ListGroups', 'group', input.PathPrefix, context),
    run: (input, { world, account }) =>
      page(input, inOrderUnder(world, 'groups', account, input.PathPrefix), (rows, rest) =>
        done({ Groups: rows.map(groupOut), ...rest }),
      ),
  },

  /** A renamed group keeps its id, its members and its policies. */
  UpdateGroup: {
    authorize(input, context) {
      const renamed = { name: input.NewGroupName, path: input.NewPath };
      return onRename('UpdateGroup', 'group', input.GroupName, renamed, context);
    },
    run: (input, context) =>
      rename(context, 'group', input.GroupName, { name: input.NewGroupName, path: input.NewPath }),
    ledger: ['rename-both'],
  },

  DeleteGroup: {
    authorize: (input, context) => onPrincipal('DeleteGroup', 'group', input.GroupName, context),
    run: (input, context) =>
      withPrincipal(
        context,
        'group',
        input.GroupName,
        (group) => refuse(groupInUse(context, group)) ?? done({}, [remove('groups', group)]),
      ),
    ledger: ['delete-conflict-order'],
  },
};

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_groups_manage_add-remove-users.html */
export const membership: Pick<
  OperationTable,
  'AddUserToGroup' | 'RemoveUserFromGroup' | 'ListGroupsForUser'
> = {
  /** Adding a member again succeeds and changes nothing. */
  AddUserToGroup: {
    authorize: (input, context) => onPrincipal('AddUserToGroup', 'group', input.GroupName, context),
    run: (input, context) =>
      withPrincipal(context, 'group', input.GroupName, (group) =>
        withPrincipal(context, 'user', input.UserName, (user) => {
          const { world } = context;
          const row = { id: `${user.id}/${group.id}`, userId: user.id, groupId: group.id };
          if (world.tables.memberships.has(row.id)) return done({});
          const full = quotaReached('GroupsPerUser', countBy(world, 'membershipsByUser', user.id));
          return refuse(full) ?? done({}, [put(world, 'memberships', row)]);
        }),
      ),
  },

  /** Removing somebody who is no member succeeds and changes nothing. */
  RemoveUserFromGroup: {
    authorize: (input, context) => onPrincipal('RemoveUserFromGroup', 'group', input.GroupName, context),
    run: (input, context) =>
      withPrincipal(context, 'group', input.GroupName, (group) =>
        withPrincipal(context, 'user', input.UserName, (user) => {
          const row = context.world.tables.memberships.get(`${user.id}/${group.id}`);
          return done({}, row ? [remove('memberships', row)] : []);
        }),
      ),
    ledger: ['remove-non-member'],
  },

  ListGroupsForUser: {
    authorize: (input, context) => onPrincipal('ListGroupsForUser', 'user', input.UserName, context),
    run: (input, context) =>
      withPrincipal(context, 'user', input.UserName, (user) => {
        const { world } = context;
        const rows = rowsBy(world, 'membershipsByUser', user.id).flatMap(
          ({ groupId }) => world.tables.groups.get(groupId) ?? [],
        );
        return page(input, sorted(rows), (groups, rest) => done({ Groups: groups.map(groupOut), ...rest }));
      }),
  },
};
