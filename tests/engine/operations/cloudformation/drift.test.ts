import { describe, expect, it } from 'vitest';
import type { OperationName } from '../../../../src/engine/index.ts';
import { preparePart } from '../../../../src/engine/index.ts';
import { callsBack, handChanges } from '../../../../src/engine/stacks.ts';
import { Account } from '../../account.ts';
import { carryOn } from '../../stacks.ts';

const document = (Action: string): object => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action, Resource: '*' }],
});
const trust = (Service: string): object => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' }],
});
const readOnly = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
const Resources = {
  Worker: {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: trust('lambda.amazonaws.com'),
      Description: 'Works',
      MaxSessionDuration: 7200,
      ManagedPolicyArns: [readOnly],
      Policies: [{ PolicyName: 'read', PolicyDocument: document('s3:GetObject') }],
      Tags: [{ Key: 'team', Value: 'red' }],
    },
  },
  Crew: { Type: 'AWS::IAM::Group', Properties: { GroupName: 'crew', ManagedPolicyArns: [readOnly] } },
  Robot: { Type: 'AWS::IAM::User', Properties: { UserName: 'robot', Groups: [{ Ref: 'Crew' }] } },
  Rule: {
    Type: 'AWS::IAM::ManagedPolicy',
    Properties: {
      ManagedPolicyName: 'rule',
      PolicyDocument: document('sqs:SendMessage'),
      Roles: [{ Ref: 'Worker' }],
    },
  },
  Shared: {
    Type: 'AWS::IAM::Policy',
    Properties: {
      PolicyName: 'shared',
      PolicyDocument: document('sns:Publish'),
      Users: [{ Ref: 'Robot' }],
      Roles: [{ Ref: 'Worker' }],
    },
  },
  Own: {
    Type: 'AWS::IAM::RolePolicy',
    Properties: { PolicyName: 'own', PolicyDocument: document('sns:Subscribe'), RoleName: { Ref: 'Worker' } },
  },
  Joined: {
    Type: 'AWS::IAM::UserToGroupAddition',
    Properties: { GroupName: { Ref: 'Crew' }, Users: [{ Ref: 'Robot' }] },
  },
  Store: {
    Type: 'AWS::S3::Bucket',
    Properties: {
      BucketName: 'team-store',
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true },
    },
  },
  Key: { Type: 'AWS::KMS::Key', Properties: { Description: 'Ours' } },
};

async function deployed(template: object = Resources): Promise<{
  readonly account: Account;
  readonly stack: string;
  readonly role: string;
}> {
  await Promise.all((['cloudformation', 'iam', 'iam-sign-in', 's3', 'kms'] as const).map(preparePart));
  const account = new Account();
  account.must('cloudformation:CreateStack', {
    StackName: 'web',
    TemplateBody: JSON.stringify({ Resources: template }),
    Capabilities: ['CAPABILITY_NAMED_IAM'],
  });
  carryOn(account);
  const row = account.world.tables.stacks.list().find(({ kind }) => kind === 'stack');
  const [role] = account.world.tables.roles.list().filter(({ name }) => name.startsWith('web-Worker'));
  return { account, stack: row?.id ?? '', role: role?.name ?? '' };
}

/** Tells what is known of the drift of a stack's resources, by their logical ids. */
function driftIn(account: Account): Record<string, string> {
  account.must('cloudformation:DetectStackDrift', { StackName: 'web' });
  const rows = account.world.tables.stacks.list();
  return Object.fromEntries(
    rows.flatMap((row) => (row.kind === 'resource' && row.drift ? [[row.logicalId, row.drift.status]] : [])),
  );
}

/** CloudFormation finds no drift in these; the page tells what was changed of them. */
const byPageAlone: readonly string[] = ['Shared', 'Joined'];
const inSync = Object.fromEntries(
  Object.keys(Resources)
    .filter((name) => !byPageAlone.includes(name))
    .map((name) => [name, 'IN_SYNC']),
);

