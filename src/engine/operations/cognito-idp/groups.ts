import type { PoolGroupRow, PoolMembershipRow, PoolUserRow, UserPoolRow } from '../../entities/entities.ts';
import { serviceError } from '../../errors.ts';
import type { InputOf, OutputOf } from '../../model/operation-types.ts';
import { countBy, rowsBy } from '../../world/world.ts';
import { isoDate } from '../../dates.ts';
import type { ApiError } from '../../call/call.ts';
import type { World } from '../../world/world.ts';
import type { OperationTable, OperationContext, RunResult } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { compare, tokenPage } from '../shared/pages.ts';
import { put, remove } from '../rows.ts';

import { invalidParameter, onPool, poolQuotas, tooMany, withPool } from './pools.ts';
import { userOut, withUser } from './pool-users.ts';

type GroupOut = NonNullable<OutputOf<'cognito-idp:GetGroup'>['Group']>;

const groupKey = (pool: Pick<UserPoolRow, 'id'>, name: string): string => `${pool.id}/${name}`;
const membershipKey = (user: PoolUserRow, group: PoolGroupRow): string => `${user.id}/${group.id}`;

const noSuchGroup = (): ApiError => serviceError('ResourceNotFoundException', 'Group not found.');

/** Goes on with the group of that pool, or answers that one of them is missing. */
function withGroup<T>(
  context: OperationContext,
  { UserPoolId, GroupName }: { readonly UserPoolId: string; readonly GroupName: string },
  then: (group: PoolGroupRow, pool: UserPoolRow) => RunResult<T>,
): RunResult<T> {
  return withPool(context, UserPoolId, (pool) => {
    const group = context.world.tables.poolGroups.get(groupKey(pool, GroupName));
    return group ? then(group, pool) : refuse(noSuchGroup());
  });
}

/** Goes on with the person and the group. Looks for the person first. */
function withMember<T>(
  context: OperationContext,
  input: { readonly UserPoolId: string; readonly GroupName: string; readonly Username: string },
  then: (user: PoolUserRow, group: PoolGroupRow) => RunResult<T>,
): RunResult<T> {
  return withUser(context, input, (user) => withGroup(context, input, (group) => then(user, group)));
}

function groupOut(row: PoolGroupRow): GroupOut {
  return {
    GroupName: row.name,
    UserPoolId: row.poolId,
    ...(row.description === undefined ? {} : { Description: row.description }),
    ...(row.roleArn === undefined ? {} : { RoleArn: row.roleArn }),
    ...(row.precedence === undefined ? {} : { Precedence: row.precedence }),
    LastModifiedDate: isoDate(row.lastModifiedDate),
    CreationDate: isoDate(row.createDate),
  };
}

const rank = ({ precedence }: PoolGroupRow): number => precedence ?? Number.POSITIVE_INFINITY;

/**
 * A person's groups by Precedence, the lowest first, groups without one last.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-user-groups.html
 */
export function groupsOf(world: World, user: Pick<PoolUserRow, 'id'>): PoolGroupRow[] {
  return rowsBy(world, 'poolMembershipsByUser', user.id)
    .map(({ groupId }) => world.tables.poolGroups.get(groupId))
    .filter((group) => group !== undefined)
    .sort((a, b) => (rank(a) === rank(b) ? compare(a.name, b.name) : rank(a) < rank(b) ? -1 : 1));
}

/**
 * The roles of a person's groups, and the preferred one: null if groups of the same Precedence have different
 * roles.
 */
export function rolesOf(groups: readonly PoolGroupRow[]): { roles: string[]; preferred: string | null } {
  const withRole = groups.filter(({ roleArn }) => roleArn !== undefined);
  const first = withRole[0];
  const best = withRole.filter((group) => first && rank(group) === rank(first));
  const bestRoles = new Set(best.map(({ roleArn }) => roleArn));
  return {
    roles: [...new Set(withRole.flatMap(({ roleArn }) => (roleArn === undefined ? [] : [roleArn])))],
    preferred: bestRoles.size === 1 ? (first?.roleArn ?? null) : null,
  };
}

type Settings = Pick<InputOf<'cognito-idp:UpdateGroup'>, 'Description' | 'Precedence' | 'RoleArn'>;

const settings = ({ Description, Precedence, RoleArn }: Settings): Partial<PoolGroupRow> => ({
  ...(Description === undefined ? {} : { description: Description }),
  ...(Precedence === undefined ? {} : { precedence: Precedence }),
  ...(RoleArn === undefined ? {} : { roleArn: RoleArn }),
});

const badToken = () => refuse(invalidParameter('Invalid pagination token'));
const rest = (next: string | undefined) => (next === undefined ? {} : { NextToken: next });

/** https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-user-groups.html */
export const groups: Pick<
  OperationTable,
  | 'cognito-idp:CreateGroup'
  | 'cognito-idp:GetGroup'
  | 'cognito-idp:UpdateGroup'
  | 'cognito-idp:DeleteGroup'
  | 'cognito-idp:ListGroups'
