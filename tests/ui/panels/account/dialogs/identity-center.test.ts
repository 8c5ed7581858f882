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

test('A permission set without an inline policy gets the statement that its form offers, unless it is emptied', () => {
  expect(set?.inlinePolicy).toBeUndefined();
  const form = editPermissionSet(wholeWorld, { id: set?.id ?? '' });
  const { document } = form?.initial ?? {};
  expect(form?.build(form.initial, wholeWorld)).toMatchObject([
    { operation: 'PutInlinePolicyToPermissionSet', input: { InlinePolicy: document } },
  ]);
  expect(form?.build({ ...form.initial, document: ' ' }, wholeWorld)).toEqual([]);
});

test('All that a permission set allows is its inline policy and AWS’s managed ones', () => {
  const form = editPermissionSet(wholeWorld, { id: set?.id ?? '' });
  expect(form?.fields.map((field) => field.id)).toEqual(['document', 'managed']);
});
