import { beforeAll, describe, expect, it } from 'vitest';
import { loadTotp, preparePart } from '../../../../src/engine/index.ts';
import { Account, home } from '../../account.ts';

beforeAll(async () => {
  await Promise.all([preparePart('iam'), preparePart('iam-sign-in'), preparePart('sts')]);
});

/** AWS's columns, and nothing else. */
const header =
  'user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,' +
  'access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,' +
  'access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,' +
  'cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated,additional_credentials_info';

/** The report's lines, after it was made. */
function report(account: Account): string[] {
  account.must('GenerateCredentialReport', {});
  const { result } = account.must('GetCredentialReport', {});
  const { Content } = (result as unknown as { value: { Content: string } }).value;
  return Buffer.from(Content, 'base64').toString('utf8').split('\n');
}

/** A line's cells by column. */
function cells(lines: readonly string[], user: string): Record<string, string> {
  const line = lines.find((one) => one.startsWith(`${user},`))?.split(',') ?? [];
  return Object.fromEntries(header.split(',').map((column, i) => [column, line[i] ?? 'missing']));
}

describe('the credential report', () => {
  it('has a header, the root user, and the users by name', () => {
    const account = new Account();
    for (const UserName of ['ben', 'Ana']) account.must('CreateUser', { UserName });
    const lines = report(account);
    expect(lines[0]).toBe(header);
    expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(['<root_account>', 'Ana', 'ben']);
    expect(new Set(lines.map((line) => line.split(',').length))).toEqual(new Set([23]));
  });

  it('says of a bare user that it has nothing', () => {
    const account = new Account();
    account.must('CreateUser', { UserName: 'ana', Path: '/eng/' });
    expect(report(account)[2]).toBe(
      `ana,arn:aws:iam::${home}:user/eng/ana,2026-11-25T10:01:00+00:00,false,N/A,N/A,N/A,false,` +
        'false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A,N/A',
    );
  });

  it('says when a password was changed and used, and when it is to be changed', () => {
    const account = new Account();
    account.must('CreateUser', { UserName: 'ana' });
    account.must('CreateLoginProfile', { UserName: 'ana', Password: 'Correct-horse1' });
    const unused = cells(report(account), 'ana');
    expect(unused).toMatchObject({
      password_enabled: 'true',
      password_last_used: 'no_information',
      password_last_changed: '2026-11-25T10:02:00+00:00',
      password_next_rotation: 'N/A',
    });
    account.must('UpdateAccountPasswordPolicy', { MaxPasswordAge: 90 });
    account.must('GetCallerIdentity', {}, account.user('ana'));
    account.now += 4 * 3_600_000;
    expect(cells(report(account), 'ana')).toMatchObject({
      password_last_used: '2026-11-25T10:06:00+00:00',
      password_next_rotation: '2027-02-23T10:02:00+00:00',
    });
  });

  it('says of keys whether they are active and where they were used last', () => {
    const account = new Account();
    account.must('CreateUser', { UserName: 'ana' });
    account.must('CreateAccessKey', { UserName: 'ana' });
    account.must('CreateAccessKey', { UserName: 'ana' });
    account.must('GetCallerIdentity', {}, account.key('ana', 0));
    const second = account.keys('ana')[1];
    account.must('UpdateAccessKey', { UserName: 'ana', AccessKeyId: second, Status: 'Inactive' });
    expect(cells(report(account), 'ana')).toMatchObject({
      access_key_1_active: 'true',
      access_key_1_last_rotated: '2026-11-25T10:02:00+00:00',
      access_key_1_last_used_date: '2026-11-25T10:04:00+00:00',
      access_key_1_last_used_region: 'us-east-1',
      access_key_1_last_used_service: 'sts',
      access_key_2_active: 'false',
      access_key_2_last_rotated: 'N/A',
      access_key_2_last_used_date: 'N/A',
    });
  });

  it('says of the root user whether it has MFA and keys', async () => {
    const { totpCode } = await loadTotp();
    const account = new Account();
    account.must('CreateAccessKey', {});
    const made = account.must('CreateVirtualMFADevice', { VirtualMFADeviceName: 'root-account-mfa-device' });
    const { VirtualMFADevice: device } = (
      made.result as unknown as {
        value: { VirtualMFADevice: { SerialNumber: string; Base32StringSeed: string } };
      }
    ).value;
    const at = account.now + 60_000;
    account.must('EnableMFADevice', {
      UserName: 'root',
      SerialNumber: device.SerialNumber,
      AuthenticationCode1: totpCode(atob(device.Base32StringSeed), at - 30_000),
      AuthenticationCode2: totpCode(atob(device.Base32StringSeed), at),
    });
    expect(cells(report(account), '<root_account>')).toMatchObject({
      arn: `arn:aws:iam::${home}:root`,
      password_enabled: 'not_supported',
      password_last_changed: 'not_supported',
      password_next_rotation: 'not_supported',
      mfa_active: 'true',
      access_key_1_active: 'true',
      access_key_2_active: 'false',
    });
  });

  it('puts cells that hold a comma in quotes', () => {
    const account = new Account();
    account.must('CreateUser', { UserName: 'ana,b', Path: '/a"b/' });
    expect(report(account)[2]).toContain(`"ana,b","arn:aws:iam::${home}:user/a""b/ana,b",2026`);
  });

  it('is of one account', () => {
    const account = new Account();
    account.must('CreateUser', { UserName: 'ana' });
    account.add('users', {
      id: 'AIDAELSEWHERE00EXAMPLE',
      account: '444455556666',
      name: 'ben',
      path: '/',
      createDate: account.now,
      tags: [],
    });
    expect(report(account).length).toBe(3);
  });
});
