import type { ApiError } from '../../call/call.ts';
import type { IdentityPoolRow } from '../../entities/entities.ts';
import { serviceError } from '../../errors.ts';
import { countBy, rowsBy } from '../../world/world.ts';
import type { OperationTable } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { compare } from '../pages.ts';
import { put, remove } from '../rows.ts';
import { tokenPage } from '../token-pages.ts';
import { checkPoolInput, poolFrom, poolOut } from './identity-pool-settings.ts';
import {
  invalidParameter,
  identityPoolsArn,
  onEverything,
  onIdentityPool,
  tagKeys,
  withIdentityPool,
} from './identity-pool-lookup.ts';

/** https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html */
const maximumPools = 1000;

const tooManyPools = (): ApiError =>
  serviceError('LimitExceededException', `Maximum number of identity pools (${maximumPools}) exceeded.`);

/** A developer provider's name stays once it is set. */
const renamed = (before: IdentityPoolRow, after: IdentityPoolRow): ApiError | null =>
  before.developerProviderName !== undefined && before.developerProviderName !== after.developerProviderName
    ? invalidParameter('The developer provider name cannot be changed once it is set.')
    : null;

/** https://docs.aws.amazon.com/cognito/latest/developerguide/identity-pools.html */
export const identityPools: Pick<
  OperationTable,
  | 'cognito-identity:CreateIdentityPool'
  | 'cognito-identity:DescribeIdentityPool'
  | 'cognito-identity:UpdateIdentityPool'
  | 'cognito-identity:DeleteIdentityPool'
  | 'cognito-identity:ListIdentityPools'
> = {
  'cognito-identity:CreateIdentityPool': {
    check: (input) => refuse(checkPoolInput(input)),
    authorize: ({ IdentityPoolTags }) => {
      const tags = Object.entries(IdentityPoolTags ?? {}).map(([key, value]) => ({ key, value }));
      const names = tags.length ? [['aws:TagKeys', tags.map(({ key }) => key)] as const] : [];
      return onEverything('CreateIdentityPool', [...tagKeys('aws:RequestTag/', tags), ...names]);
    },
    run(input, { world, account, region, now, ids }) {
      if (countBy(world, 'identityPoolsByAccount', account) >= maximumPools) return refuse(tooManyPools());
      const pool = poolFrom(input, { id: `${region}:${ids.uuid()}`, account, createDate: now });
      return done(poolOut(pool), [put(world, 'identityPools', pool)]);
    },
    ledger: ['identity-pool-checks', 'identity-pool-quotas'],
  },

  'cognito-identity:DescribeIdentityPool': {
    authorize: (input, context) => onIdentityPool('DescribeIdentityPool', input, context),
    run: (input, context) => withIdentityPool(context, input, (pool) => done(poolOut(pool))),
  },

  /** What a request leaves out is taken away, but roles, mappings and tags. */
  'cognito-identity:UpdateIdentityPool': {
    check: (input) => refuse(checkPoolInput(input)),
    authorize: (input, context) => onIdentityPool('UpdateIdentityPool', input, context),
    run: (input, context) =>
      withIdentityPool(context, input, (pool) => {
        const after = poolFrom(input, pool);
        return (
          refuse(renamed(pool, after)) ?? done(poolOut(after), [put(context.world, 'identityPools', after)])
        );
      }),
    ledger: ['identity-pool-checks', 'identity-pool-update'],
  },

  'cognito-identity:DeleteIdentityPool': {
    authorize: (input, context) => onIdentityPool('DeleteIdentityPool', input, context),
    run: (input, context) =>
      withIdentityPool(context, input, (pool) =>
        done({}, [
          ...rowsBy(context.world, 'identitiesByPool', pool.id).map((row) => remove('identities', row)),
          remove('identityPools', pool),
        ]),
      ),
  },

  'cognito-identity:ListIdentityPools': {
    authorize(_input, { account, region }) {
      const resource = identityPoolsArn(account, region);
      return [{ action: 'cognito-identity:ListIdentityPools', resource, label: resource }];
    },
    run({ MaxResults, NextToken }, { world, account }) {
      const all = rowsBy(world, 'identityPoolsByAccount', account).sort((a, b) => compare(a.id, b.id));
      const found = tokenPage(all, NextToken, MaxResults);
      if (!found) return refuse(invalidParameter('Invalid NextToken.'));
      const IdentityPools = found.items.map(({ id, name }) => ({
        IdentityPoolId: id,
        IdentityPoolName: name,
      }));
      return done({ IdentityPools, ...(found.next === undefined ? {} : { NextToken: found.next }) });
    },
    ledger: ['identity-pool-lists'],
  },
};
