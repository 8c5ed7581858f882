import { beforeAll, describe, expect, it } from 'vitest';
import type { Credentials } from '../../src/engine/index.ts';
import { identify, preparePart } from '../../src/engine/index.ts';
import { Account, home, root, sessionOf } from './account.ts';

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
});
