import { beforeAll, describe, expect, it } from 'vitest';
import { attempt } from '../../../src/engine/calls.ts';
import { preparePart } from '../../../src/engine/index.ts';
import { Account, home, root, sessionOf } from '../account.ts';

const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: {
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${home}:user/ana`, Service: 'ec2.amazonaws.com' },
    Action: 'sts:AssumeRole',
  },
});
const RoleArn = `arn:aws:iam::${home}:role/Worker`;

function accountOfAna(): Account {
  const account = new Account();
  account.must('CreateUser', { UserName: 'ana' });
  account.must('CreateAccessKey', { UserName: 'ana' });
  account.must('CreateRole', { RoleName: 'Worker', AssumeRolePolicyDocument: trust });
  return account;
}

beforeAll(async () => {
  await preparePart('iam');
  await preparePart('sts');
  await preparePart('sts-session-tokens');
  await preparePart('playground');
  await preparePart('iam-sign-in');
  await preparePart('s3');
});

describe('the event of a call', () => {
  it('names what was asked and answered, in CloudTrail’s words', () => {
    const { event } = new Account().call('CreateUser', {
      UserName: 'ana',
      Tags: [{ Key: 'team', Value: 'web' }],
    });
    expect(event).toMatchObject({
      eventSource: 'iam.amazonaws.com',
      eventName: 'CreateUser',
      eventTime: '2026-11-25T10:01:00Z',
      awsRegion: 'us-east-1',
      readOnly: false,
      recipientAccountId: home,
      requestParameters: { userName: 'ana', tags: [{ key: 'team', value: 'web' }] },
      responseElements: { user: { userName: 'ana', createDate: 'Nov 25, 2026, 10:01:00 AM' } },
    });
    expect(event).not.toHaveProperty('errorCode');
  });

  it('puts a global service’s call into us-east-1, also where another region is set', () => {
    const account = accountOfAna();
    const context = { region: 'eu-west-1' };
    const tried = (action: string) =>
      attempt(account.world, { type: 'try', action, resource: '*', credentials: root, context }, account.now)
        .event.awsRegion;
    expect(tried('iam:GetUser')).toBe('us-east-1');
    expect(tried('IAM:getuser')).toBe('us-east-1');
    expect(tried('organizations:ListRoots')).toBe('us-east-1');
    expect(tried('sqs:ListQueues')).toBe('eu-west-1');
  });

  it('keeps no secret of a new access key', () => {
    const account = accountOfAna();
    const { event, result } = account.must('CreateAccessKey', { UserName: 'ana' });
    const secret = (result as { value: { AccessKey: { SecretAccessKey: string } } }).value.AccessKey
      .SecretAccessKey;
    expect(JSON.stringify(event)).not.toContain(secret);
    expect(event.responseElements).toMatchObject({ accessKey: { userName: 'ana', status: 'Active' } });
  });

  it('keeps no secret of a session, and shows its key id and token as CloudTrail does', () => {
    const account = accountOfAna();
    const outcome = account.must('AssumeRole', { RoleArn, RoleSessionName: 'desk' }, account.key('ana'));
    const session = sessionOf(outcome) as { accessKeyId: string; secretAccessKey: string };
    expect(JSON.stringify(outcome.event)).not.toContain(session.secretAccessKey);
    expect(outcome.event.responseElements).toMatchObject({
      credentials: { accessKeyId: session.accessKeyId },
    });
    expect(outcome.event.readOnly).toBe(true);
  });

  it('tells of a refusal by its code, with Exception where IAM’s model names one', () => {
    const account = accountOfAna();
    expect(account.call('GetUser', { UserName: 'ghost' }).event).toMatchObject({
      errorCode: 'NoSuchEntityException',
      errorMessage: 'The user with name ghost cannot be found.',
      responseElements: null,
      readOnly: true,
    });
    expect(account.call('GetUser', {}, account.key('ana')).event).toMatchObject({
      errorCode: 'AccessDenied',
    });
  });

  it('calls IAM’s exceptions by their names, also where the code is another', () => {
    const account = accountOfAna();
    const codes = (
      [
        ['CreateUser', { UserName: 'ana' }],
        ['CreateLoginProfile', { UserName: 'ana', Password: 'short' }],
        ['ChangePassword', { OldPassword: 'x', NewPassword: 'y' }],
        ['GetCredentialReport', {}],
        ['GetUser', { UserName: 'a b' }],
      ] as const
    ).map(([operation, input]) => account.call(operation, input).event.errorCode);
    expect(codes).toEqual([
      'EntityAlreadyExistsException',
      'PasswordPolicyViolationException',
      'InvalidUserTypeException',
      'CredentialReportNotPresentException',
      'ValidationError',
    ]);
  });

  it('leaves other services’ codes as they are', () => {
    const account = new Account();
    account.must('s3:CreateBucket', { Bucket: 'reports-of-the-year' });
    account.must('playground:AddAccount', { Name: 'Other' });
    const taken = account.call(
      's3:CreateBucket',
      { Bucket: 'reports-of-the-year' },
      {
        type: 'console',
        id: '444455556666',
      },
    );
    expect(taken.event).toMatchObject({ errorCode: 'BucketAlreadyExists' });
  });

  it('leaves out of the request what the model doesn’t know', () => {
    const { event } = new Account().call('CreateUser', { UserName: 'ana', Password: 'hunter2' });
    expect(event.requestParameters).toEqual({ userName: 'ana' });
  });

  it('has an id of its own', () => {
    const account = new Account();
    const ids = Array.from({ length: 50 }, () => account.call('ListUsers', {}).event.eventID);
    expect(new Set(ids).size).toBe(50);
  });
});

describe('whose trail has an event', () => {
  const other = '444455556666';

  it('that of the caller’s account, also for a role of another one', () => {
    const account = accountOfAna();
    account.must('playground:AddAccount', { Name: 'Other', AccountId: other });
    const otherRoot = { type: 'console', id: other } as const;
    expect(account.call('ListUsers', {}, otherRoot).event.recipientAccountId).toBe(other);
    const RoleElsewhere = `arn:aws:iam::${other}:role/Guest`;
    const input = { RoleArn: RoleElsewhere, RoleSessionName: 'desk' };
    expect(account.call('AssumeRole', input, account.key('ana')).event.recipientAccountId).toBe(home);
  });

  it('that of the role’s account where the caller has none here', () => {
    const account = accountOfAna();
    account.must('playground:AddAccount', { Name: 'Other', AccountId: other });
    const input = { RoleArn: `arn:aws:iam::${other}:role/Guest`, RoleSessionName: 'i-0123' };
    const service = { type: 'service', service: 'ec2.amazonaws.com' } as const;
    expect(account.call('AssumeRole', input, service).event.recipientAccountId).toBe(other);
    const stranger = { type: 'account', arn: 'arn:aws:iam::123456789012:root' } as const;
    expect(account.call('AssumeRole', input, stranger).event.recipientAccountId).toBe(other);
  });
});

describe('who an event says it was', () => {
  it('the root user', () => {
    expect(new Account().call('ListUsers', {}).event.userIdentity).toEqual({
      type: 'Root',
      principalId: home,
      arn: `arn:aws:iam::${home}:root`,
      accountId: home,
    });
  });

  it('a user, with the key that signed', () => {
    const account = accountOfAna();
    expect(account.call('ListUsers', {}, account.key('ana')).event.userIdentity).toEqual({
      type: 'IAMUser',
      principalId: account.id('users', 'ana'),
      arn: `arn:aws:iam::${home}:user/ana`,
      accountId: home,
      accessKeyId: account.keys('ana')[0],
      userName: 'ana',
    });
  });

  it('a role session, with the role that issued it', () => {
    const account = accountOfAna();
    const session = sessionOf(
      account.must('AssumeRole', { RoleArn, RoleSessionName: 'desk' }, account.key('ana')),
    );
    expect(account.call('ListUsers', {}, session).event.userIdentity).toMatchObject({
      type: 'AssumedRole',
      arn: `arn:aws:sts::${home}:assumed-role/Worker/desk`,
      sessionContext: {
        sessionIssuer: { type: 'Role', arn: RoleArn, userName: 'Worker' },
        attributes: { creationDate: '2026-11-25T10:04:00Z', mfaAuthenticated: 'false' },
      },
    });
  });

  it('a user’s session, and whether MFA was proven for it', () => {
    const account = accountOfAna();
    const token = sessionOf(account.must('GetSessionToken', {}, account.key('ana')));
    const { userIdentity } = account.call('GetCallerIdentity', {}, token).event;
    expect(userIdentity).toMatchObject({
      type: 'IAMUser',
      userName: 'ana',
      sessionContext: { attributes: { mfaAuthenticated: 'false', creationDate: '2026-11-25T10:04:00Z' } },
    });
    const { accessKeyId } = token as { accessKeyId: string };
    const row = account.world.tables.sessions.get(accessKeyId);
    if (!row) throw new Error('The session is there');
    account.add('sessions', { ...row, mfaAt: row.issuedAt });
    expect(account.call('GetCallerIdentity', {}, token).event.userIdentity).toMatchObject({
      sessionContext: { attributes: { mfaAuthenticated: 'true' } },
    });
  });

  it('a federated user, with the user who lent the credentials', () => {
    const account = new Account();
    const lent = sessionOf(account.must('GetFederationToken', { Name: 'fred' }));
    expect(account.call('GetCallerIdentity', {}, lent).event.userIdentity).toMatchObject({
      type: 'FederatedUser',
      principalId: `${home}:fred`,
      arn: `arn:aws:sts::${home}:federated-user/fred`,
      accountId: home,
      sessionContext: { sessionIssuer: { type: 'Root', principalId: home } },
    });
  });

  it('a source identity that a session carries', () => {
    const account = accountOfAna();
    const open = JSON.parse(trust) as { Statement: { Action: unknown } };
    open.Statement.Action = ['sts:AssumeRole', 'sts:SetSourceIdentity'];
    account.must('UpdateAssumeRolePolicy', { RoleName: 'Worker', PolicyDocument: JSON.stringify(open) });
    const input = { RoleArn, RoleSessionName: 'desk', SourceIdentity: 'ana' };
    const session = sessionOf(account.must('AssumeRole', input, account.key('ana')));
    expect(account.call('GetCallerIdentity', {}, session).event.userIdentity).toMatchObject({
      sessionContext: { sourceIdentity: 'ana' },
    });
  });

  it('a person without AWS credentials', () => {
    const { event } = new Account().call(
      'playground:SignInToProvider',
      { Issuer: 'login.example.com', Subject: 'zoe', Audience: 'app' },
      null,
    );
    expect(event).toMatchObject({ userIdentity: { type: 'Unknown' }, readOnly: true });
    expect(event.responseElements).toBeNull();
  });

  it('a service, which has no address of its own', () => {
    const account = accountOfAna();
    const service = { type: 'service', service: 'ec2.amazonaws.com' } as const;
    const { event } = account.must('AssumeRole', { RoleArn, RoleSessionName: 'i-0123' }, service);
    expect(event).toMatchObject({
      userIdentity: { type: 'AWSService', invokedBy: 'ec2.amazonaws.com' },
      sourceIPAddress: 'ec2.amazonaws.com',
    });
  });

  it('nobody known', () => {
    expect(new Account().call('ListUsers', {}, null).event).toMatchObject({
      userIdentity: { type: 'Unknown' },
      errorCode: 'MissingAuthenticationToken',
    });
  });
});
