import { beforeAll, describe, expect, test } from 'vitest';
import { actionsNamed } from '../../../../../src/engine/access/index.ts';
import {
  apply,
  centredIn,
  decisionOn,
  nowOf,
  preparePart,
  rowsOf,
  type World,
} from '../../../../../src/engine/index.ts';
import { itemOf } from '../../../../../src/ui/kinds/item.ts';
import { credentialsBy, nobodySigns } from '../../../../../src/ui/kinds/who-signs.ts';
import { type Calling, callingsOf } from '../../../../../src/ui/panels/use/access/callings.ts';
import { accessName, type Holder, holderBy } from '../../../../../src/ui/panels/use/access/holder.ts';
import {
  shortResource,
  type ToldAccess,
  toldAccess,
  type ToldLine,
} from '../../../../../src/ui/panels/use/access/told-access.ts';
import { accessWords } from '#words/access.ts';
import { Account, home } from '../../../../engine/account.ts';
import { wholeWorld } from '../../../../fixtures/whole-world.ts';

beforeAll(async () => {
  for (const part of ['iam', 'iam-providers', 'sts'] as const) await preparePart(part);
});

const json = (...Statement: object[]): string => JSON.stringify({ Version: '2012-10-17', Statement });
const read = (Resource: string, more: object = {}) => ({
  ...{ Effect: 'Allow', Action: 's3:GetObject', Resource },
  ...more,
});

function holder(world: World, who: string): Holder {
  const found = holderBy(world, who);
  if (!found) throw new Error(`nobody is ${who}`);
  return found;
}

async function toldOf(world: World, { caller, supposed }: Calling): Promise<ToldAccess> {
  const asker = { world: apply(world, supposed), caller };
  return toldAccess({ asker, beside: null, actions: await actionsNamed([asker]), services: [] });
}

const write = ({ actions, resources, conditions }: ToldLine): string =>
  [
    `${actions.join('+')} on ${resources.map(shortResource).join('+')}`,
    ...conditions.map(accessWords.condition),
  ].join(', ');
/** The sets that policies allow; what needs no permission is left out. */
const linesOf = ({ services }: ToldAccess): string[] =>
  services.flatMap(({ lines }) => lines.filter(({ by }) => by !== null).map(write));

/** Asks a witness as its button does. */
function verdictOf(world: World, { asking }: Calling, { witness }: ToldLine): string | undefined {
  if (!asking) throw new Error('nobody can ask');
  const now = nowOf(world);
  const credentials = asking.who === nobodySigns ? null : credentialsBy(world, asking.who, now);
  if (!credentials && asking.who !== nobodySigns) throw new Error(`nobody is ${asking.who}`);
  const { action, resource, keys } = witness;
  const context = { keys: { ...asking.keys, ...keys } };
  return decisionOn(world, { type: 'try', action, resource, credentials, context }, now)?.verdict;
}

describe('a group', () => {
  /** ana may do all of IAM up to a boundary, and reads by the group alone; a bucket lets her write. */
  function account(): Account {
    const made = new Account();
    made.must('CreateGroup', { GroupName: 'Readers' });
    made.must('PutGroupPolicy', {
      ...{ GroupName: 'Readers', PolicyName: 'read' },
      PolicyDocument: json(
        read('arn:aws:s3:::home/${aws:username}/*'),
        read('arn:aws:s3:::team/*', { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'web' } } }),
      ),
    });
    return made;
  }
  const join = (made: Account): void => {
    made.must('CreateUser', { UserName: 'ana', Tags: [{ Key: 'team', Value: 'web' }] });
    made.must('PutUserPolicy', {
      ...{ UserName: 'ana', PolicyName: 'own' },
      PolicyDocument: json({ Effect: 'Allow', Action: 'iam:*', Resource: '*' }),
    });
    made.must('PutUserPermissionsBoundary', {
      ...{ UserName: 'ana', PermissionsBoundary: 'arn:aws:iam::aws:policy/ReadOnlyAccess' },
    });
    made.must('AddUserToGroup', { UserName: 'ana', GroupName: 'Readers' });
  };

  test('allows what a member gets by it alone, and is asked as the member', async () => {
    const made = account();
    join(made);
    const group = holder(made.world, made.id('groups', 'Readers'));
    expect(group).toMatchObject({ kind: 'group', name: 'Readers', account: home });
    const [calling, ...more] = callingsOf(made.world, group, made.now);
    expect(more).toEqual([]);
    if (!calling) throw new Error('nobody calls');
    expect(calling).toMatchObject({ way: 'password', of: 'ana' });
    const told = await toldOf(made.world, calling);
    expect(linesOf(told)).toEqual(['s3:GetObject on team/*', 's3:GetObject on home/${aws:username}/*']);
    const line = told.services
      .flatMap(({ lines }) => lines)
      .find(({ resources: [one] }) => one?.includes('${'));
    if (!line) throw new Error('nothing is allowed');
    expect(line.witness.resource).toMatch(/^arn:aws:s3:::home\/ana\//);
    expect(calling.asking?.who).toBe(`arn:aws:iam::${home}:user/ana`);
    expect(verdictOf(made.world, calling, line)).toBe('allow');
  });

  test('a second factor of a member is one of its ways', () => {
    const made = account();
    join(made);
    made.must('CreateAccessKey', { UserName: 'ana' });
    made.add('mfaDevices', {
      ...{
        id: `arn:aws:iam::${home}:mfa/phone`,
        account: home,
        ownerId: made.id('users', 'ana'),
        name: 'phone',
      },
      ...{ path: '/', enableDate: made.now, createDate: made.now, seed: 'EXAMPLE2345', tags: [] },
    });
    const ways = callingsOf(made.world, holder(made.world, made.id('groups', 'Readers')), made.now);
    expect(ways.map(({ way }) => way)).toEqual(['key', 'mfa']);
    expect(ways[1]?.asking?.keys).toMatchObject({ 'aws:MultiFactorAuthPresent': ['true'] });
  });

  test('without members it is worked out for one who is made up, and nobody can ask', async () => {
    const made = account();
    made.must('CreateUser', { UserName: 'member' });
    const [calling] = callingsOf(made.world, holder(made.world, made.id('groups', 'Readers')), made.now);
    if (!calling) throw new Error('nobody calls');
    expect(calling.asking).toBeNull();
    expect(calling.caller.arn).toBe(`arn:aws:iam::${home}:user/member-2`);
    expect(linesOf(await toldOf(made.world, calling))).toEqual(['s3:GetObject on home/${aws:username}/*']);
  });
});

