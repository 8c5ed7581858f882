import axe from 'axe-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { byName, countBy } from '../../../../../src/engine/index.ts';
import type { DialogRequest } from '../../../../../src/ui/view/dialog-request.ts';
import Overlays from '../../../../../src/ui/frame/Overlays.svelte';
import { fill, type Mounted, mountPanel, named } from '../inspector/host.ts';

const account = '111122223333';
let page: Mounted;

beforeEach(async () => {
  page = await mountPanel(Overlays);
});
afterEach(async () => {
  await page.close();
});

const world = () => page.playground.world;
const idOf = (table: 'users' | 'groups' | 'roles' | 'policies', name: string): string =>
  byName(world(), table, account, name)?.id ?? '';
const text = (): string => document.body.innerText;

async function open(request: DialogRequest): Promise<void> {
  page.view.openDialog(request);
  await page.until(() => document.querySelector('dialog h2') !== null, `the dialog ${request.kind}`);
  await page.settle();
}

async function press(name: string): Promise<void> {
  named('button', name).click();
  await page.settle();
}

const nameInput = (): HTMLInputElement => {
  const input = document.querySelector<HTMLInputElement>('form input[type="text"]');
  if (!input) throw new Error('no name field');
  return input;
};

test('creates a user in a group, says the lines for it, and offers to undo', async () => {
  await open({ kind: 'create-user', props: { groupId: idOf('groups', 'Developers') } });
  fill(nameInput(), 'dora');
  await page.until(() => text().includes('aws iam create-user --user-name dora'), 'the CLI line');
  expect(text()).toContain('aws iam add-user-to-group');
  await page.until(() => /dora gains 1 action on role\/Deployer/.test(text()), 'who would gain');
  await press('Create the user');
  await page.until(() => page.view.dialog === null, 'the dialog to close');
  expect(countBy(world(), 'membershipsByUser', idOf('users', 'dora'))).toBe(1);
  expect(page.playground.selected).toBe(idOf('users', 'dora'));
  const flash = page.view.flashes.at(-1);
  expect(flash).toMatchObject({ message: 'Created dora.', action: { label: 'Undo' } });
  flash?.action?.run();
  await page.until(() => idOf('users', 'dora') === '', 'both commands to be taken back');
});

test('an answer that comes after the dialog was closed is carried out, said, and leaves the next dialog alone', async () => {
  const faults: unknown[] = [];
  const hear = (event: PromiseRejectionEvent): unknown => faults.push(event.reason);
  addEventListener('unhandledrejection', hear);
  await open({ kind: 'create-user', props: {} });
  fill(nameInput(), 'late');
  await page.until(() => text().includes('--user-name late'), 'the CLI line');
  named('button', 'Create the user').click();
  page.view.closeDialog();
  page.view.openDialog({ kind: 'create-group', props: {} });
  await page.until(() => page.view.flashes.at(-1)?.message === 'Created late.', 'what was done to be said');
  removeEventListener('unhandledrejection', hear);
  expect(page.view.dialog?.kind).toBe('create-group');
  expect(idOf('users', 'late')).not.toBe('');
  expect(faults).toEqual([]);
});

test('says AWS’s refusal beside the field that it names', async () => {
  await open({ kind: 'create-user', props: {} });
  fill(nameInput(), 'ANA');
  await press('Create the user');
  await page.until(() => nameInput().getAttribute('aria-invalid') === 'true', 'the error');
  expect(text()).toContain('User with name ANA already exists.');
  expect(page.view.dialog).not.toBeNull();
});