describe('The drift of a stack', () => {
  it('is none after a deployment, also where one resource adds to another', async () => {
    const { account } = await deployed();
    expect(driftIn(account)).toEqual(inSync);
  });

  it('is brought back by the calls that undo what was done by hand', async () => {
    const { account, stack, role } = await deployed();
    account.must('UpdateAssumeRolePolicy', {
      RoleName: role,
      PolicyDocument: JSON.stringify(trust('ec2.amazonaws.com')),
    });
    account.must('UpdateRole', { RoleName: role, Description: 'Rests' });
    account.must('DetachRolePolicy', { RoleName: role, PolicyArn: readOnly });
    account.must('PutRolePolicy', {
      RoleName: role,
      PolicyName: 'all',
      PolicyDocument: JSON.stringify(document('*')),
    });
    account.must('PutRolePolicy', {
      RoleName: role,
      PolicyName: 'shared',
      PolicyDocument: JSON.stringify(document('sns:*')),
    });
    account.must('DeleteRolePolicy', { RoleName: role, PolicyName: 'own' });
    account.must('UntagRole', { RoleName: role, TagKeys: ['team'] });
    account.must('TagRole', { RoleName: role, Tags: [{ Key: 'mine', Value: 'yes' }] });
    account.must('RemoveUserFromGroup', { UserName: 'robot', GroupName: 'crew' });
    account.must('s3:DeletePublicAccessBlock', { Bucket: 'team-store' });
    const key = account.world.tables.resources.list().find(({ kind }) => kind === 'key');
    account.must('kms:PutKeyPolicy', {
      KeyId: key?.name,
      PolicyName: 'default',
      Policy: JSON.stringify(document('kms:*')).replace('"Action"', '"Principal":"*","Action"'),
    });
    const found = driftIn(account);
    expect(found).toEqual({
      ...inSync,
      ...{ Worker: 'MODIFIED', Robot: 'MODIFIED', Store: 'MODIFIED', Own: 'DELETED' },
      // Its template sets no policy, so that none is compared.
      Key: 'IN_SYNC',
    });
    // The page looks for it without asking CloudFormation.
    const row = account.world.tables.stacks.get(stack);
    const unasked = row?.kind === 'stack' ? [...handChanges(account.world, row)] : [];
    const differing = [...Object.keys(found).filter((id) => found[id] !== 'IN_SYNC'), ...byPageAlone];
    expect(unasked.flatMap((one) => one?.row.logicalId ?? []).sort()).toEqual(differing.sort());
    expect(unasked.find((one) => one?.row.logicalId === 'Shared')?.drift.differences).toMatchObject([
      { path: '/PolicyDocument/Statement/0/Action', expected: 'sns:Publish', actual: 'sns:*' },
    ]);
    for (const name of Object.keys(Resources)) {
      const calls = callsBack(account.world, stack, name);
      // Robot's own group brings it back there, too.
      expect(calls.length > 0, name).toBe(name !== 'Joined' && differing.includes(name));
      for (const { service, operation, input } of calls)
        account.must((service === 'iam' ? operation : `${service}:${operation}`) as OperationName, input);
    }
    expect(driftIn(account)).toEqual(inSync);
    const stands = account.world.tables.stacks.get(stack);
    expect(stands?.kind === 'stack' && [...handChanges(account.world, stands)].some(Boolean)).toBe(false);
  });

  it('makes a thing again that is gone, under its own name', async () => {
    const { account, stack } = await deployed();
    account.must('RemoveUserFromGroup', { UserName: 'robot', GroupName: 'crew' });
    account.must('DeleteUserPolicy', { UserName: 'robot', PolicyName: 'shared' });
    account.must('DeleteUser', { UserName: 'robot' });
    expect(driftIn(account)).toEqual({ ...inSync, Robot: 'DELETED' });
    for (const { operation, input } of callsBack(account.world, stack, 'Robot'))
      account.must(operation as OperationName, input);
    expect(driftIn(account)).toEqual(inSync);
    const key = account.world.tables.resources.list().find(({ kind }) => kind === 'key');
    account.must('kms:ScheduleKeyDeletion', { KeyId: key?.name });
    expect(driftIn(account)['Key']).toBe('DELETED');
    expect(callsBack(account.world, stack, 'Key')).toEqual([]);
  });

  it('takes an account that a template names by its id for the root user that the saved policy names', async () => {
    const policy = (AWS: string | readonly string[]): object => ({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { AWS }, Action: 'sts:AssumeRole' }],
    });
    const role = (AWS: string | readonly string[]): object => ({
      Type: 'AWS::IAM::Role',
      Properties: { AssumeRolePolicyDocument: policy(AWS) },
    });
    const { account } = await deployed({
      Worker: role('111122223333'),
      Partners: role(['123456789012', '444455556666']),
    });
    expect(driftIn(account)).toEqual({ Worker: 'IN_SYNC', Partners: 'IN_SYNC' });
    const partners = account.world.tables.roles.list().find(({ name }) => name.startsWith('web-Partners'));
    account.must('UpdateAssumeRolePolicy', {
      RoleName: partners?.name ?? '',
      PolicyDocument: JSON.stringify(policy(['123456789012', '999999999999'])),
    });
    expect(driftIn(account)).toEqual({ Worker: 'IN_SYNC', Partners: 'MODIFIED' });
  });
});
