import fc, { draws } from '../../properties.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import type { OperationName } from '../../../src/engine/index.ts';
import { danglingReferences, policyArn, preparePart } from '../../../src/engine/index.ts';
import { Account } from '../account.ts';

const arns = ['AdministratorAccess', 'ReadOnlyAccess', 'job-function/Billing'].map(
  (name) => `arn:aws:iam::aws:policy/${name}`,
);
const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
});

const policy = fc.constantFrom(...arns);
const user = fc.constantFrom('ana', 'ben').map((UserName) => ({ UserName }));
const role = fc.constant({ RoleName: 'Web' });
const steps: fc.Arbitrary<[OperationName, object]> = fc
  .oneof(
    fc.tuple(fc.constantFrom('AttachUserPolicy', 'DetachUserPolicy'), user, policy),
    fc.tuple(fc.constantFrom('AttachRolePolicy', 'DetachRolePolicy'), role, policy),
    fc.tuple(fc.constantFrom('PutUserPermissionsBoundary', 'DeleteUserPermissionsBoundary'), user, policy),
    fc.tuple(fc.constantFrom('PutRolePermissionsBoundary', 'DeleteRolePermissionsBoundary'), role, policy),
    fc.tuple(fc.constantFrom('CreateUser', 'DeleteUser'), user, policy),
    fc.tuple(
      fc.constantFrom('CreateServiceLinkedRole'),
      fc.constant({ AWSServiceName: 'ecs.amazonaws.com' }),
      policy,
    ),
    fc.tuple(
      fc.constantFrom('DeleteServiceLinkedRole'),
      fc.constant({ RoleName: 'AWSServiceRoleForECS' }),
      policy,
    ),
  )
  .map(([operation, whose, arn]): [OperationName, object] => {
    const takes = operation.endsWith('tachUserPolicy') || operation.endsWith('tachRolePolicy');
    const bounds = operation.startsWith('Put') || operation === 'CreateUser';
    return [
      operation,
      { ...whose, ...(takes ? { PolicyArn: arn } : {}), ...(bounds ? { PermissionsBoundary: arn } : {}) },
    ];
  });

/** The policies that somebody has, attached or as a boundary. */
function inUse({ world }: Account): string[] {
  const { attachments, policies, users, roles } = world.tables;
  const attached = [...attachments.values()].flatMap(({ policyId }) => policies.get(policyId) ?? []);
  const bounds = [...users.values(), ...roles.values()].flatMap((row) => row.permissionsBoundary ?? []);
  return [...new Set([...attached.map(policyArn), ...bounds])].sort();
}

beforeAll(async () => {
  await Promise.all((['iam', 'iam-providers'] as const).map(preparePart));
});

describe('AWS managed policies', () => {
  it('are rows exactly as long as somebody has them', () => {
    fc.assert(
      fc.property(fc.array(steps, { maxLength: 30 }), (history) => {
        const account = new Account();
        account.must('CreateUser', { UserName: 'ana' });
        account.must('CreateRole', { RoleName: 'Web', AssumeRolePolicyDocument: trust });
        for (const [operation, input] of history) {
          account.call(operation, input);
          const rows = [...account.world.tables.policies.values()].map(policyArn).sort();
          expect(rows).toEqual(inUse(account));
          expect(danglingReferences(account.world)).toEqual([]);
        }
      }),
      draws(60),
    );
  });

  it('stay as long as a session is limited by them', () => {
    const account = new Account();
    account.must('CreateUser', { UserName: 'ana' });
    account.must('AttachUserPolicy', { UserName: 'ana', PolicyArn: arns[0] });
    account.add('sessions', {
      id: 'ASIAIOSFODNN7EXAMPLE',
      account: '111122223333',
      kind: 'federatedUser',
      ownerId: account.id('users', 'ana'),
      sessionName: 'desk',
      secretAccessKey: 'x',
      sessionToken: 'x',
      issuedAt: account.now,
      expiresAt: account.now + 3_600_000,
      issuedTo: { arn: '', id: null },
      chained: false,
      policyArns: [arns[0] ?? ''],
    });
    account.must('DetachUserPolicy', { UserName: 'ana', PolicyArn: arns[0] });
    expect([...account.world.tables.policies.values()].map(policyArn)).toEqual([arns[0]]);
  });
});
