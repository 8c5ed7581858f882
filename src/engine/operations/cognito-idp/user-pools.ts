import { isoDate } from '../../dates.ts';
import type { UserPoolRow } from '../../entities/entities.ts';
import type { Change, World } from '../../world/world.ts';
import { countBy, rowsBy } from '../../world/world.ts';
import type { OperationTable } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { compare } from '../pages.ts';
import { put, remove } from '../rows.ts';
import { tokenPage } from '../token-pages.ts';
import { invalidParameter, onPool, poolQuotas, tooMany, withPool } from './pools.ts';
import { checkPoolSettings, newPool, poolOut } from './user-pool-settings.ts';

/** A pool goes with everybody and everything in it. */
function withContents(world: World, pool: UserPoolRow): Change[] {
  const users = rowsBy(world, 'poolUsersByPool', pool.id);
  const memberships = users.flatMap(({ id }) => rowsBy(world, 'poolMembershipsByUser', id));
  return [
    ...memberships.map((row) => remove('poolMemberships', row)),
    ...rowsBy(world, 'poolGroupsByPool', pool.id).map((row) => remove('poolGroups', row)),
    ...users.map((row) => remove('poolUsers', row)),
    ...rowsBy(world, 'userPoolClientsByPool', pool.id).map((row) => remove('userPoolClients', row)),
    remove('userPools', pool),
  ];
}

/** https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools.html */
export const userPools: Pick<
  OperationTable,
  | 'cognito-idp:CreateUserPool'
  | 'cognito-idp:DescribeUserPool'
  | 'cognito-idp:ListUserPools'
  | 'cognito-idp:DeleteUserPool'
> = {
  'cognito-idp:CreateUserPool': {
    check: checkPoolSettings,
    authorize: ({ UserPoolTags }) => {
      const tags = Object.entries(UserPoolTags ?? {});
      const keys = tags.map(([key, value]) => [`aws:RequestTag/${key}`, [value]] as const);
      const names = tags.length ? [['aws:TagKeys', tags.map(([key]) => key)] as const] : [];
      return [{ action: 'cognito-idp:CreateUserPool', resource: '*', label: '*', keys: [...keys, ...names] }];
    },
    run(input, context) {
      const { world, account } = context;
      if (countBy(world, 'userPoolsByAccount', account) >= poolQuotas.pools)
        return refuse(tooMany('user pools', poolQuotas.pools));
      const pool = newPool(input, context);
      return done({ UserPool: poolOut(world, pool) }, [put(world, 'userPools', pool)]);
    },
    ledger: ['user-pool-settings', 'user-pool-quotas', 'user-pool-schema'],
  },

  'cognito-idp:DescribeUserPool': {
    authorize: ({ UserPoolId }, context) => onPool('DescribeUserPool', UserPoolId, context),
    run: ({ UserPoolId }, context) =>
      withPool(context, UserPoolId, (pool) => done({ UserPool: poolOut(context.world, pool) })),
    ledger: ['user-pool-schema'],
  },

  'cognito-idp:ListUserPools': {
    authorize: () => [{ action: 'cognito-idp:ListUserPools', resource: '*', label: '*' }],
    run({ MaxResults, NextToken }, { world, account }) {
      const all = rowsBy(world, 'userPoolsByAccount', account).sort((a, b) => compare(a.id, b.id));
      const found = tokenPage(all, NextToken, MaxResults);
      if (!found) return refuse(invalidParameter('Invalid pagination token'));
      const UserPools = found.items.map((row) => ({
        Id: row.id,
        Name: row.name,
        LambdaConfig: {},
        LastModifiedDate: isoDate(row.lastModifiedDate),
        CreationDate: isoDate(row.createDate),
      }));
      return done({ UserPools, ...(found.next === undefined ? {} : { NextToken: found.next }) });
    },
    ledger: ['user-pool-lists'],
  },

  'cognito-idp:DeleteUserPool': {
    authorize: ({ UserPoolId }, context) => onPool('DeleteUserPool', UserPoolId, context),
    run: ({ UserPoolId }, context) =>
      withPool(context, UserPoolId, (pool) => done({}, withContents(context.world, pool))),
  },
};
