import { isoDate } from '../../dates.ts';
import type { UserPoolRow } from '../../entities/entities.ts';
import { notModelled } from '../../errors.ts';
import type { InputOf, OutputOf } from '../../model/operation-types.ts';
import type { World } from '../../world/world.ts';
import { countBy } from '../../world/world.ts';
import type { Failure, OperationContext } from '../operation.ts';
import { refuse, unknown } from '../operation.ts';
import { invalidParameter, poolQuotas, tooMany, userPoolArn } from './pools.ts';

type Input = InputOf<'cognito-idp:CreateUserPool'>;
type PoolOut = NonNullable<OutputOf<'cognito-idp:DescribeUserPool'>['UserPool']>;

const page =
  'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPool.html';
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** The members of CreateUserPool that are modelled: a pool with any other would behave differently from AWS's. */
const kept: ReadonlySet<string> = new Set([
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

function beyondModel(input: Input): string | null {
  const { MfaConfiguration: mfa, DeletionProtection: protection, UsernameConfiguration: names } = input;
  const member = Object.keys(input).find((name) => !kept.has(name));
  if (member !== undefined) return `User pools with ${member}`;
  if (mfa !== undefined && mfa !== 'OFF') return 'MFA in user pools';
  if (protection === 'ACTIVE') return 'Deletion protection of user pools';
  if (names && !names.CaseSensitive) return 'User pools that compare usernames regardless of case';
  if (input.Policies?.SignInPolicy) return 'Sign-in policies of user pools';
  if (input.Policies?.PasswordPolicy?.PasswordHistorySize) return 'Password histories of user pools';
  if (input.AdminCreateUserConfig?.UnusedAccountValidityDays !== undefined)
    return 'UnusedAccountValidityDays';
  return input.AdminCreateUserConfig?.InviteMessageTemplate ? 'Invitation messages' : null;
}

/** What can't be set here, and tags that no pool may have. */
export function checkPoolSettings(input: Input): Failure | null {
  const feature = beyondModel(input);
  if (feature !== null) return unknown(notModelled(feature, page));
  const tags = Object.keys(input.UserPoolTags ?? {});
  if (tags.length > poolQuotas.tags) return refuse(tooMany('tags', poolQuotas.tags));
  const reserved = tags.find((key) => key.toLowerCase().startsWith('aws:'));
  return refuse(reserved !== undefined && invalidParameter(`Tag key ${reserved} is reserved.`));
}

/**
 * Without a policy a password needs eight characters of all four kinds; a policy requires only what it names.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html
 */
function passwordPolicy({ Policies }: Input): UserPoolRow['passwordPolicy'] {
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

/** The row of a new pool with these settings. */
export function newPool(input: Input, { account, region, now, ids }: OperationContext): UserPoolRow {
  const { AutoVerifiedAttributes: verified, AdminCreateUserConfig: admins } = input;
  return {
    id: `${region}_${ids.text('user-pool', letters, 9)}`,
    account,
    name: input.PoolName,
    passwordPolicy: passwordPolicy(input),
    ...(verified?.length ? { autoVerifiedAttributes: verified } : {}),
    ...(admins?.AllowAdminCreateUserOnly ? { allowAdminCreateUserOnly: true } : {}),
    tags: Object.entries(input.UserPoolTags ?? {}).map(([key, value]) => ({ key, value })),
    createDate: now,
    lastModifiedDate: now,
  };
}

/** How long a temporary password lives, in days. */
export const temporaryDays = ({ passwordPolicy: policy }: UserPoolRow): number =>
  policy.temporaryPasswordValidityDays ?? 7;

/** A pool as DescribeUserPool answers it. */
export function poolOut(world: World, row: UserPoolRow): PoolOut {
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
    UserPoolTags: Object.fromEntries(row.tags.map(({ key, value }) => [key, value])),
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: row.allowAdminCreateUserOnly ?? false },
    Arn: userPoolArn(row.account, row.id),
    UserPoolTier: 'ESSENTIALS',
  };
}
