import { expect, test, vi } from 'vitest';
import { preparePart } from '../../../src/engine/index.ts';
import type { StackResourceRow, StackRow } from '../../../src/engine/index.ts';
import { makersOf, thingsOf } from '../../../src/ui/kinds/made-by.ts';
import { Account } from '../../engine/account.ts';
import { carryOn } from '../../engine/stacks.ts';

const PolicyDocument = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }],
};
const Resources = {
  Crew: { Type: 'AWS::IAM::Group', Properties: { GroupName: 'crew' } },
  Robot: { Type: 'AWS::IAM::User', Properties: { UserName: 'robot' } },
  Own: {
    Type: 'AWS::IAM::UserPolicy',
    Properties: { PolicyName: 'own', UserName: { Ref: 'Robot' }, PolicyDocument },
  },
  Shared: {
    Type: 'AWS::IAM::Policy',
    Properties: {
      ...{ PolicyName: 'shared', PolicyDocument },
      ...{ Users: [{ Ref: 'Robot' }], Groups: [{ Ref: 'Crew' }] },
    },
  },
  Joined: {
    Type: 'AWS::IAM::UserToGroupAddition',
    Properties: { GroupName: { Ref: 'Crew' }, Users: [{ Ref: 'Robot' }] },
  },
};

test('An inline policy of a stack is seen at its page and its owners, and these tell the stack', async () => {
  await Promise.all([preparePart('cloudformation'), preparePart('iam')]);
  const account = new Account();
  account.must('cloudformation:CreateStack', {
    StackName: 'web',
    TemplateBody: JSON.stringify({ Resources }),
    Capabilities: ['CAPABILITY_NAMED_IAM'],
  });
  carryOn(account);
  const { world } = account;
  const { tables } = world;
  const rows = tables.stacks.list();
  const stack = rows.find((row): row is StackRow => row.kind === 'stack');
  const resource = (name: string) =>
    rows.find((row): row is StackResourceRow => row.kind === 'resource' && row.logicalId === name);
  const things = (name: string) => {
    const row = resource(name);
    return stack && row ? thingsOf(world, stack, row) : [];
  };
  const [robot = '', crew = ''] = [tables.users.list()[0]?.id, tables.groups.list()[0]?.id];
  const inline = (policy: string) =>
    tables.inlinePolicies
      .list()
      .filter(({ name }) => name === policy)
      .map(({ id }) => id);
  expect(things('Robot')).toEqual([robot]);
  expect(things('Own')).toEqual([...inline('own'), robot]);
  expect(new Set(things('Shared'))).toEqual(new Set([...inline('shared'), robot, crew]));
  expect(inline('shared')).toHaveLength(2);
  expect(things('Joined')).toEqual([crew, robot]);
  // Its owner is taken as code, since an inline policy isn't anything by itself.

  const told = (id: string) =>
    makersOf(world, id).map(({ resource: { logicalId }, isWithin }) => [logicalId, isWithin]);
  expect(told(robot)).toEqual([
    ['Robot', false],
    ['Joined', true],
    ['Own', true],
    ['Shared', true],
  ]);
  expect(told(inline('own')[0] ?? '')).toEqual([['Own', false]]);
});

test('Whoever asks for the stacks of things one after the other reads all rows once', async () => {
  await Promise.all([preparePart('cloudformation'), preparePart('iam')]);
  const account = new Account();
  const Groups = Array.from({ length: 60 }, (_, at) => [`Group${String(at)}`, { Type: 'AWS::IAM::Group' }]);
  account.must('cloudformation:CreateStack', {
    StackName: 'many',
    TemplateBody: JSON.stringify({ Resources: Object.fromEntries(Groups) as object }),
    Capabilities: ['CAPABILITY_IAM'],
  });
  carryOn(account);
  const { world } = account;
  const list = vi.spyOn(world.tables.stacks, 'list');
  const get = vi.spyOn(world.tables.stacks, 'get');
  for (const { id } of world.tables.groups.list()) expect(makersOf(world, id)).toHaveLength(1);
  expect(list).toHaveBeenCalledTimes(1);
  expect(get).toHaveBeenCalledTimes(60);
});
