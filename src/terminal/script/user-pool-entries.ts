import type { PoolUserRow, UserPoolRow, World } from '../../engine/index.ts';
import { rowsBy } from '../../engine/index.ts';
import { scriptWords } from '#words/script.ts';
import type { Entry, Given, Input } from './entry.ts';
import { byName, call, comment, passwordMark, tagRecord } from './entry.ts';

const regionOf = (poolId: string): string => poolId.slice(0, poolId.indexOf('_'));

const made = (pool: UserPoolRow, operation: string, input: Input, gives?: Given): Entry =>
  call('cognito-idp', operation, input, { region: regionOf(pool.id), ...(gives ? { gives } : {}) });

const userPoolsOf = (world: World, account: string): UserPoolRow[] =>
  [...rowsBy(world, 'userPoolsByAccount', account)].sort(byName);

const of = <T extends { readonly poolId: string }>(
  table: { entries(): Iterable<readonly [string, T]> },
  { id }: UserPoolRow,
): T[] => [...table.entries()].map(([, row]) => row).filter((row) => row.poolId === id);

/** The commands that make user pools and the apps that sign in there: identity pools and roles name them. */
export const userPoolEntries = (world: World, account: string): Entry[] =>
  userPoolsOf(world, account).flatMap((pool) => [
    poolEntry(pool),
    ...of(world.tables.userPoolClients, pool)
      .sort(byName)
      .map((client) =>
        made(
          pool,
          'CreateUserPoolClient',
          {
            UserPoolId: pool.id,
            ClientName: client.name,
            ExplicitAuthFlows: client.explicitAuthFlows,
            PreventUserExistenceErrors: client.preventUserExistenceErrors,
          },
          { id: client.id, name: 'CLIENT', query: 'UserPoolClient.ClientId' },
        ),
      ),
  ]);

function poolEntry(pool: UserPoolRow): Entry {
  const policy = pool.passwordPolicy;
  return made(
    pool,
    'CreateUserPool',
    {
      PoolName: pool.name,
      Policies: {
        PasswordPolicy: {
          MinimumLength: policy.minimumLength,
          RequireUppercase: policy.requireUppercase,
          RequireLowercase: policy.requireLowercase,
          RequireNumbers: policy.requireNumbers,
          RequireSymbols: policy.requireSymbols,
          ...(policy.temporaryPasswordValidityDays === undefined
            ? {}
            : { TemporaryPasswordValidityDays: policy.temporaryPasswordValidityDays }),
        },
      },
      AutoVerifiedAttributes: pool.autoVerifiedAttributes,
      AdminCreateUserConfig: pool.allowAdminCreateUserOnly ? { AllowAdminCreateUserOnly: true } : undefined,
      UserPoolTags: tagRecord(pool.tags),
    },
    { id: pool.id, name: 'USER_POOL', query: 'UserPool.Id' },
  );
}

/** The people of user pools and their groups. The groups' roles must exist. */
export const poolPeopleEntries = (world: World, account: string): Entry[] =>
  userPoolsOf(world, account).flatMap((pool) => {
    const people = of(world.tables.poolUsers, pool).sort((a, b) => (a.username < b.username ? -1 : 1));
    const waiting = people.filter(({ status }) => status === 'UNCONFIRMED').length;
    return [
      ...of(world.tables.poolGroups, pool)
        .sort(byName)
        .map((group) =>
          made(pool, 'CreateGroup', {
            GroupName: group.name,
            UserPoolId: pool.id,
            Description: group.description,
            RoleArn: group.roleArn,
            Precedence: group.precedence,
          }),
        ),
      ...people
        .filter(({ status }) => status !== 'UNCONFIRMED')
        .flatMap((person) => personEntries(world, pool, person)),
      ...(waiting ? [comment(scriptWords.leftOut(scriptWords.unconfirmed(pool.name), waiting))] : []),
    ];
  });

function personEntries(world: World, pool: UserPoolRow, person: PoolUserRow): Entry[] {
  const who = { UserPoolId: pool.id, Username: person.username };
  const groups = rowsBy(world, 'poolMembershipsByUser', person.id)
    .map(({ groupId }) => world.tables.poolGroups.get(groupId))
    .filter((group) => group !== undefined)
    .sort(byName);
  return [
    made(
      pool,
      'AdminCreateUser',
      {
        ...who,
        UserAttributes: person.attributes.length
          ? person.attributes.map(({ name, value }) => ({ Name: name, Value: value }))
          : undefined,
        TemporaryPassword: person.status === 'CONFIRMED' ? undefined : passwordMark,
        MessageAction: 'SUPPRESS',
      },
      { id: person.id, name: 'PERSON', query: "User.Attributes[?Name=='sub'].Value | [0]" },
    ),
    ...(person.status === 'CONFIRMED'
      ? [made(pool, 'AdminSetUserPassword', { ...who, Password: passwordMark, Permanent: true })]
      : []),
    ...groups.map((group) => made(pool, 'AdminAddUserToGroup', { ...who, GroupName: group.name })),
  ];
}