> = {
  'cognito-idp:CreateGroup': {
    authorize: ({ UserPoolId }, context) => onPool('CreateGroup', UserPoolId, context),
    run: (input, context) =>
      withPool(context, input.UserPoolId, (pool) => {
        const { world, now } = context;
        const id = groupKey(pool, input.GroupName);
        if (world.tables.poolGroups.has(id))
          return refuse(serviceError('GroupExistsException', 'A group with the name already exists.'));
        if (countBy(world, 'poolGroupsByPool', pool.id) >= poolQuotas.groups)
          return refuse(tooMany('groups', poolQuotas.groups));
        const dates = { createDate: now, lastModifiedDate: now };
        const group: PoolGroupRow = {
          id,
          poolId: pool.id,
          name: input.GroupName,
          ...settings(input),
          ...dates,
        };
        return done({ Group: groupOut(group) }, [put(world, 'poolGroups', group)]);
      }),
    ledger: ['pool-group-role', 'user-pool-quotas'],
  },

  'cognito-idp:GetGroup': {
    authorize: ({ UserPoolId }, context) => onPool('GetGroup', UserPoolId, context),
    run: (input, context) => withGroup(context, input, (group) => done({ Group: groupOut(group) })),
  },

  'cognito-idp:UpdateGroup': {
    authorize: ({ UserPoolId }, context) => onPool('UpdateGroup', UserPoolId, context),
    run: (input, context) =>
      withGroup(context, input, (group) => {
        const after = { ...group, ...settings(input), lastModifiedDate: context.now };
        return done({ Group: groupOut(after) }, [put(context.world, 'poolGroups', after)]);
      }),
    ledger: ['pool-group-role', 'update-group-omits'],
  },

  'cognito-idp:DeleteGroup': {
    authorize: ({ UserPoolId }, context) => onPool('DeleteGroup', UserPoolId, context),
    run: (input, context) =>
      withGroup(context, input, (group) =>
        done({}, [
          ...rowsBy(context.world, 'poolMembershipsByGroup', group.id).map((row) =>
            remove('poolMemberships', row),
          ),
          remove('poolGroups', group),
        ]),
      ),
  },

  'cognito-idp:ListGroups': {
    authorize: ({ UserPoolId }, context) => onPool('ListGroups', UserPoolId, context),
    run: (input, context) =>
      withPool(context, input.UserPoolId, (pool) => {
        const all = rowsBy(context.world, 'poolGroupsByPool', pool.id);
        const found = tokenPage(
          all.sort((a, b) => compare(a.name, b.name)),
          input.NextToken,
          input.Limit || 60,
        );
        return found ? done({ Groups: found.items.map(groupOut), ...rest(found.next) }) : badToken();
      }),
    ledger: ['user-pool-lists'],
  },
};

/** https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-user-groups.html */
export const membership: Pick<
  OperationTable,
  | 'cognito-idp:AdminAddUserToGroup'
  | 'cognito-idp:AdminRemoveUserFromGroup'
  | 'cognito-idp:AdminListGroupsForUser'
  | 'cognito-idp:ListUsersInGroup'
> = {
  /** Adding somebody twice changes nothing. */
  'cognito-idp:AdminAddUserToGroup': {
    authorize: ({ UserPoolId }, context) => onPool('AdminAddUserToGroup', UserPoolId, context),
    run: (input, context) =>
      withMember(context, input, (user, group) => {
        const { world } = context;
        const id = membershipKey(user, group);
        if (world.tables.poolMemberships.has(id)) return done({});
        if (countBy(world, 'poolMembershipsByUser', user.id) >= poolQuotas.groupsOfUser)
          return refuse(invalidParameter(`A user can be in ${poolQuotas.groupsOfUser} groups at most.`));
        const row: PoolMembershipRow = { id, userId: user.id, groupId: group.id };
        return done({}, [put(world, 'poolMemberships', row)]);
      }),
    ledger: ['user-pool-quotas'],
  },

  'cognito-idp:AdminRemoveUserFromGroup': {
    authorize: ({ UserPoolId }, context) => onPool('AdminRemoveUserFromGroup', UserPoolId, context),
    run: (input, context) =>
      withMember(context, input, (user, group) => {
        const row = context.world.tables.poolMemberships.get(membershipKey(user, group));
        return done({}, row ? [remove('poolMemberships', row)] : []);
      }),
    ledger: ['pool-group-non-member'],
  },

  'cognito-idp:AdminListGroupsForUser': {
    authorize: ({ UserPoolId }, context) => onPool('AdminListGroupsForUser', UserPoolId, context),
    run: (input, context) =>
      withUser(context, input, (user) => {
        const found = tokenPage(groupsOf(context.world, user), input.NextToken, input.Limit || 60);
        return found ? done({ Groups: found.items.map(groupOut), ...rest(found.next) }) : badToken();
      }),
    ledger: ['user-pool-lists'],
  },

  'cognito-idp:ListUsersInGroup': {
    authorize: ({ UserPoolId }, context) => onPool('ListUsersInGroup', UserPoolId, context),
    run: (input, context) =>
      withGroup(context, input, (group) => {
        const users = rowsBy(context.world, 'poolMembershipsByGroup', group.id)
          .flatMap(({ userId }) => context.world.tables.poolUsers.get(userId) ?? [])
          .sort((a, b) => compare(a.username, b.username));
        const found = tokenPage(users, input.NextToken, input.Limit || 60);
        return found
          ? done({ Users: found.items.map((user) => userOut(user)), ...rest(found.next) })
          : badToken();
      }),
    ledger: ['user-pool-lists'],
  },
};
