import { beforeAll, describe, expect, it } from 'vitest';
import type { Credentials, TryOutcome } from '../../../src/engine/index.ts';
import { attempt } from '../../../src/engine/calls.ts';
import { preparePart } from '../../../src/engine/index.ts';
import { Account, home, root, sessionOf } from '../account.ts';

const policy = (...statements: object[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });

function accountOfAna(): Account {
  const account = new Account();
  const may = policy(
    { Effect: 'Allow', Action: 's3:*', Resource: '*' },
    { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '*' },
    { Effect: 'Deny', Action: 's3:DeleteObject', Resource: '*' },
  );
  account.must('CreateUser', { UserName: 'ana' });
  account.must('PutUserPolicy', { UserName: 'ana', PolicyName: 'May', PolicyDocument: may });
  const AssumeRolePolicyDocument = policy({
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${home}:user/ana` },
    Action: 'sts:AssumeRole',
  });
  account.must('CreateRole', { RoleName: 'Worker', AssumeRolePolicyDocument });
  return account;
}

const ask = (
  account: Account,
  action: string,
  resource: string,
  credentials: Credentials | null,
): TryOutcome => attempt(account.world, { type: 'try', action, resource, credentials }, account.now);

beforeAll(async () => {
  await preparePart('iam');
  await preparePart('sts');
  await preparePart('sts-session-tokens');
  await preparePart('playground');
});

describe('asking about any action on any resource', () => {
  it('what a policy allows is allowed, and nothing but clock and counter changes', () => {
    const account = accountOfAna();
    const outcome = ask(account, 's3:GetObject', 'arn:aws:s3:::reports/q3', account.user('ana'));
    expect(outcome.result).toEqual({ ok: true, value: null });
    expect(outcome.decision).toMatchObject({ verdict: 'allow', decidedBy: 'identity' });
    expect(outcome.changes.every(({ table }) => table === 'meta')).toBe(true);
    expect(outcome.event).toMatchObject({ eventSource: 's3.amazonaws.com', eventName: 'GetObject' });
  });

  it('what nothing allows is refused with AWS’s sentence', () => {
    const account = accountOfAna();
    const { result } = ask(account, 'ec2:RunInstances', '*', account.user('ana'));
    expect(result).toMatchObject({
      error: {
        code: 'UnauthorizedOperation',
        message: expect.stringContaining(
          `You are not authorized to perform this operation. User: arn:aws:iam::${home}:user/ana is not authorized to perform: ec2:RunInstances because no identity-based policy allows the ec2:RunInstances action. Encoded authorization failure message: `,
        ) as string,
      },
    });
  });

  it('EC2 tells no message to decode where something was only to be described', () => {
    const account = accountOfAna();
    const { result } = ask(account, 'ec2:DescribeInstances', '*', account.user('ana'));
    expect(result).toMatchObject({
      error: {
        message: `You are not authorized to perform this operation. User: arn:aws:iam::${home}:user/ana is not authorized to perform: ec2:DescribeInstances because no identity-based policy allows the ec2:DescribeInstances action`,
      },
    });
  });

  it('the message that EC2 encodes tells the whole decision to its account, and to no other', () => {
    const account = accountOfAna();
    const ana = account.user('ana');
    const { result } = ask(account, 'ec2:RunInstances', '*', ana);
    const { message } = (result as unknown as { error: { message: string } }).error;
    const EncodedMessage = message.slice(message.lastIndexOf(' ') + 1);
    const { result: decoded } = account.must('DecodeAuthorizationMessage', { EncodedMessage });
    const text = (decoded as { value: { DecodedMessage: string } }).value.DecodedMessage;
    expect(JSON.parse(text)).toMatchObject({
      allowed: false,
      explicitDeny: false,
      matchedStatements: { items: [] },
      context: {
        principal: { id: account.id('users', 'ana'), arn: `arn:aws:iam::${home}:user/ana` },
        action: 'ec2:RunInstances',
        resource: '*',
      },
    });
    account.must('playground:AddAccount', { Name: 'Other', AccountId: '444455556666' });
    const other = { type: 'console', id: '444455556666' } as const;
    expect(account.call('DecodeAuthorizationMessage', { EncodedMessage }, other).result).toMatchObject({
      error: { code: 'InvalidAuthorizationMessageException', status: 400 },
    });
  });

  it('an explicit deny wins over an allow, and says so', () => {
    const account = accountOfAna();
    const { result } = ask(account, 's3:DeleteObject', 'arn:aws:s3:::reports/q3', account.user('ana'));
    expect(result).toMatchObject({
      error: {
        message: expect.stringContaining('with an explicit deny in an identity-based policy') as string,
      },
    });
  });

  it('another account’s resource has no answer once this side allows, and a sure refusal when it doesn’t', () => {
    const account = accountOfAna();
    const queue = 'arn:aws:sqs:eu-central-1:444455556666:orders';
    const ana = account.user('ana');
    expect(ask(account, 'sqs:SendMessage', queue, ana).result).toMatchObject({ notModelled: {} });
    expect(ask(account, 'sqs:ReceiveMessage', queue, ana).result).toMatchObject({
      error: { code: 'AccessDenied' },
    });
  });

  const bucketOf = (account: string, statement: object) =>
    ({
      id: 'arn:aws:s3:::shared',
      account,
      region: 'us-east-1',
      name: 'shared',
      createDate: 0,
      tags: [],
      kind: 'bucket',
      publicAccessBlock: null,
      policy: policy({ Effect: 'Allow', Action: '*', Resource: '*', ...statement }),
    }) as const;
  const object = 'arn:aws:s3:::shared/q3';
  const partner = '444455556666';
  const partnerRow = { id: partner, name: 'p', email: 'p@example.com', createDate: 0, parentId: null };

  it('a bucket that names the user lets it do what its own policies leave out', () => {
    const account = accountOfAna();
    account.must('CreateUser', { UserName: 'ben' });
    const ben = account.id('users', 'ben');
    account.add('resources', bucketOf(home, { Principal: { AWS: ben } }));
    const { result, decision } = ask(account, 's3:GetObject', object, account.user('ben'));
    expect(result).toEqual({ ok: true, value: null });
    expect(decision).toMatchObject({ decidedBy: 'resource' });
  });

  it('a bucket of another account that is here is decided by both', () => {
    const account = accountOfAna();
    account.add('accounts', { ...partnerRow, status: 'ACTIVE' });
    account.add('resources', bucketOf(partner, { Principal: { AWS: `arn:aws:iam::${home}:root` } }));
    expect(ask(account, 's3:GetObject', object, account.user('ana')).result).toMatchObject({ ok: true });
    const closed = accountOfAna();
    closed.add('accounts', { ...partnerRow, status: 'ACTIVE' });
    closed.add('resources', bucketOf(partner, { Principal: { Service: 'lambda.amazonaws.com' } }));
    const refused = ask(closed, 's3:GetObject', object, closed.user('ana'));
    expect(refused.decision).toMatchObject({ verdict: 'implicitDeny', decidedBy: 'resource' });
    expect(refused.result).toMatchObject({ error: { code: 'AccessDenied', message: 'Access Denied' } });
  });

  it('a service is asked about what has a policy of its own, and about nothing else', () => {
    const account = accountOfAna();
    account.add('resources', bucketOf(home, { Principal: { Service: 'lambda.amazonaws.com' } }));
    const lambda: Credentials = { type: 'service', service: 'lambda.amazonaws.com' };
    expect(ask(account, 's3:GetObject', object, lambda).result).toMatchObject({ ok: true });
    expect(ask(account, 'iam:ListUsers', '*', lambda).result).toMatchObject({ notModelled: {} });
  });

  it('S3 prints what was asked for in quotes', () => {
    const account = accountOfAna();
    account.must('CreateUser', { UserName: 'ben' });
    expect(ask(account, 's3:GetObject', object, account.user('ben')).result).toMatchObject({
      error: { message: expect.stringContaining(`on resource: "${object}" because no identity`) as string },
    });
  });

  it('a role is passed within its account, with the permission for it', () => {
    const account = accountOfAna();
    const role = `arn:aws:iam::${home}:role/Worker`;
    const pass = { Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' };
    const input = { UserName: 'ana', PolicyName: 'Pass', PolicyDocument: policy(pass) };
    expect(ask(account, 'iam:PassRole', role, account.user('ana')).result).toMatchObject({
      error: { message: expect.stringContaining(`on resource: ${role} because no`) as string },
    });
    account.must('PutUserPolicy', input);
    expect(ask(account, 'iam:PassRole', role, account.user('ana')).result).toMatchObject({ ok: true });
    const there = `arn:aws:iam::${partner}:role/Theirs`;
    expect(ask(account, 'iam:PassRole', there, account.user('ana')).result).toMatchObject({
      error: { code: 'AccessDenied', message: 'Cross-account pass role is not allowed.' },
    });
  });

  it('IAM’s refusals print what exists by kind and name, and what would be made by ARN', () => {
    const account = accountOfAna();
    const message = (action: string, resource: string): unknown =>
      ask(account, action, `arn:aws:iam::${home}:${resource}`, account.user('ana')).result;
    const on = (text: string) => ({
      error: { message: expect.stringContaining(`on resource: ${text} because`) as string },
    });
    expect(message('iam:DeleteUser', 'user/eng/ben')).toMatchObject(on('user ben'));
    expect(message('iam:CreateAccessKey', 'user/ben')).toMatchObject(on('user ben'));
    expect(message('iam:GetPolicy', 'policy/P')).toMatchObject(on(`policy arn:aws:iam::${home}:policy/P`));
    expect(message('iam:CreateUser', 'user/ben')).toMatchObject(on(`arn:aws:iam::${home}:user/ben`));
    expect(message('iam:CreatePolicy', 'policy/team/Read')).toMatchObject(on('policy Read'));
    expect(message('iam:DeleteInstanceProfile', 'instance-profile/web')).toMatchObject(
      on('instance profile web'),
    );
  });

  it('a role is asked about with its trust policy', () => {
    const account = accountOfAna();
    const arn = `arn:aws:iam::${home}:role/Worker`;
    const { decision } = ask(account, 'sts:AssumeRole', arn, account.user('ana'));
    expect(decision).toMatchObject({ verdict: 'allow', decidedBy: 'trust' });
    expect(ask(account, 'sts:AssumeRole', arn, root).result).toMatchObject({
      error: { message: 'Roles may not be assumed by root accounts.' },
    });
  });

  it('who I am needs no permission', () => {
    const account = accountOfAna();
    const { decision } = ask(account, 'sts:GetCallerIdentity', '*', account.user('ana'));
    expect(decision).toMatchObject({ verdict: 'allow', decidedBy: 'public' });
  });

  it('a token’s session may not call IAM, though its user may', () => {
    const account = accountOfAna();
    const token = sessionOf(account.must('GetSessionToken', {}, account.user('ana')));
    expect(ask(account, 'iam:ListUsers', '*', token).result).toMatchObject({
      error: { code: 'InvalidClientTokenId' },
    });
    expect(ask(account, 's3:GetObject', 'arn:aws:s3:::reports/q3', token).result).toMatchObject({ ok: true });
    expect(ask(account, 'sts:GetSessionToken', '*', token).result).toMatchObject({
      error: { code: 'AccessDenied' },
    });
  });

  it.each([
    ['s3:*', '*', 'Invalid Action Name: s3:*'],
    ['GetObject', '*', 'Invalid Action Name: GetObject'],
    ['s3:GetObject', 'reports/q3', 'Invalid Resource: reports/q3'],
  ])('%s on %s is no question', (action, resource, message) => {
    const account = accountOfAna();
    expect(ask(account, action, resource, root).result).toMatchObject({
      error: { code: 'InvalidInput', message },
    });
  });

  it.each([
    [`s3:${'a'.repeat(126)}`, '*', 'actionNames.1.member', 128],
    ['s3:GetObject', `arn:aws:s3:::${'a'.repeat(2036)}`, 'resourceArns.1.member', 2048],
  ])('what is longer than AWS takes is no question', (action, resource, name, most) => {
    const message = `1 validation error detected: Value at '${name}' failed to satisfy constraint: Member must have length less than or equal to ${most}`;
    const account = accountOfAna();
    expect(ask(account, action, resource, root).result).toMatchObject({
      error: { code: 'ValidationError', message },
    });
    const shorter = ask(account, action.slice(0, 128), resource.slice(0, 2048), root).result;
    expect(shorter).toMatchObject({ ok: true });
  });

  it('what needs no signature is answered to somebody who has none', () => {
    expect(ask(accountOfAna(), 'cognito-identity:GetId', '*', null).result).toMatchObject({ ok: true });
    expect(ask(accountOfAna(), 'cognito-identity:ListIdentityPools', '*', null).result).toMatchObject({
      error: { code: 'MissingAuthenticationTokenException' },
    });
  });

  it('nobody is asked for credentials first', () => {
    expect(ask(accountOfAna(), 'iam:GetUser', '*', null).result).toMatchObject({
      error: { code: 'MissingAuthenticationToken' },
    });
  });
});