test('keeps what was carried out when a later call is refused, and does not ask it twice', async () => {
  await open({ kind: 'create-user', props: {} });
  fill(nameInput(), 'dora');
  const box = [...document.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')][0];
  box?.click();
  await page.settle();
  await page.playground.call('DeleteGroup', { GroupName: 'nobody' });
  const group = box?.closest('label')?.innerText.split('\n')[0]?.trim() ?? '';
  for (const member of [...world().tables.memberships.values()].filter(
    (row) => row.groupId === idOf('groups', group),
  ))
    await page.playground.call('RemoveUserFromGroup', {
      GroupName: group,
      UserName: world().tables.users.get(member.userId)?.name ?? '',
    });
  for (const policy of [...world().tables.attachments.values()].filter(
    (row) => row.principalId === idOf('groups', group),
  ))
    await page.playground.call('DetachGroupPolicy', {
      GroupName: group,
      PolicyArn: `arn:aws:iam::${account}:policy/${world().tables.policies.get(policy.policyId)?.name ?? ''}`,
    });
  for (const inline of [...world().tables.inlinePolicies.values()].filter(
    (row) => row.ownerId === idOf('groups', group),
  ))
    await page.playground.call('DeleteGroupPolicy', { GroupName: group, PolicyName: inline.name });
  await page.playground.call('DeleteGroup', { GroupName: group });
  await press('Create the user');
  await page.until(() => text().includes('AWS refused'), 'the refusal');
  expect(text()).toContain('AWS carried out 1 call before this one');
  expect(idOf('users', 'dora')).not.toBe('');
  await page.until(() => !text().includes('aws iam create-user'), 'the line of the call that is done to go');
});

test('shows the secret of a new key once', async () => {
  await open({ kind: 'create-access-key', props: { userId: idOf('users', 'ben') } });
  await press('Create the key');
  await page.until(() => text().includes('You can see its secret only now'), 'the key');
  const secrets = [...world().tables.accessKeys.values()].map((key) => key.secretAccessKey);
  expect(secrets.some((secret) => text().includes(secret))).toBe(true);
  await press('I have it');
  expect(secrets.some((secret) => text().includes(secret))).toBe(false);
});

test('refuses a third key in AWS’s words', async () => {
  await open({ kind: 'create-access-key', props: { userId: idOf('users', 'ci-bot') } });
  await press('Create the key');
  await page.until(() => text().includes('Cannot exceed quota for AccessKeysPerUser: 2'), 'the quota');
});

test('shows why AWS does not delete a user with keys, and removes what hangs on it first', async () => {
  const id = idOf('users', 'ana');
  await open({ kind: 'delete', props: { id } });
  expect(text()).toContain('take ana out of Developers');
  await press('See what AWS says');
  await page.until(() => text().includes('Cannot delete entity, must'), 'the conflict');
  expect(idOf('users', 'ana')).toBe(id);
  await press('Remove these 2 first, then delete ana');
  await page.until(() => page.view.dialog === null, 'the dialog to close');
  expect(idOf('users', 'ana')).toBe('');
  page.view.flashes.at(-1)?.action?.run();
  await page.until(() => countBy(world(), 'membershipsByUser', id) === 1, 'all of it to come back');
  expect(countBy(world(), 'accessKeysByOwner', id)).toBe(1);
});

test('edits a trust policy whose principals are shown as ARNs', async () => {
  await open({ kind: 'edit-trust', props: { roleId: idOf('roles', 'Deployer') } });
  expect(text()).toContain(`arn:aws:iam::${account}:user/ci-bot`);
  expect(text()).toContain('AWS finds no mistake in this document.');
  expect(text()).toContain('Nothing to do yet.');
});

test('attaching policies also offers to write one, which is then attached', async () => {
  await open({ kind: 'attach', props: { ownerId: idOf('groups', 'Auditors') } });
  await press('Write one');
  await page.until(() => text().includes('Create the policy'), 'the new policy’s form');
  expect(page.view.dialog).toMatchObject({
    kind: 'create-policy',
    props: { attachTo: idOf('groups', 'Auditors') },
  });
});

test('says nothing of a document without mistakes beside AWS’s refusal of that document', async () => {
  const policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${account}:user/nobody` },
      Action: 'sts:AssumeRole',
    },
  });
  await open({ kind: 'edit-trust', props: { roleId: idOf('roles', 'Deployer') } });
  document.querySelectorAll<HTMLInputElement>('.segments input')[1]?.click();
  await page.settle();
  document.querySelector<HTMLInputElement>('label.plain input')?.click();
  await page.settle();
  const area = document.querySelector('textarea');
  if (!area) throw new Error('no plain field');
  fill(area, policy);
  await page.settle();
  expect(text()).toContain('AWS finds no mistake in this document.');
  await press('Save');
  await page.until(() => text().includes('Invalid principal in policy'), 'the refusal');
  expect(text()).not.toContain('no mistake');
});

test('creates a role that a service may put on', async () => {
  await open({ kind: 'create-role', props: { trust: 'principal:service:lambda.amazonaws.com' } });
  fill(nameInput(), 'Worker');
  await press('Create the role');
  await page.until(() => page.view.dialog === null, 'the dialog to close');
  expect(byName(world(), 'roles', account, 'Worker')?.trustPolicy).toContain('lambda.amazonaws.com');
});

const requests: readonly (readonly [name: string, request: () => DialogRequest])[] = [
  ['create-user', () => ({ kind: 'create-user', props: {} })],
  ['create-group', () => ({ kind: 'create-group', props: {} })],
  ['create-role', () => ({ kind: 'create-role', props: {} })],
  ['create-policy', () => ({ kind: 'create-policy', props: {} })],
  ['create-access-key', () => ({ kind: 'create-access-key', props: { userId: idOf('users', 'ben') } })],
  ['rename', () => ({ kind: 'rename', props: { id: idOf('users', 'ben') } })],
  ['delete', () => ({ kind: 'delete', props: { id: idOf('users', 'ben') } })],
  ['tags', () => ({ kind: 'tags', props: { id: idOf('users', 'ben') } })],
  ['edit-trust', () => ({ kind: 'edit-trust', props: { roleId: idOf('roles', 'Deployer') } })],
  ['edit-role', () => ({ kind: 'edit-role', props: { roleId: idOf('roles', 'Deployer') } })],
  ['edit-policy', () => ({ kind: 'edit-policy', props: { policyId: idOf('policies', 'TeamBucket') } })],
  [
    'edit-inline-policy',
    () => ({
      kind: 'edit-inline-policy',
      props: { ownerId: idOf('groups', 'Auditors'), name: 'KeepReports' },
    }),
  ],
  [
    'policy-versions',
    () => ({ kind: 'policy-versions', props: { policyId: idOf('policies', 'TeamBucket') } }),
  ],
  ['attach', () => ({ kind: 'attach', props: { ownerId: idOf('groups', 'Auditors') } })],
  ['membership', () => ({ kind: 'membership', props: { groupId: idOf('groups', 'Auditors') } })],
  ['move-to-group', () => ({ kind: 'move-to-group', props: { userId: idOf('users', 'carol') } })],
];

test.each(requests)('%s has no fault that axe can see', async (_name, request) => {
  await open(request());
  expect(document.querySelector('dialog')).not.toBeNull();
  // While it fades in, everything has too little contrast.
  await Promise.all(document.getAnimations().map((animation) => animation.finished));
  const { violations } = await axe.run('dialog');
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
});

test('says which gate refused, and offers to act as the root user', async () => {
  page.playground.actAs({ type: 'console', id: idOf('users', 'ben') });
  await open({ kind: 'create-group', props: {} });
  fill(nameInput(), 'Testers');
  await press('Create the group');
  await page.until(() => text().includes('is not authorized to perform: iam:CreateGroup'), 'the refusal');
  expect(text()).toContain('What stopped it: the caller’s own policies.');
  expect(text()).toContain('You act as somebody who may not do this.');
  await press('Act as the root user');
  expect(text()).toContain('You now act as the root user. Try again.');
  // It was about the one who acted before.
  expect(text()).not.toContain('You act as somebody');
  await press('Create the group');
  await page.until(() => idOf('groups', 'Testers') !== '', 'the group');
});
