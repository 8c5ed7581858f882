import { beforeAll, expect, test } from 'vitest';
import { Account, root, sessionOf } from '../../../../engine/account.ts';
import { partNames, preparePart, type Outcome } from '../../../../../src/engine/index.ts';
import { actionsOf } from '../../../../../src/ui/kinds/details/kinds.ts';
import { itemOf } from '../../../../../src/ui/kinds/item.ts';
import { revokeSessions } from '../../../../../src/ui/panels/account/actions/revoke.ts';

beforeAll(async () => {
  await Promise.all(partNames.map(preparePart));
});

const account = new Account();
const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
});
const reading = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'iam:ListUsers', Resource: '*' }],
});
const errorOf = ({ result }: Outcome): string =>
  result.ok ? 'none' : 'error' in result ? result.error.message : 'not modelled';

test('Sessions so far are denied everything, those that are issued from now on are not', () => {
  account.must('CreateRole', { RoleName: 'run', AssumeRolePolicyDocument: trust });
  account.must('PutRolePolicy', { RoleName: 'run', PolicyName: 'read', PolicyDocument: reading });
  const wear = () =>
    sessionOf(
      account.must(
        'AssumeRole',
        { RoleArn: 'arn:aws:iam::111122223333:role/run', RoleSessionName: 'i-1' },
        { type: 'service', service: 'ec2.amazonaws.com' },
      ),
    );
  const role = account.world.tables.roles.get(account.id('roles', 'run'));
  if (!role) throw new Error('no role');
  const offered = (): string[] =>
    actionsOf(account.world, itemOf(account.world, role.id) ?? { kind: 'root', id: '' }, {
      caller: null,
      credentials: null,
    }).map(({ id }) => id);
  expect(offered()).not.toContain('revoke');

  const stolen = wear();
  expect(offered()).toContain('revoke');
  expect(errorOf(account.call('ListUsers', {}, stolen))).toBe('none');
  const { operation, input } = revokeSessions(role, account.now + 1000);
  account.must(operation as 'PutRolePolicy', input, root);
  expect(errorOf(account.call('ListUsers', {}, stolen))).toContain(
    'with an explicit deny in an identity-based policy',
  );
  expect(errorOf(account.call('ListUsers', {}, wear()))).toBe('none');
});
