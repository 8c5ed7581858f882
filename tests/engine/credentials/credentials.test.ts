import { beforeAll, describe, expect, it } from 'vitest';
import type { Credentials } from '../../../src/engine/index.ts';
import { identify, preparePart } from '../../../src/engine/index.ts';
import { Account, home, root, sessionOf } from '../account.ts';

const other = '444455556666';
type KeyCredentials = Extract<Credentials, { type: 'key' }>;

const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: {
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${home}:user/ana` },
    Action: 'sts:AssumeRole',
  },
});

function accountOfAna(): Account {
  const account = new Account();
  account.must('CreateUser', { UserName: 'ana' });
  account.must('CreateAccessKey', { UserName: 'ana' });
  account.must('CreateRole', { RoleName: 'Worker', Path: '/eng/', AssumeRolePolicyDocument: trust });
  return account;
}

const RoleArn = `arn:aws:iam::${home}:role/eng/Worker`;
const assume = (account: Account): KeyCredentials =>
  sessionOf(
    account.must('AssumeRole', { RoleArn, RoleSessionName: 'desk' }, account.key('ana')),
  ) as KeyCredentials;

beforeAll(async () => {
  await preparePart('iam');
  await preparePart('sts');
  await preparePart('sts-session-tokens');
  await preparePart('playground');
});

describe('who presents these credentials', () => {
  it('the root user, signed in to the console', () => {
    const account = accountOfAna();
    expect(identify(account.world, root, account.now)).toMatchObject({
      ok: true,
      value: { type: 'root', arn: `arn:aws:iam::${home}:root`, userId: home, principalId: null },
    });
  });

  it('the root user, by an access key of its own', () => {
    const account = accountOfAna();
    account.must('CreateAccessKey', {});
    const row = [...account.world.tables.accessKeys.values()].find(({ ownerId }) => ownerId === home);
    const key = {
      type: 'key',
      accessKeyId: row?.id ?? '',
      secretAccessKey: row?.secretAccessKey ?? '',
    } as const;
    expect(identify(account.world, key, account.now)).toMatchObject({
      ok: true,
      value: { type: 'root', accessKeyId: row?.id },
    });
  });

  it('a user, by console or key, under the name of today', () => {
    const account = accountOfAna();
    const key = account.key('ana');
    const id = account.id('users', 'ana');
    account.must('UpdateUser', { UserName: 'ana', NewUserName: 'anna' });
    const anna = { type: 'user', arn: `arn:aws:iam::${home}:user/anna`, userId: id, principalId: id };
    expect(identify(account.world, key, account.now)).toMatchObject({ ok: true, value: anna });
    expect(identify(account.world, { type: 'console', id }, account.now)).toMatchObject({
      ok: true,
      value: { ...anna, accessKeyId: null, session: null },
    });
  });

  it('a role session, whose ARN has no path', () => {
    const account = accountOfAna();
    const session = assume(account);
    expect(identify(account.world, session, account.now)).toMatchObject({
      ok: true,
      value: {
        type: 'assumedRole',
        arn: `arn:aws:sts::${home}:assumed-role/Worker/desk`,
        userId: `${account.id('roles', 'Worker')}:desk`,
        accessKeyId: session.accessKeyId,
        session: { chained: false, issuedTo: { id: account.id('users', 'ana') } },
      },
    });
  });

  it('a service and somebody in another account', () => {
    const { world, now } = accountOfAna();
    expect(identify(world, { type: 'service', service: 'ec2.amazonaws.com' }, now)).toMatchObject({
      ok: true,
      value: { type: 'service', arn: 'ec2.amazonaws.com', account: '' },
    });
    const arn = 'arn:aws:iam::444455556666:root';
    expect(identify(world, { type: 'account', arn }, now)).toMatchObject({
      ok: true,
      value: { type: 'account', arn, account: '444455556666' },
    });
  });
});

describe('credentials that are lent or reach further', () => {
  const policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action: ['sts:GetFederationToken', 'sts:AssumeRoot'], Resource: '*' },
  });

  function accountThatLends(): Account {
    const account = accountOfAna();
    account.must('PutUserPolicy', { UserName: 'ana', PolicyName: 'P', PolicyDocument: policy });
    return account;
  }

  it('a federated user, under its own name and with the user who lent in the background', () => {
    const account = accountThatLends();
    const lent = sessionOf(account.must('GetFederationToken', { Name: 'fred' }, account.key('ana')));
    expect(identify(account.world, lent, account.now)).toMatchObject({
      ok: true,
      value: {
        type: 'federatedUser',
        account: home,
        arn: `arn:aws:sts::${home}:federated-user/fred`,
        userId: `${home}:fred`,
        principalId: account.id('users', 'ana'),
        session: { kind: 'federatedUser', sessionName: 'fred' },
      },
    });
  });

  it('a federated user of the root user, whom no user stands behind', () => {
    const account = new Account();
    const lent = sessionOf(account.must('GetFederationToken', { Name: 'fred' }));
    expect(identify(account.world, lent, account.now)).toMatchObject({
      value: { type: 'federatedUser', userId: `${home}:fred`, principalId: null },
    });
  });

  it('a user’s session: the user itself', () => {
    const account = accountOfAna();
    const token = sessionOf(account.must('GetSessionToken', {}, account.key('ana')));
    expect(identify(account.world, token, account.now)).toMatchObject({
      value: {
        type: 'user',
        arn: `arn:aws:iam::${home}:user/ana`,
        userId: account.id('users', 'ana'),
        session: { kind: 'userSession', sessionName: '' },
      },
    });
  });

  it('the root user and users of every account held, and of no other', () => {
    const account = new Account();
    account.must('playground:AddAccount', { Name: 'Other', AccountId: other });
    const otherRoot = { type: 'console', id: other } as const;
    expect(identify(account.world, otherRoot, account.now)).toMatchObject({
      value: { type: 'root', account: other, arn: `arn:aws:iam::${other}:root` },
    });
    const { result } = account.must('CreateUser', { UserName: 'olga' }, otherRoot);
    const id = (result as unknown as { value: { User: { UserId: string } } }).value.User.UserId;
    expect(identify(account.world, { type: 'console', id }, account.now)).toMatchObject({
      value: { type: 'user', account: other, arn: `arn:aws:iam::${other}:user/olga` },
    });
    expect(identify(account.world, { type: 'console', id: '123456789012' }, account.now)).toMatchObject({
      ok: false,
      error: { code: 'InvalidClientTokenId' },
    });
  });

  it('nobody of a suspended account, with any credentials', () => {
    const account = new Account();
    account.must('playground:AddAccount', { Name: 'Other', AccountId: other });
    const otherRoot = { type: 'console', id: other } as const;
    const token = sessionOf(account.must('GetSessionToken', {}, otherRoot));
    const row = account.world.tables.accounts.get(other);
    if (!row) throw new Error('The account is there');
    account.add('accounts', { ...row, status: 'SUSPENDED' });
    for (const credentials of [otherRoot, token])
      expect(identify(account.world, credentials, account.now)).toMatchObject({
        ok: false,
        error: { code: 'InvalidClientTokenId', status: 403 },
      });
  });

  it('nobody gets into a role of a suspended account', () => {
    const account = accountOfAna();
    account.must('playground:AddAccount', { Name: 'Other', AccountId: other });
    const open = {
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Principal: { AWS: home }, Action: 'sts:AssumeRole' },
    };
    account.must(
      'CreateRole',
      { RoleName: 'Guest', AssumeRolePolicyDocument: JSON.stringify(open) },
      { type: 'console', id: other },
    );
    const all = {
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' },
    };
    account.must('PutUserPolicy', { UserName: 'ana', PolicyName: 'P', PolicyDocument: JSON.stringify(all) });
    const input = { RoleArn: `arn:aws:iam::${other}:role/Guest`, RoleSessionName: 'desk' };
    expect(account.call('AssumeRole', input, account.key('ana')).result.ok).toBe(true);
    const row = account.world.tables.accounts.get(other);
    if (!row) throw new Error('The account is there');
    account.add('accounts', { ...row, status: 'SUSPENDED' });
    expect(account.call('AssumeRole', input, account.key('ana')).result).toMatchObject({
      error: {
        code: 'AccessDenied',
        message: `User: arn:aws:iam::${home}:user/ana is not authorized to perform: sts:AssumeRole on resource: ${input.RoleArn}`,
      },
    });
  });

  it('a root session as long as its account is here', () => {
    const account = new Account();
    const session = {
      id: 'ASIAROOTSESSIONEXAMPLE',
      account: other,
      kind: 'rootSession',
      ownerId: other,
      sessionName: '',
      secretAccessKey: 's',
      sessionToken: 't',
      issuedAt: account.now,
      expiresAt: account.now + 900_000,
      issuedTo: { arn: `arn:aws:iam::${home}:user/ana`, id: null },
      chained: false,
    } as const;
    account.add('sessions', session);
    const { id: accessKeyId, secretAccessKey, sessionToken } = session;
    const key = { type: 'key', accessKeyId, secretAccessKey, sessionToken } as const;
    expect(identify(account.world, key, account.now).ok).toBe(false);
    account.must('playground:AddAccount', { Name: 'Other', AccountId: other });
    expect(identify(account.world, key, account.now)).toMatchObject({
      value: { type: 'root', account: other, session: { kind: 'rootSession' } },
    });
  });
});

describe('credentials that AWS does not take', () => {
  const account = new Account();
  let key: KeyCredentials;
  let session: KeyCredentials;
  beforeAll(() => {
    account.must('CreateUser', { UserName: 'ana' });
    account.must('CreateAccessKey', { UserName: 'ana' });
    account.must('CreateAccessKey', { UserName: 'ana' });
    account.must('CreateRole', { RoleName: 'Worker', Path: '/eng/', AssumeRolePolicyDocument: trust });
    key = account.key('ana') as KeyCredentials;
    session = assume(account);
    account.must('UpdateAccessKey', {
      UserName: 'ana',
      AccessKeyId: account.keys('ana')[1] ?? '',
      Status: 'Inactive',
    });
  });
  const hour = 3_600_000;
  const cases: [string, () => Credentials | null, number, string][] = [
    ['none at all', () => null, 0, 'MissingAuthenticationToken'],
    ['an unknown key', () => ({ ...key, accessKeyId: 'AKIAIOSFODNN7EXAMPLE' }), 0, 'InvalidClientTokenId'],
    ['an inactive key', () => account.key('ana', 1), 0, 'InvalidClientTokenId'],
    ['a key with a wrong secret', () => ({ ...key, secretAccessKey: 'wrong' }), 0, 'SignatureDoesNotMatch'],
    ['a long-term key with a token', () => ({ ...key, sessionToken: 'x' }), 0, 'InvalidClientTokenId'],
    ['a session with another token', () => ({ ...session, sessionToken: 'x' }), 0, 'InvalidClientTokenId'],
    [
      'a session with a wrong secret',
      () => ({ ...session, secretAccessKey: 'x' }),
      0,
      'SignatureDoesNotMatch',
    ],
    ['a session at its end', () => session, hour, 'ExpiredToken'],
    ['a console sign-in of nobody', () => ({ type: 'console', id: 'AIDANOBODY' }), 0, 'InvalidClientTokenId'],
    ['an account that is no ARN', () => ({ type: 'account', arn: 'somebody' }), 0, 'InvalidClientTokenId'],
  ];

  it.each(cases)('%s', (_title, credentials, later, code) => {
    const result = identify(account.world, credentials(), account.now + later);
    expect(result).toMatchObject({ ok: false, error: { code } });
  });

  it('a session without its token', () => {
    const bare: Credentials = {
      type: 'key',
      accessKeyId: session.accessKeyId,
      secretAccessKey: session.secretAccessKey,
    };
    expect(identify(account.world, bare, account.now)).toMatchObject({
      ok: false,
      error: { code: 'InvalidClientTokenId', status: 403 },
    });
  });

  it('a session is good until the moment it ends', () => {
    expect(identify(account.world, session, account.now + hour - 60_001).ok).toBe(true);
  });

  it('a session of a role that is gone', () => {
    const other = accountOfAna();
    const credentials = assume(other);
    other.must('DeleteRole', { RoleName: 'Worker' });
    expect(identify(other.world, credentials, other.now)).toMatchObject({
      ok: false,
      error: { code: 'InvalidClientTokenId' },
    });
  });

  it('is answered as each service answers', () => {
    const account = accountOfAna();
    const key = account.key('ana') as KeyCredentials;
    const session = assume(account);
    const cases: [Credentials | null, later: number][] = [
      [null, 0],
      [{ ...key, accessKeyId: 'AKIAIOSFODNN7EXAMPLE' }, 0],
      [{ ...session, sessionToken: 'x' }, 0],
      [{ ...key, secretAccessKey: 'x' }, 0],
      [session, 2 * 3_600_000],
    ];
    const said = (service: string): string[] =>
      cases.map(([credentials, later]) => {
        const result = identify(account.world, credentials, account.now + later, service);
        if (result.ok) return `asks its policies about ${result.value.type}`;
        if (!('error' in result)) throw new Error(`${service} doesn’t know what to say`);
        return `${result.error.status} ${result.error.code}`;
      });
    const query = [
      '403 MissingAuthenticationToken',
      '403 InvalidClientTokenId',
      '403 InvalidClientTokenId',
      '403 SignatureDoesNotMatch',
      '403 ExpiredToken',
    ];
    const json = (status: number): string[] => [
      `${status} MissingAuthenticationTokenException`,
      `${status} UnrecognizedClientException`,
      `${status} UnrecognizedClientException`,
      `${status} InvalidSignatureException`,
      `${status} ExpiredTokenException`,
    ];
    expect({ iam: said('iam'), sts: said('sts'), sqs: said('sqs') }).toEqual({
      iam: query,
      sts: query,
      sqs: query,
    });
    expect({ kms: said('KMS'), lambda: said('lambda') }).toEqual({ kms: json(400), lambda: json(403) });
    expect(said('s3')).toEqual([
      'asks its policies about anonymous',
      '403 InvalidAccessKeyId',
      '400 InvalidToken',
      '403 SignatureDoesNotMatch',
      '400 ExpiredToken',
    ]);
  });

  it('ends in a full stop everywhere but in IAM', () => {
    const account = accountOfAna();
    const nobody: Credentials = { type: 'key', accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'x' };
    const message = 'The security token included in the request is invalid';
    expect(identify(account.world, nobody, account.now, 'iam')).toMatchObject({ error: { message } });
    expect(identify(account.world, nobody, account.now, 'sts')).toMatchObject({
      error: { message: `${message}.` },
    });
  });
});
