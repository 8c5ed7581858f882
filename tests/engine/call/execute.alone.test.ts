// Alone: it asks what a call says before its part is loaded.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Call } from '../../../src/engine/index.ts';
import { byName, createWorld, preparePart } from '../../../src/engine/index.ts';
import { execute } from '../../../src/engine/calls.ts';
import { Account, callOf, home, root, sessionOf, start } from '../account.ts';

const everything = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}';
const trust = (principal: object): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' },
  });

function accountOfAna(): Account {
  const account = new Account();
  account.must('CreateUser', { UserName: 'ana' });
  account.must('CreateAccessKey', { UserName: 'ana' });
  const AssumeRolePolicyDocument = trust({ AWS: `arn:aws:iam::${home}:user/ana` });
  account.must('CreateRole', { RoleName: 'Worker', AssumeRolePolicyDocument });
  account.must('PutRolePolicy', { RoleName: 'Worker', PolicyName: 'All', PolicyDocument: everything });
  return account;
}

const assume = (account: Account) =>
  account.must(
    'AssumeRole',
    { RoleArn: `arn:aws:iam::${home}:role/Worker`, RoleSessionName: 'desk' },
    account.key('ana'),
  );

it('a call before prepare is a fault of the program', () => {
  const call = callOf('GetCallerIdentity', {}, root);
  expect(() => execute(createWorld(home, start), call, start)).toThrow('await prepare(call) first');
});

