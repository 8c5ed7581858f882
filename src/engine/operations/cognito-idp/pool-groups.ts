import { isoDate } from '../../dates.ts';
import type { ApiError } from '../../call/call.ts';
import type { PoolGroupRow, PoolUserRow, UserPoolRow } from '../../entities/entities.ts';
import { serviceError } from '../../errors.ts';
import type { OutputOf } from '../../model/operation-types.ts';
import type { World } from '../../world/world.ts';
import { rowsBy } from '../../world/world.ts';
import type { OperationContext, RunResult } from '../operation.ts';
import { refuse } from '../operation.ts';
import { compare } from '../pages.ts';
import { withPool } from './pools.ts';
import { withUser } from './pool-users.ts';

type GroupOut = NonNullable<OutputOf<'cognito-idp:GetGroup'>['Group']>;

export const groupKey = (pool: Pick<UserPoolRow, 'id'>, name: string): string => `${pool.id}/${name}`;
export const membershipKey = (user: PoolUserRow, group: PoolGroupRow): string => `${user.id}/${group.id}`;

const noSuchGroup = (): ApiError => serviceError('ResourceNotFoundException', 'Group not found.');

/** Goes on with the group of that pool, or answers that one of them is missing. */
export function withGroup<T>(
  context: OperationContext,
  { UserPoolId, GroupName }: { readonly UserPoolId: string; readonly GroupName: string },
  then: (group: PoolGroupRow, pool: UserPoolRow) => RunResult<T>,
): RunResult<T> {
  return withPool(context, UserPoolId, (pool) => {
    const group = context.world.tables.poolGroups.get(groupKey(pool, GroupName));
    return group ? then(group, pool) : refuse(noSuchGroup());
  });
}

/** Goes on with the person and the group, looked for in this order. */
export function withMember<T>(
  context: OperationContext,
  input: { readonly UserPoolId: string; readonly GroupName: string; readonly Username: string },
  then: (user: PoolUserRow, group: PoolGroupRow) => RunResult<T>,
): RunResult<T> {
  return withUser(context, input, (user) => withGroup(context, input, (group) => then(user, group)));
}

export function groupOut(row: PoolGroupRow): GroupOut {
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
 * The roles of a person's groups, and the preferred one: null where groups of the same Precedence have
 * different roles.
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
