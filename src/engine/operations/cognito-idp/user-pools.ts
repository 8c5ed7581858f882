import { isoDate } from '../../dates.ts';
import type { UserPoolRow } from '../../entities/entities.ts';
import type { Change, World } from '../../world/world.ts';
import { countBy, rowsBy } from '../../world/world.ts';
import { notModelled } from '../../errors.ts';
import type { InputOf, OutputOf } from '../../model/operation-types.ts';
import type { OperationTable, Failure } from '../operation.ts';
import { done, refuse, unknown } from '../operation.ts';
import { compare, tokenPage } from '../shared/pages.ts';
import { put, remove } from '../rows.ts';

import { mapOfTags, requestTags, tagsOfMap } from '../shared/tags.ts';
import { invalidParameter, onPool, poolQuotas, tooMany, withPool, userPoolArn } from './pools.ts';

type Input = InputOf<'cognito-idp:CreateUserPool'>;
/** A pool's settings, which CreateUserPool and UpdateUserPool have alike. */
type Settings = Omit<Input, 'PoolName'>;
type PoolOut = NonNullable<OutputOf<'cognito-idp:DescribeUserPool'>['UserPool']>;

const page =
  'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPool.html';
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** The members of CreateUserPool and UpdateUserPool that are modelled: a pool with any other would behave differently from AWS's. */
const kept: ReadonlySet<string> = new Set([
  'UserPoolId',
  'PoolName',
  'Policies',
  'AutoVerifiedAttributes',
  'UserPoolTags',
  'AdminCreateUserConfig',
  'MfaConfiguration',
  'DeletionProtection',
  'UsernameConfiguration',
  'UserPoolTier',
]);

function beyondModel(input: Settings): string | null {
  const { MfaConfiguration: mfa, DeletionProtection: protection, UsernameConfiguration: names } = input;
  const member = Object.keys(input).find((name) => !kept.has(name));
  if (member !== undefined) return `user pools with ${member}`;
  if (mfa !== undefined && mfa !== 'OFF') return 'MFA in user pools';
  if (protection === 'ACTIVE') return 'deletion protection of user pools';
  if (names && !names.CaseSensitive) return 'user pools that compare usernames regardless of case';
  if (input.Policies?.SignInPolicy) return 'sign-in policies of user pools';
  if (input.Policies?.PasswordPolicy?.PasswordHistorySize) return 'password histories of user pools';
  if (input.AdminCreateUserConfig?.UnusedAccountValidityDays !== undefined)
    return 'UnusedAccountValidityDays';
  return input.AdminCreateUserConfig?.InviteMessageTemplate ? 'invitation messages' : null;
}

/** Checks a pool's settings: those that aren't modelled, and tags that no pool may have. */
function checkPoolSettings(input: Settings): Failure | null {
  const feature = beyondModel(input);
  if (feature !== null) return unknown(notModelled(feature, page));
  const tags = Object.keys(input.UserPoolTags ?? {});
  if (tags.length > poolQuotas.tags) return refuse(tooMany('tags', poolQuotas.tags));
  const reserved = tags.find((key) => key.toLowerCase().startsWith('aws:'));
  return refuse(reserved !== undefined && invalidParameter(`Tag key ${reserved} is reserved.`));
}

/**
 * The password policy of a pool. Without one in the request, a password needs eight characters of all
 * four kinds. A given policy requires only what it names.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html
 */
function passwordPolicy({ Policies }: Settings): UserPoolRow['passwordPolicy'] {
  const given = Policies?.PasswordPolicy;
  const days = given?.TemporaryPasswordValidityDays;
  return {
    minimumLength: given?.MinimumLength ?? 8,
    requireUppercase: given ? given.RequireUppercase === true : true,
    requireLowercase: given ? given.RequireLowercase === true : true,
    requireNumbers: given ? given.RequireNumbers === true : true,
    requireSymbols: given ? given.RequireSymbols === true : true,
    ...(days ? { temporaryPasswordValidityDays: days } : {}),
  };
}

