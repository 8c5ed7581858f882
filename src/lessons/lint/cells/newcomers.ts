import type { World } from '../../../engine/index.ts';
import { accountIds, accountOf, rowsBy } from '../../../engine/index.ts';
import type { Step } from '../../goal.ts';

const call = (account: string, service: string, operation: string, input: object): Step => ({
  ...{ type: 'call', service, operation, as: `root ${account}` },
  input: input as Readonly<Record<string, unknown>>,
});

/** The most characters that a role's name may have. */
const longestName = 64;

const administrator = 'arn:aws:iam::aws:policy/AdministratorAccess';

function ofAccount(world: World, account: string): readonly Step[] {
  const iam = (operation: string, input: object): Step => call(account, 'iam', operation, input);
  const join = (GroupName: string, UserName: string): Step => iam('AddUserToGroup', { GroupName, UserName });
  const users = rowsBy(world, 'usersByAccount', account).flatMap(({ id, name, tags }): readonly Step[] => {
    const UserName = `newcomer-like-${name}`;
    const groups = rowsBy(world, 'membershipsByUser', id).map(({ groupId }) => groupId);
    const joined = groups.flatMap((group) => world.tables.groups.get(group)?.name ?? []);
    const Tags = tags.map(({ key, value }) => ({ Key: key, Value: value }));
    return [
      iam('CreateUser', { UserName, ...(Tags.length > 0 && { Tags }) }),
      ...joined.map((group) => join(group, UserName)),
    ];
  });
  const groups = rowsBy(world, 'groupsByAccount', account).flatMap(({ name }): readonly Step[] => {
    const UserName = `newcomer-of-${name}`;
    return [iam('CreateUser', { UserName }), join(name, UserName)];
  });
  const trusted = accountIds(world);
  const Statement = { Effect: 'Allow', Principal: { AWS: trusted }, Action: 'sts:AssumeRole' };
  const role = (RoleName: string): Step =>
    iam('CreateRole', {
      RoleName,
      AssumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement }),
    });
  const roles = rowsBy(world, 'rolesByAccount', account).filter(({ path }) => !path.startsWith('/aws-'));
  return [
    ...users,
    ...groups,
    iam('CreateUser', { UserName: 'newcomer' }),
    iam('CreateUser', { UserName: 'newcomer-admin' }),
    iam('AttachUserPolicy', { UserName: 'newcomer-admin', PolicyArn: administrator }),
    role('Newcomer'),
    // Any pattern with a `*` that fits a role's name fits this one, too.
    ...roles.map(({ name }) => role(`${name}-newcomer-${name}`.slice(-longestName))),
  ];
}

/** A new account in each unit of an organization. */
const ofUnits = (world: World): readonly Step[] =>
  [...world.tables.units.values()].flatMap(({ name }, at) => {
    const AccountName = `Newcomer${String(at + 1)}`;
    const by = (operation: string, input: object): Step =>
      call(accountOf(world), 'organizations', operation, input);
    const [AccountId, DestinationParentId] = [`@account:${AccountName}`, `@ou:${name}`];
    return [
      by('CreateAccount', { AccountName, Email: `${AccountName}@example.com` }),
      by('MoveAccount', { AccountId, SourceParentId: '@orgroot:id', DestinationParentId }),
      call(AccountId, 'iam', 'CreateUser', { UserName: 'newcomer-admin' }),
      call(AccountId, 'iam', 'AttachUserPolicy', { UserName: 'newcomer-admin', PolicyArn: administrator }),
    ];
  });

/** Returns the steps with which those come that may come later: users of each kind, an administrator, a role, an account. */
export const newcomers = (world: World): readonly Step[] => [
  ...accountIds(world).flatMap((account) => ofAccount(world, account)),
  ...ofUnits(world),
];
