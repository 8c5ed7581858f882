import fc from '../../../properties.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PoolGroupRow } from '../../../../src/engine/index.ts';
import { preparePart } from '../../../../src/engine/index.ts';
import { rolesOf } from '../../../../src/engine/operations/cognito-idp/groups.ts';
import { Account } from '../../account.ts';

beforeAll(() => preparePart('cognito-idp'));

const group = (name: string, more: Partial<PoolGroupRow> = {}): PoolGroupRow => ({
  id: `us-east-1_Example1/${name}`,
  poolId: 'us-east-1_Example1',
  name,
  createDate: 0,
  lastModifiedDate: 0,
  ...more,
});

describe('the groups of a user pool', () => {
  it('are ten thousand at most', () => {
    const account = new Account();
    const made = account.must('cognito-idp:CreateUserPool', { PoolName: 'shop' });
    const { UserPool } = (made.result as unknown as { value: { UserPool: { Id: string } } }).value;
    for (let i = 0; i < 10_000; i++)
      account.add('poolGroups', { ...group(`g${i}`), id: `${UserPool.Id}/g${i}`, poolId: UserPool.Id });
    const call = { UserPoolId: UserPool.Id, GroupName: 'one-more' };
    expect(account.call('cognito-idp:CreateGroup', call).result).toMatchObject({
      ok: false,
      error: { code: 'LimitExceededException', message: 'Maximum number of groups (10000) exceeded.' },
    });
  });
});

/** Roles of groups that come in the order of their precedence, as `groupsOf` gives them. */
describe('the preferred role', () => {
  const role = (letter: string): string => `arn:aws:iam::111122223333:role/${letter}`;

  it('is the role of the group that goes first', () => {
    const groups = [group('a', { precedence: 1, roleArn: role('A') }), group('b', { roleArn: role('B') })];
    expect(rolesOf(groups)).toEqual({ roles: [role('A'), role('B')], preferred: role('A') });
  });

  it('is not set where two groups of one precedence have different roles', () => {
    const groups = [
      group('a', { precedence: 1, roleArn: role('A') }),
      group('b', { precedence: 1, roleArn: role('B') }),
    ];
    expect(rolesOf(groups)).toEqual({ roles: [role('A'), role('B')], preferred: null });
  });

  it('is set where they have the same', () => {
    const groups = [
      group('a', { precedence: 1, roleArn: role('A') }),
      group('b', { precedence: 1, roleArn: role('A') }),
    ];
    expect(rolesOf(groups)).toEqual({ roles: [role('A')], preferred: role('A') });
  });

  it('passes over groups without a role', () => {
    const groups = [group('a', { precedence: 0 }), group('b', { precedence: 1, roleArn: role('B') })];
    expect(rolesOf(groups).preferred).toBe(role('B'));
  });

  it('is always one of the roles', () => {
    const letters = fc.constantFrom('A', 'B', 'C', null);
    const any = fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), letters), { maxLength: 6 });
    fc.assert(
      fc.property(any, (given) => {
        const groups = given
          .sort(([a], [b]) => a - b)
          .map(([precedence, letter], i) =>
            group(`g${i}`, { precedence, ...(letter === null ? {} : { roleArn: role(letter) }) }),
          );
        const { roles, preferred } = rolesOf(groups);
        expect(preferred === null || roles.includes(preferred)).toBe(true);
      }),
    );
  });
});
