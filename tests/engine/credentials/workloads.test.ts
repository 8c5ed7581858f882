import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Credentials, WorkloadCredentials, WorkloadRow } from '../../../src/engine/index.ts';
import { partNames, preparePart, workloadCredentials } from '../../../src/engine/index.ts';
import { Account, root, sessionOf } from '../account.ts';

const document = (statement: object): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
const trust = (service: string): string =>
  document({ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' });
const allow = (...actions: string[]): string => document({ Effect: 'Allow', Action: actions, Resource: '*' });

let account: Account;

function workload(): WorkloadRow {
  const [row] = [...account.world.tables.workloads.values()];
  if (!row) throw new Error('no workload');
  return row;
}

const held = (): WorkloadCredentials => workloadCredentials(account.world, workload());

/** A key as a workload calls with it. */
function keyOf(credentials: WorkloadCredentials): Credentials {
  if (credentials.type !== 'key') throw new Error(`holds ${credentials.type}`);
  return credentials.credentials;
}

function profiled(service = 'ec2.amazonaws.com'): void {
  account.must('CreateRole', { RoleName: 'run', AssumeRolePolicyDocument: trust(service) });
  account.must('CreateInstanceProfile', { InstanceProfileName: 'web' });
  account.must('AddRoleToInstanceProfile', { InstanceProfileName: 'web', RoleName: 'run' });
}

beforeAll(async () => {
  await Promise.all(partNames.map(preparePart));
});

beforeEach(() => {
  account = new Account();
  account.must('CreateUser', { UserName: 'ana' });
});

describe('a workload with an access key', () => {
  beforeEach(() => {
    account.must('CreateAccessKey', { UserName: 'ana' });
    const AccessKeyId = account.keys('ana')[0];
    account.must('playground:CreateWorkload', { Name: 'shop', Kind: 'server', AccessKeyId });
  });

  it('calls as the key’s user', () => {
    const { result } = account.call('GetCallerIdentity', {}, keyOf(held()));
    expect(result).toMatchObject({ ok: true, value: { Arn: 'arn:aws:iam::111122223333:user/ana' } });
  });

  it('goes on calling with a key that was deleted, and is refused for the key', () => {
    const AccessKeyId = account.keys('ana')[0];
    account.must('DeleteAccessKey', { UserName: 'ana', AccessKeyId });
    const { result } = account.call('GetCallerIdentity', {}, keyOf(held()));
    expect(result).toMatchObject({
      ok: false,
      error: {
        code: 'InvalidClientTokenId',
        message: 'The security token included in the request is invalid.',
      },
    });
  });
});

describe('a workload with a role', () => {
  it('assumes it through its service and then calls as the session', () => {
    profiled();
    account.must('playground:CreateWorkload', {
      Name: 'shop',
      Kind: 'instance',
      InstanceProfileName: 'web',
    });
    const role = held();
    if (role.type !== 'role') throw new Error(`holds ${role.type}`);
    const { service, roleArn, sessionName } = role;
    expect(sessionName).toMatch(/^i-[0-9a-f]{17}$/);
    const input = { RoleArn: roleArn, RoleSessionName: sessionName };
    const session = sessionOf(account.must('AssumeRole', input, { type: 'service', service }));
    expect(account.call('GetCallerIdentity', {}, session).result).toMatchObject({
      value: { Arn: `arn:aws:sts::111122223333:assumed-role/run/${sessionName}` },
    });
  });

  it('holds nothing once its instance profile is gone', () => {
    profiled();
    account.must('playground:CreateWorkload', {
      Name: 'shop',
      Kind: 'instance',
      InstanceProfileName: 'web',
    });
    account.must('RemoveRoleFromInstanceProfile', { InstanceProfileName: 'web', RoleName: 'run' });
    expect(held()).toEqual({ type: 'none', reason: 'noRole' });
    account.must('DeleteInstanceProfile', { InstanceProfileName: 'web' });
    expect(held()).toEqual({ type: 'none', reason: 'noInstanceProfile' });
  });

  it('is its function’s, as long as the function is there', () => {
    account.must('CreateRole', {
      RoleName: 'run',
      AssumeRolePolicyDocument: trust('lambda.amazonaws.com'),
    });
    account.must('lambda:CreateFunction', {
      FunctionName: 'report',
      Role: 'arn:aws:iam::111122223333:role/run',
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Code: { ZipFile: 'UEs=' },
    });
    account.must('playground:CreateWorkload', { Name: 'job', Kind: 'function', FunctionName: 'report' });
    expect(held()).toMatchObject({
      type: 'role',
      service: 'lambda.amazonaws.com',
      roleArn: 'arn:aws:iam::111122223333:role/run',
      sessionName: 'report',
    });
    account.must('lambda:DeleteFunction', { FunctionName: 'report' });
    expect(held()).toEqual({ type: 'none', reason: 'noFunction' });
  });
});

describe('who sets an instance up', () => {
  const run = (as: Credentials) =>
    account.call(
      'playground:CreateWorkload',
      { Name: 'shop', Kind: 'instance', InstanceProfileName: 'web' },
      as,
    ).result;
  const refusal = (action: string, resource: string): string =>
    `You are not authorized to perform this operation. User: arn:aws:iam::111122223333:user/ana is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`;

  beforeEach(() => {
    profiled();
  });

  it('needs ec2:RunInstances', () => {
    const result = run(account.user('ana'));
    const message = refusal('ec2:RunInstances', 'arn:aws:ec2:us-east-1:111122223333:instance/*');
    expect(result).toMatchObject({ ok: false, error: { code: 'UnauthorizedOperation', status: 403 } });
    expect(result).toHaveProperty('error.message', expect.stringContaining(message));
  });

  it('needs iam:PassRole on the role of the profile', () => {
    account.must('PutUserPolicy', {
      UserName: 'ana',
      PolicyName: 'P',
      PolicyDocument: allow('ec2:RunInstances'),
    });
    const result = run(account.user('ana'));
    const message = refusal('iam:PassRole', 'arn:aws:iam::111122223333:role/run');
    expect(result).toHaveProperty('error.code', 'UnauthorizedOperation');
    expect(result).toHaveProperty('error.message', expect.stringContaining(message));
  });

  it('is told the session of a leaked instance, which works for anybody who finds it', () => {
    expect(run(root)).toMatchObject({ ok: true });
    const leak = account.must('playground:LeakWorkload', { Name: 'shop' });
    const found = sessionOf({
      result: { ok: true, value: { Credentials: (leak.result as { value: unknown }).value } },
    } as never);
    expect(account.call('GetCallerIdentity', {}, found).result).toMatchObject({ ok: true });
    account.now += 6 * 3_600_000;
    expect(account.call('GetCallerIdentity', {}, found).result).toMatchObject({
      ok: false,
      error: { code: 'ExpiredToken' },
    });
  });
});