/** The row of a pool with these settings; what isn't given is AWS's default. */
function poolWith(
  own: Pick<UserPoolRow, 'id' | 'account' | 'name' | 'createDate'>,
  settings: Settings,
  now: number,
): UserPoolRow {
  const { AutoVerifiedAttributes: verified, AdminCreateUserConfig: admins } = settings;
  return {
    ...own,
    passwordPolicy: passwordPolicy(settings),
    ...(verified?.length ? { autoVerifiedAttributes: verified } : {}),
    ...(admins?.AllowAdminCreateUserOnly ? { allowAdminCreateUserOnly: true } : {}),
    tags: tagsOfMap(settings.UserPoolTags),
    lastModifiedDate: now,
  };
}

/** How long a temporary password lives, in days. */
export const temporaryDays = ({ passwordPolicy: policy }: UserPoolRow): number =>
  policy.temporaryPasswordValidityDays ?? 7;

/** A pool as DescribeUserPool answers it. */
function poolOut(world: World, row: UserPoolRow): PoolOut {
  const policy = row.passwordPolicy;
  return {
    Id: row.id,
    Name: row.name,
    Policies: {
      PasswordPolicy: {
        MinimumLength: policy.minimumLength,
        RequireUppercase: policy.requireUppercase,
        RequireLowercase: policy.requireLowercase,
        RequireNumbers: policy.requireNumbers,
        RequireSymbols: policy.requireSymbols,
        TemporaryPasswordValidityDays: temporaryDays(row),
      },
    },
    DeletionProtection: 'INACTIVE',
    LambdaConfig: {},
    LastModifiedDate: isoDate(row.lastModifiedDate),
    CreationDate: isoDate(row.createDate),
    ...(row.autoVerifiedAttributes
      ? { AutoVerifiedAttributes: row.autoVerifiedAttributes as PoolOut['AutoVerifiedAttributes'] & object }
      : {}),
    MfaConfiguration: 'OFF',
    EstimatedNumberOfUsers: countBy(world, 'poolUsersByPool', row.id),
    UserPoolTags: mapOfTags(row.tags),
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: row.allowAdminCreateUserOnly ?? false },
    Arn: userPoolArn(row.account, row.id),
    UserPoolTier: 'ESSENTIALS',
  };
}

/** The changes that delete a pool with everybody and everything in it. */
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
  | 'cognito-idp:UpdateUserPool'
  | 'cognito-idp:ListUserPools'
  | 'cognito-idp:DeleteUserPool'
> = {
  'cognito-idp:CreateUserPool': {
    check: checkPoolSettings,
    authorize: ({ UserPoolTags }) => {
      const keys = requestTags(tagsOfMap(UserPoolTags));
      return [{ action: 'cognito-idp:CreateUserPool', resource: '*', label: '*', keys }];
    },
    run(input, context) {
      const { world, account, region, now, ids } = context;
      if (countBy(world, 'userPoolsByAccount', account) >= poolQuotas.pools)
        return refuse(tooMany('user pools', poolQuotas.pools));
      const id = `${region}_${ids.text('user-pool', letters, 9)}`;
      const pool = poolWith({ id, account, name: input.PoolName, createDate: now }, input, now);
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

  // Settings that the request leaves out go back to their defaults; tags are no exception.
  // https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserPool.html
  'cognito-idp:UpdateUserPool': {
    check: checkPoolSettings,
    authorize: ({ UserPoolId, UserPoolTags }, context) =>
      onPool('UpdateUserPool', UserPoolId, context, requestTags(tagsOfMap(UserPoolTags))),
    run: ({ UserPoolId, PoolName, ...settings }, context) =>
      withPool(context, UserPoolId, ({ id, account, name, createDate }) => {
        const own = { id, account, name: PoolName ?? name, createDate };
        return done({}, [put(context.world, 'userPools', poolWith(own, settings, context.now))]);
      }),
    ledger: ['user-pool-settings'],
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
