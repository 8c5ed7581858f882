import { expect, test } from 'vitest';
import { editPermissionSet } from '../../../../../src/ui/panels/account/dialogs/identity-center.ts';
import { wholeWorld } from '../../../../fixtures/whole-world.ts';

const [set] = wholeWorld.tables.permissionSets.values();

test('AWS’s managed policies of a permission set are changed without its inline policy', () => {
  const id = set?.id ?? '';
  const form = editPermissionSet(wholeWorld, { id, part: 'managed' });
  expect(form?.fields.map((field) => field.id)).toEqual(['managed']);
  const managed = [...(set?.managedPolicies ?? []), 'arn:aws:iam::aws:policy/job-function/Billing'];
  expect(form?.build({ managed }, wholeWorld)).toMatchObject([
    { service: 'sso-admin', operation: 'AttachManagedPolicyToPermissionSet' },
  ]);
});

test('All that a permission set allows is its inline policy and AWS’s managed ones', () => {
  const form = editPermissionSet(wholeWorld, { id: set?.id ?? '' });
  expect(form?.fields.map((field) => field.id)).toEqual(['document', 'managed']);
});
