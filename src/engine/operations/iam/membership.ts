import { quotaExceeded } from '../../errors.ts';
import { quotas } from '../../quotas.ts';
import { countBy, rowsBy } from '../../world/world.ts';
import { groupOut } from '../outputs.ts';
import type { OperationTable } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { page, sorted } from '../pages.ts';
import { put, remove, withPrincipal } from '../rows.ts';
import { onPrincipal } from '../targets.ts';

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
          if (countBy(world, 'membershipsByUser', user.id) >= quotas.GroupsPerUser)
            return refuse(quotaExceeded('GroupsPerUser', quotas.GroupsPerUser));
          return done({}, [put(world, 'memberships', row)]);
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
