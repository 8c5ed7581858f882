import { describe, expect, test } from 'vitest';
import type { Caller } from '../../../../../src/engine/index.ts';
import { accountOf, byName } from '../../../../../src/engine/index.ts';
import { assumeInput, sessionNameOf } from '../../../../../src/ui/panels/use/steps/request.ts';
import { firstRole } from '../../../../../src/ui/panels/use/steps/role-choice.ts';
import { noon } from '../../../../assume/account.ts';
import { sampleWorld } from '../../../../fixtures/sample-world.ts';

const account = accountOf(sampleWorld);

function caller(part: Partial<Caller>): Caller {
  const base = {
    type: 'user',
    account,
    userId: '',
    principalId: null,
    accessKeyId: null,
    session: null,
  } as const;
  return { ...base, arn: `arn:aws:iam::${account}:user/ana`, ...part };
}

test('what was left empty isn’t sent', () => {
  const draft = { roleArn: 'arn', sessionName: 'ana', externalId: '', seconds: null };
  expect(assumeInput(draft)).toEqual({ RoleArn: 'arn', RoleSessionName: 'ana' });
  expect(assumeInput({ ...draft, externalId: 'x1', seconds: 900 })).toEqual({
    RoleArn: 'arn',
    RoleSessionName: 'ana',
    ExternalId: 'x1',
    DurationSeconds: 900,
  });
});

describe('the session name', () => {
  test.each([
    [`arn:aws:iam::${account}:user/team/ana`, 'ana'],
    [`arn:aws:sts::${account}:assumed-role/Deployer/ben`, 'ben'],
    ['ec2.amazonaws.com', 'ec2.amazonaws.com'],
    [`arn:aws:iam::${account}:user/a`, 'session'],
    [`arn:aws:iam::${account}:user/${'x'.repeat(64)}`, 'x'.repeat(64)],
  ])('of %s is one that AWS takes', (arn, name) => {
    expect(sessionNameOf(caller({ arn }))).toBe(name);
    expect(name).toMatch(/^[\w+=,.@-]{2,64}$/);
  });

  test('is there for nobody, too', () => {
    expect(sessionNameOf(null)).toBe('session');
  });
});

describe('the role that is offered first', () => {
  const offered = (one: Caller | null): string | undefined => firstRole(sampleWorld, one, noon)?.name;

  test('is one that the caller can put on', () => {
    const ana = byName(sampleWorld, 'users', account, 'ana');
    expect(offered(caller({ principalId: ana?.id ?? null }))).toBe('Deployer');
  });

  test('is one that names the service or the account that asks', () => {
    expect(offered(caller({ type: 'service', arn: 'ec2.amazonaws.com' }))).toBe('WebServer');
    const arn = 'arn:aws:iam::444455556666:root';
    expect(offered(caller({ type: 'account', account: '444455556666', arn }))).toBe('PartnerAudit');
  });

  test('is the first by name for somebody who can put on none', () => {
    expect(offered(null)).toBe('Deployer');
  });
});