describe('with the models loaded', () => {
  beforeAll(async () => {
    await preparePart('iam');
    await preparePart('sts');
  });

  it('a refusal carries the decision and its sentence, and changes only clock, counter and last use', () => {
    const account = accountOfAna();
    const outcome = account.call('CreateUser', { UserName: 'ben' }, account.key('ana'));
    expect(outcome.result).toEqual({
      ok: false,
      error: {
        code: 'AccessDenied',
        status: 403,
        message: `User: arn:aws:iam::${home}:user/ana is not authorized to perform: iam:CreateUser on resource: arn:aws:iam::${home}:user/ben because no identity-based policy allows the iam:CreateUser action`,
      },
    });
    expect(outcome.decision).toMatchObject({ verdict: 'implicitDeny', decidedBy: 'identity' });
    expect(outcome.changes.map(({ table, key }) => `${table}/${key}`)).toEqual([
      'meta/now',
      `lastUsed/${account.keys('ana')[0]}`,
      `lastUsed/${account.id('users', 'ana')} iam:CreateUser`,
      'meta/seq',
    ]);
  });

  it('assuming a role tells both sides: what trust said and what the caller’s own policies said', () => {
    const account = accountOfAna();
    const { decision } = assume(account);
    expect(decision?.steps.map(({ layer, verdict, rule }) => [layer, verdict, rule])).toEqual([
      ['trust', 'allow', 'trust-names-caller'],
      ['identity', 'notApplicable', 'trust-names-caller'],
    ]);
  });

  it('a session’s calls stamp its role, a key’s calls the key, a console’s nothing, and each names what was called', () => {
    const account = accountOfAna();
    const session = sessionOf(assume(account));
    const stamped = (call: () => ReturnType<Account['call']>): string[] =>
      call().changes.flatMap(({ table, key }) => (table === 'lastUsed' ? [key] : []));
    const [role, user] = [account.id('roles', 'Worker'), account.id('users', 'ana')];
    expect(stamped(() => account.call('ListUsers', {}, session))).toEqual([role, `${role} iam:ListUsers`]);
    expect(stamped(() => account.call('ListUsers', {}, account.key('ana')))).toEqual([
      ...account.keys('ana'),
      `${user} iam:ListUsers`,
    ]);
    expect(stamped(() => account.call('ListUsers', {}))).toEqual([]);
    const used = account.must('GetRole', { RoleName: 'Worker' }).result;
    expect(used).toMatchObject({ value: { Role: { RoleLastUsed: { Region: 'us-east-1' } } } });
  });

  it('a role that is made anew under its old name doesn’t let the old sessions in', () => {
    const account = accountOfAna();
    const session = sessionOf(assume(account));
    account.must('DeleteRolePolicy', { RoleName: 'Worker', PolicyName: 'All' });
    account.must('DeleteRole', { RoleName: 'Worker' });
    account.must('CreateRole', { RoleName: 'Worker', AssumeRolePolicyDocument: trust({ AWS: home }) });
    expect(account.call('GetCallerIdentity', {}, session).result).toMatchObject({
      error: { code: 'InvalidClientTokenId' },
    });
  });

  it('a trust policy keeps trusting a renamed user, and not one made anew under the old name', () => {
    const account = accountOfAna();
    account.must('UpdateUser', { UserName: 'ana', NewUserName: 'anna' });
    account.must('CreateUser', { UserName: 'ana' });
    const input = { RoleArn: `arn:aws:iam::${home}:role/Worker`, RoleSessionName: 'desk' };
    expect(account.call('AssumeRole', input, account.user('anna')).result.ok).toBe(true);
    expect(account.call('AssumeRole', input, account.user('ana')).result.ok).toBe(false);
    const shown = account.must('GetRole', { RoleName: 'Worker' }).result;
    expect(JSON.stringify(shown)).toContain('user%2Fanna');
  });

  it('pages join to the whole list without loss or repetition', () => {
    const account = new Account();
    for (let i = 0; i < 7; i++) account.must('CreateUser', { UserName: `u${i}` });
    const seen: string[] = [];
    let Marker: string | undefined;
    do {
      const { result } = account.must('ListUsers', { MaxItems: 3, ...(Marker ? { Marker } : {}) });
      const page = (result as unknown as { value: { Users: { UserName: string }[]; Marker?: string } }).value;
      seen.push(...page.Users.map(({ UserName }) => UserName));
      Marker = page.Marker;
    } while (Marker !== undefined);
    expect(seen).toEqual(['u0', 'u1', 'u2', 'u3', 'u4', 'u5', 'u6']);
  });

  it.each(['toString', '__proto__', 'constructor'])('an operation called %s has no answer', (operation) => {
    const account = new Account();
    expect(account.call(operation, {}).result).toMatchObject({ ok: false, notModelled: {} });
  });

  it('an operation that isn’t modelled has no answer', () => {
    const call = { ...callOf('CreateUser', {}, root), operation: 'UploadSSHPublicKey' } as unknown as Call;
    expect(execute(createWorld(home, start), call, start).result).toMatchObject({
      notModelled: { feature: 'iam:UploadSSHPublicKey' },
    });
  });

  it('a service without a model has no answer', () => {
    const call = {
      ...callOf('CreateUser', {}, root),
      service: 'glacier',
      operation: 'ListVaults',
    } as unknown as Call;
    expect(execute(createWorld(home, start), call, start).result).toMatchObject({
      notModelled: { feature: 'glacier:ListVaults' },
    });
  });

  it('an operation asked of the wrong service has no answer', () => {
    const call = { ...callOf('CreateUser', { UserName: 'ana' }, root), service: 'sts' } as unknown as Call;
    const { result, world } = execute(createWorld(home, start), call, start);
    expect(result).toMatchObject({ notModelled: { feature: 'sts:CreateUser' } });
    expect(byName(world, 'users', home, 'ana')).toBeUndefined();
  });

  it('AWS managed policies are attached but not changed', () => {
    const account = accountOfAna();
    const row = {
      id: 'ANPAIWMBCKSKIEE64ZLYK',
      account: 'aws',
      name: 'AdministratorAccess',
      path: '/',
      createDate: start,
      updateDate: start,
      tags: [],
      defaultVersionId: 'v1',
      nextVersion: 2,
      versions: [{ versionId: 'v1', document: everything, createDate: start }],
      isAttachable: true,
    };
    account.add('policies', row);
    const PolicyArn = 'arn:aws:iam::aws:policy/AdministratorAccess';
    account.must('AttachUserPolicy', { UserName: 'ana', PolicyArn });
    expect(account.call('DeletePolicy', { PolicyArn }).result).toMatchObject({
      error: { code: 'AccessDenied' },
    });
    expect(account.call('CreateGroup', { GroupName: 'Devs' }, account.user('ana')).result.ok).toBe(true);
  });
});
