import { beforeAll, describe, expect, it } from 'vitest';
import type { Credentials } from '../../../src/engine/index.ts';
import { attempt } from '../../../src/engine/calls.ts';
import { preparePart } from '../../../src/engine/index.ts';
import { codeOfStep, totpStep } from '../../../src/engine/credentials/totp.ts';
import { Account, home, root, sessionOf } from '../account.ts';

const everything = JSON.stringify({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: '*', Resource: '*' },
});
const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Principal: { AWS: home }, Action: 'sts:AssumeRole' },
});
const RoleArn = `arn:aws:iam::${home}:role/Worker`;

/** Ana may do everything, and so may the role. */
function accountOfAna(): Account {
  const account = new Account();
  account.must('CreateUser', { UserName: 'ana' });
  account.must('PutUserPolicy', { UserName: 'ana', PolicyName: 'All', PolicyDocument: everything });
  account.must('CreateAccessKey', { UserName: 'ana' });
  account.must('CreateRole', { RoleName: 'Worker', AssumeRolePolicyDocument: trust });
  account.must('PutRolePolicy', { RoleName: 'Worker', PolicyName: 'All', PolicyDocument: everything });
  return account;
}

function withMfa(account: Account): Credentials {
  const device = account.must('CreateVirtualMFADevice', { VirtualMFADeviceName: 'ana' });
  const seed = (device.result as unknown as { value: { VirtualMFADevice: { Base32StringSeed: string } } })
    .value.VirtualMFADevice.Base32StringSeed;
  const code = (later: number): string => codeOfStep(atob(seed), totpStep(account.now + 60_000) + later);
  const SerialNumber = `arn:aws:iam::${home}:mfa/ana`;
  account.must('EnableMFADevice', {
    UserName: 'ana',
    SerialNumber,
    AuthenticationCode1: code(-1),
    AuthenticationCode2: code(0),
  });
  account.now += 120_000;
  return sessionOf(
    account.must('GetSessionToken', { SerialNumber, TokenCode: code(0) }, account.user('ana')),
  );
}

const kinds: Record<string, (account: Account) => Credentials> = {
  token: (account) => sessionOf(account.must('GetSessionToken', {}, account.user('ana'))),
  'MFA token': withMfa,
  'federated user': (account) =>
    sessionOf(account.must('GetFederationToken', { Name: 'fred', Policy: everything }, account.user('ana'))),
  'role session': (account) =>
    sessionOf(account.must('AssumeRole', { RoleArn, RoleSessionName: 'desk' }, account.user('ana'))),
};

const invalid = 'The security token included in the request is invalid';
const closed = (name: string): string => `Cannot call ${name} with session credentials`;

/** What each kind of session may call though everything is allowed: null, or the refusal's sentence. */
const table: [kind: string, action: string, refusal: string | null][] = [
  ['token', 'iam:ListUsers', invalid],
  ['token', 'sts:AssumeRole', null],
  ['token', 'sts:GetCallerIdentity', null],
  ['token', 'sts:GetSessionToken', closed('GetSessionToken')],
  ['token', 'sts:GetFederationToken', closed('GetFederationToken')],
  ['token', 'sts:GetAccessKeyInfo', closed('GetAccessKeyInfo')],
  ['token', 'lambda:ListFunctions', null],
  ['MFA token', 'iam:ListUsers', null],
  ['MFA token', 'sts:GetFederationToken', closed('GetFederationToken')],
  ['federated user', 'iam:ListUsers', invalid],
  ['federated user', 'sts:AssumeRole', closed('AssumeRole')],
  ['federated user', 'sts:GetCallerIdentity', null],
  ['federated user', 'sts:GetSessionToken', closed('GetSessionToken')],
  ['federated user', 'lambda:ListFunctions', null],
  ['role session', 'iam:ListUsers', null],
  ['role session', 'sts:GetCallerIdentity', null],
  ['role session', 'sts:GetAccessKeyInfo', null],
  ['role session', 'sts:GetSessionToken', closed('GetSessionToken')],
  ['role session', 'sts:GetFederationToken', closed('GetFederationToken')],
  ['role session', 'lambda:ListFunctions', null],
];

function inputOf(name: string, account: Account): object {
  if (name === 'AssumeRole') return { RoleArn, RoleSessionName: 'next' };
  if (name === 'GetFederationToken') return { Name: 'next' };
  return name === 'GetAccessKeyInfo' ? { AccessKeyId: account.keys('ana')[0] } : {};
}

beforeAll(async () => {
  await Promise.all(
    (['iam', 'iam-sign-in', 'sts', 'sts-session-tokens', 'lambda'] as const).map(preparePart),
  );
});

describe.each(table)('a %s and %s', (kind, action, refusal) => {
  const setUp = () => {
    const account = accountOfAna();
    return { account, credentials: kinds[kind]?.(account) ?? root };
  };
  const [service = '', name = ''] = action.split(':');

  it(refusal === null ? 'may be tried' : 'is refused when it is tried', () => {
    const { account, credentials } = setUp();
    const resource = name === 'AssumeRole' ? RoleArn : '*';
    const { result } = attempt(account.world, { type: 'try', action, resource, credentials }, account.now);
    if (refusal === null) expect(result.ok).toBe(true);
    else expect(result).toMatchObject({ ok: false, error: { message: refusal, status: 403 } });
  });

  it(refusal === null ? 'may be called' : 'is refused in the same words when it is called', () => {
    const { account, credentials } = setUp();
    const id = ['iam', 'sts'].includes(service) ? name : action;
    const { result } = account.call(id, inputOf(name, account), credentials);
    if (refusal === null) expect(result.ok).toBe(true);
    else expect(result).toMatchObject({ ok: false, error: { message: refusal, status: 403 } });
  });
});
