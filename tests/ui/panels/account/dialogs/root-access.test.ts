import { beforeAll, expect, test } from 'vitest';
import type { World } from '../../../../../src/engine/index.ts';
import { preparePart } from '../../../../../src/engine/index.ts';
import { rootAccess } from '../../../../../src/ui/panels/account/dialogs/root-access.ts';
import { Account } from '../../../../engine/account.ts';

beforeAll(async () => {
  await Promise.all([preparePart('iam'), preparePart('organizations'), preparePart('iam-root-access')]);
});

/** Sends the form off with these switches on, and carries its calls out. @returns their names */
function saved(account: Account, on: readonly string[]): string[] {
  const form = rootAccess(account.world, {});
  const values = Object.fromEntries(form?.fields.map(({ id }) => [id, on.includes(id)]) ?? []);
  return (form?.build(values, account.world) ?? []).map(({ service, operation, input }) => {
    const id = service === 'iam' ? operation : `${service}:${operation}`;
    expect(account.call(id, input).result).toMatchObject({ ok: true });
    return operation;
  });
}

const features = (world: World) => [...world.tables.organizations.values()][0]?.rootFeatures;

test('root access is switched on and off, once Organizations trusts IAM, and only what changed is asked for', () => {
  const account = new Account();
  expect(rootAccess(account.world, {})).toBeNull();
  account.must('organizations:CreateOrganization', { FeatureSet: 'ALL' });
  expect(saved(account, [])).toEqual([]);
  expect(saved(account, ['RootSessions'])).toEqual([
    'EnableAWSServiceAccess',
    'EnableOrganizationsRootSessions',
  ]);
  expect(rootAccess(account.world, {})?.initial).toEqual({
    RootCredentialsManagement: false,
    RootSessions: true,
  });
  expect(saved(account, ['RootCredentialsManagement'])).toEqual([
    'EnableOrganizationsRootCredentialsManagement',
    'DisableOrganizationsRootSessions',
  ]);
  expect(features(account.world)).toEqual(['RootCredentialsManagement']);
});