test('a session is told with its own session policy, and is asked by its id', async () => {
  const made = new Account();
  made.must('CreateUser', { UserName: 'ana' });
  const PolicyDocument = json(read('arn:aws:s3:::reports/*'));
  made.must('CreateRole', {
    RoleName: 'Reader',
    AssumeRolePolicyDocument: json({
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${home}:user/ana` },
      Action: 'sts:AssumeRole',
    }),
  });
  made.must('PutRolePolicy', { RoleName: 'Reader', PolicyName: 'read', PolicyDocument });
  const ana = { type: 'console', id: made.id('users', 'ana') } as const;
  const RoleArn = `arn:aws:iam::${home}:role/Reader`;
  const assume = (more: object) => made.must('AssumeRole', { RoleArn, RoleSessionName: 'ana', ...more }, ana);
  assume({});
  assume({ Policy: json(read('arn:aws:s3:::reports/q3/*')) });
  const sessions = [...made.world.tables.sessions.values()];
  const told = await Promise.all(
    sessions.map(async ({ id }) => {
      const [calling] = callingsOf(made.world, holder(made.world, id), made.now);
      if (!calling) throw new Error('it has ended');
      const access = await toldOf(made.world, calling);
      for (const line of access.services.flatMap(({ lines }) => lines))
        expect(verdictOf(made.world, calling, line)).toBe('allow');
      return access.services.flatMap(({ lines }) =>
        lines.filter(({ by }) => by).map(({ witness }) => witness.resource),
      );
    }),
  );
  expect(
    told
      .flat()
      .map((arn) => arn.startsWith('arn:aws:s3:::reports/q3/'))
      .sort(),
  ).toEqual([false, true]);
  const late = callingsOf(made.world, holder(made.world, sessions[0]?.id ?? ''), made.now + 86_400_000);
  expect(late).toEqual([]);
  // The role itself is asked by the session that has no policy of its own.
  const plain = sessions.find(({ policy }) => policy === undefined);
  const [role] = callingsOf(made.world, holder(made.world, RoleArn), made.now);
  expect(role?.asking?.who).toBe(plain?.id);
});

test('somebody with a token of a provider takes the roles that trust it, under what the token says', async () => {
  const made = new Account();
  const host = 'token.actions.githubusercontent.com';
  const provider = `arn:aws:iam::${home}:oidc-provider/${host}`;
  made.must('CreateOpenIDConnectProvider', { Url: `https://${host}`, ClientIDList: ['sts.amazonaws.com'] });
  made.must('CreateRole', {
    RoleName: 'Deploy',
    AssumeRolePolicyDocument: json({
      ...{ Effect: 'Allow', Principal: { Federated: provider }, Action: 'sts:AssumeRoleWithWebIdentity' },
      Condition: {
        StringEquals: {
          [`${host}:aud`]: 'sts.amazonaws.com',
          [`${host}:sub`]: 'repo:example-corp@4001/site@9002:ref:refs/heads/main',
        },
      },
    }),
  });
  const [calling] = callingsOf(made.world, holder(made.world, provider), made.now);
  if (!calling) throw new Error('nobody calls');
  expect(calling.asking).toBeNull();
  const { services } = await toldOf(made.world, calling);
  const lines = services.flatMap((service) => service.lines).filter(({ by }) => by !== null);
  expect(lines.map(write)).toEqual([
    `sts:AssumeRoleWithWebIdentity on role/Deploy, if ${host}:sub is repo:example-corp@4001/site@9002:ref:refs/heads/main`,
  ]);
});

describe('every identity of an account with one of each kind', () => {
  const world = wholeWorld;
  const now = nowOf(world);
  const all = rowsOf(world).flatMap(({ key }) => {
    const item = itemOf(world, key);
    const who = item && accessName(world, item);
    return who ? [holder(world, who)] : [];
  });
  const outside = [
    'service:ec2.amazonaws.com',
    'account:777788889999',
    'anyone:*',
    'federated:accounts.google.com',
  ];
  const holders = [...all, holder(world, home), ...outside.map((one) => holder(world, `principal:${one}`))];

  test('has a page, by a name that leads back to it', () => {
    expect([...new Set(holders.map(({ kind }) => kind))].sort()).toEqual(
      [
        ...['account', 'anyone', 'directoryUser', 'federated', 'federatedUser', 'group', 'guest', 'identity'],
        ...[
          'oidcProvider',
          'permissionSet',
          'poolUser',
          'role',
          'root',
          'samlProvider',
          'service',
          'session',
        ],
        ...['temporaryKey', 'user'],
      ].sort(),
    );
  });

  test('is answered as its set says when a witness is asked', async () => {
    let asked = 0;
    const firsts = new Map([...holders].reverse().map((one) => [one.kind, one]));
    for (const one of firsts.values())
      for (const calling of callingsOf(world, one, now).slice(0, 1)) {
        const { services } = await toldOf(world, calling);
        // A member of a group is asked with all else that the member has.
        if (!calling.asking || one.kind === 'group') continue;
        for (const line of services.flatMap(({ lines }) => lines.filter(({ isMadeUp }) => !isMadeUp))) {
          expect([one.name, line.witness, verdictOf(world, calling, line)]).toEqual([
            one.name,
            line.witness,
            'allow',
          ]);
          asked += 1;
        }
      }
    expect(asked).toBeGreaterThan(25);
  });
});

describe('a person of the directory', () => {
  const [lena] = [...wholeWorld.tables.directoryUsers.values()];
  const [set] = [...wholeWorld.tables.permissionSets.values()];
  const organization = centredIn(wholeWorld);
  if (!lena || !set || !organization) throw new Error('the directory is empty');

  test('without a permission set calls in no way, and neither does the set', () => {
    for (const { id } of [lena, set]) expect(callingsOf(wholeWorld, holder(wholeWorld, id), 0)).toEqual([]);
  });

  test('has what each set allows, with the attributes that become tags', async () => {
    const role = {
      ...{ id: 'AROASTAFF00000EXAMPLE', account: set.account, name: 'AWSReservedSSO_Staff_0a1b2c3d4e5f6a7b' },
      ...{ path: '/aws-reserved/sso.amazonaws.com/', createDate: 0, tags: [], maxSessionDuration: 43_200 },
      trustPolicy: json({ Effect: 'Allow', Principal: { AWS: home }, Action: 'sts:AssumeRole' }),
    };
    const policy = {
      ...{
        id: `${role.id}/AwsSSOInlinePolicy`,
        ownerKind: 'role' as const,
        ownerId: role.id,
        name: 'AwsSSOInlinePolicy',
      },
      document: json(read('arn:aws:s3:::offices/${aws:PrincipalTag/office}/*')),
    };
    const assigned = {
      ...set,
      assignments: [{ account: set.account, userId: lena.id }],
      roles: [{ account: set.account, roleId: role.id }],
    };
    const attributes = [{ key: 'office', source: ['${path:addresses[primary eq true].locality}'] }];
    const center = {
      ...organization,
      identityCenter: { ...organization.identityCenter, attributes },
    };
    const world = apply(wholeWorld, [
      { table: 'organizations', key: organization.id, before: organization, after: center },
      { table: 'roles', key: role.id, before: null, after: role },
      { table: 'inlinePolicies', key: policy.id, before: null, after: policy },
      { table: 'permissionSets', key: set.id, before: set, after: assigned },
    ]);
    const [calling] = callingsOf(world, holder(world, lena.id), nowOf(world));
    if (!calling) throw new Error('nobody calls');
    expect(calling).toMatchObject({ way: 'session', of: `Staff, ${set.account}`, asking: null });
    expect(calling.caller.arn).toMatch(/:assumed-role\/AWSReservedSSO_Staff_0a1b2c3d4e5f6a7b\/lena$/);
    const lines = (await toldOf(world, calling)).services.flatMap((service) => service.lines);
    const folders = lines
      .filter(({ by }) => by?.policy.name === policy.name)
      .map(({ witness }) => witness.resource);
    expect(folders).toEqual(['arn:aws:s3:::offices/Berlin/']);
    const ofSet = callingsOf(world, holder(world, set.id), nowOf(world));
    expect(ofSet.map(({ way, of }) => [way, of])).toEqual([['session', set.account]]);
  });
});
