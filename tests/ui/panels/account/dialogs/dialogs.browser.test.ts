import axe from 'axe-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  byName,
  type InputOf,
  type OperationName,
  type OutputOf,
  rowsBy,
} from '../../../../../src/engine/index.ts';
import type { DialogRequest } from '../../../../../src/ui/view/dialog-request.ts';
// The first form fetches it; a test is not about how long that takes.
import '../../../../../src/ui/panels/account/forms/EntityForm.svelte';
import Overlays from '../../../../../src/ui/frame/Overlays.svelte';
import { slotOf } from '../../../../../src/ui/panels/use/steps/flow-slot.svelte.ts';
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
const userId = (name: string): string => byName(world(), 'users', account, name)?.id ?? '';
const text = (): string => document.body.innerText;
const isOpen = (): boolean => document.querySelector('dialog') !== null;

async function open(request: DialogRequest): Promise<void> {
  page.view.openDialog(request);
  await page.until(isOpen, `the dialog ${request.kind}`);
  await page.settle();
}

/** Whether the page has the button: a dialog's form may still be on its way. */
function has(name: string): boolean {
  try {
    return named('button', name) !== null;
  } catch {
    return false;
  }
}

async function press(name: string): Promise<void> {
  await page.until(() => has(name), `the button ${name}`);
  named('button', name).click();
  await page.settle();
}

/** The field under a label, by the label's first words. */
function field(label: string): HTMLInputElement {
  const found = [...document.querySelectorAll('dialog .field, dialog fieldset')].find((one) =>
    (one as HTMLElement).innerText.startsWith(label),
  );
  const input = found?.querySelector<HTMLInputElement>('input, textarea, select');
  if (!input) throw new Error(`no field ${label}; there is: ${text()}`);
  return input;
}

/** Ticks the line of a list that begins with a name. */
function tick(name: string): void {
  const row = [...document.querySelectorAll<HTMLLabelElement>('dialog label')].find((label) =>
    label.innerText.trim().startsWith(name),
  );
  if (!row) throw new Error(`nothing to tick called ${name}`);
  row.click();
}

async function done<N extends OperationName>(id: N, input: InputOf<N>): Promise<OutputOf<N>> {
  const { outcome } = await page.playground.call(id, input);
  if (!outcome.result.ok) throw new Error(`${id}: ${JSON.stringify(outcome.result)}`);
  return outcome.result.value;
}

test('gives a console password, says AWS’s refusal of a weak one beside the field, and takes it away', async () => {
  await open({ kind: 'password', props: { userId: userId('ana') } });
  fill(field('Password'), 'short');
  await press('Give the password');
  await page.until(() => field('Password').getAttribute('aria-invalid') === 'true', 'the refusal');
  fill(field('Password'), 'Example-1234');
  await press('Give the password');
  await page.until(() => page.view.dialog === null, 'the dialog to close');
  expect(world().tables.loginProfiles.has(userId('ana'))).toBe(true);
  await open({ kind: 'password', props: { userId: userId('ana') } });
  await press('Remove the password');
  await page.until(() => !world().tables.loginProfiles.has(userId('ana')), 'the password to go');
  page.view.flashes.at(-1)?.action?.run();
  await page.until(() => world().tables.loginProfiles.has(userId('ana')), 'it to come back');
});

test('makes an MFA device, shows its code, and switches it on with the codes that the app showed', async () => {
  await open({ kind: 'create-mfa-device', props: { userId: userId('ana') } });
  expect(field('Name of the device').value).toBe('ana');
  await press('Create the device');
  await page.until(() => page.view.dialog?.kind === 'mfa-device', 'the device’s own dialog');
  await page.until(() => /^\d{6}$/m.test(document.querySelector('output')?.innerText ?? ''), 'the code');
  await press('Read both codes from the app');
  await page.until(() => field('First code').value !== '', 'the codes');
  await press('Switch it on for ana');
  await page.until(() => text().includes('Switched on for ana.'), 'it to be on');
  const [device] = rowsBy(world(), 'mfaDevicesByOwner', userId('ana'));
  expect(device?.name).toBe('ana');
  page.playground.actAs({ type: 'console', id: userId('ana') });
  await press('Get a session token with it');
  await page.until(() => text().includes('Read the code from the app'), 'the form');
  await press('Read the code from the app');
  await page.until(() => /^\d{6}$/.test(field('Code').value), 'the code to be filled in');
  await press('Get the keys');
  await page.until(() => page.view.dialog === null, 'the dialog to close');
  const [session] = [...world().tables.sessions.values()];
  expect(session).toMatchObject({ kind: 'userSession', ownerId: userId('ana') });
  expect(session?.mfaAt).toBeTypeOf('number');
  expect(page.playground.selected).toBe(session?.id);
});

test('refuses codes that the app didn’t show, in AWS’s words', async () => {
  const { VirtualMFADevice } = await done('CreateVirtualMFADevice', { VirtualMFADeviceName: 'ben' });
  await open({ kind: 'mfa-device', props: { id: VirtualMFADevice.SerialNumber, userId: userId('ben') } });
  fill(field('First code'), '000000');
  fill(field('Second code'), '000001');
  await press('Switch it on for ben');
  await page.until(() => text().includes('InvalidAuthenticationCode'), 'the refusal');
});

test('limits a user with one of AWS’s own policies as a boundary, found in the list', async () => {
  await open({ kind: 'permissions-boundary', props: { ownerId: userId('ana') } });
  await page.until(() => document.querySelector('input[type="search"]') !== null, 'the list');
  fill(document.querySelector<HTMLInputElement>('input[type="search"]') as HTMLInputElement, 'PowerUser');
  tick('PowerUserAccess');
  await page.until(() => text().includes('arn:aws:iam::aws:policy/PowerUserAccess'), 'the CLI line');
  await press('Set the boundary');
  await page.until(() => page.view.dialog === null, 'the dialog to close');
  expect(world().tables.users.get(userId('ana'))?.permissionsBoundary).toBe(
    'arn:aws:iam::aws:policy/PowerUserAccess',
  );
});

test('attaches AWS’s own policies beside the account’s: they are fetched when the list is opened, and searched', async () => {
  const role = byName(world(), 'roles', account, 'Deployer')?.id ?? '';
  await open({ kind: 'attach', props: { ownerId: role } });
  await page.until(() => document.querySelector('input[type="search"]') !== null, 'the list');
  fill(
    document.querySelector<HTMLInputElement>('input[type="search"]') as HTMLInputElement,
    'ReadOnlyAccess',
  );
  tick('ReadOnlyAccess');
  await page.settle();
  await press('Apply');
  await page.until(() => page.view.dialog === null, 'the dialog to close');
  const names = rowsBy(world(), 'attachmentsByPrincipal', role).map(
    ({ policyId }) => world().tables.policies.get(policyId)?.name,
  );
  expect(names.sort()).toEqual(['DeployStack', 'ReadOnlyAccess']);
});

test('signs in at a provider, shows what the token says, and puts a role on with it', async () => {
  await open({ kind: 'create-oidc-provider', props: {} });
  await press('Create the provider');
  await page.until(() => page.view.dialog === null, 'the provider');
  const [provider] = [...world().tables.oidcProviders.keys()];
  await open({ kind: 'create-role', props: { trust: provider ?? '' } });
  fill(document.querySelector<HTMLInputElement>('form input[type="text"]') as HTMLInputElement, 'Ci');
  fill(field('Only these'), 'repo:example/shop:*');
  await press('Create the role');
  await page.until(() => byName(world(), 'roles', account, 'Ci') !== undefined, 'the role');
  await open({ kind: 'sign-in-at-provider', props: { id: provider ?? '' } });
  await press('Sign in');
  await page.until(() => text().includes('"sub": "repo:example/shop:ref:refs/heads/main"'), 'the claims');
  await press('Assume Ci');
  await page.until(() => page.view.dialog === null, 'the dialog to close');
  const replay = slotOf(page.playground).flow?.replay;
  expect(replay?.end).toBe('assumed');
  expect(replay?.cast.provider).toBe('token.actions.githubusercontent.com');
});

test('signs in at a SAML provider of made-up metadata, and puts a role on', async () => {
  await open({ kind: 'create-saml-provider', props: {} });
  await press('Create the provider');
  await page.until(() => page.view.dialog === null, 'the provider');
  const [provider] = [...world().tables.samlProviders.keys()];
  await open({ kind: 'create-role', props: { trust: provider ?? '' } });
  fill(document.querySelector<HTMLInputElement>('form input[type="text"]') as HTMLInputElement, 'Staff');
  await press('Create the role');
  await page.until(() => byName(world(), 'roles', account, 'Staff') !== undefined, 'the role');
  await open({ kind: 'sign-in-at-provider', props: { id: provider ?? '' } });
  await press('Sign in');
  await page.until(() => text().includes('Assertion'), 'the assertion');
  await press('Assume Staff');
  await page.until(() => page.view.dialog === null, 'the dialog to close');
  expect(slotOf(page.playground).flow?.replay).toMatchObject({ end: 'assumed' });
});

test('builds an identity pool with a user pool and a person, who gets credentials; so does a guest', async () => {
  await open({ kind: 'create-identity-pool', props: {} });
  fill(field('Group of theirs'), 'gold');
  await page.settle();
  fill(field('Role of the group'), 'GoldShopper');
  await press('Build it');
  await page.until(() => page.view.dialog?.kind === 'sign-in-at-pool', 'the pool');
  const [pool] = [...world().tables.identityPools.values()];
  expect(pool?.roleMappings[0]?.type).toBe('Token');
  await page.until(() => text().includes('Open the app'), 'the dialog');
  await press('Open the app');
  await page.until(() => text().includes('Temporary keys of the role GoldShopper'), 'the credentials');
  const flow = slotOf(page.playground).flow;
  expect(flow?.replay?.cast).toMatchObject({
    operation: 'GetCredentialsForIdentity',
    role: { name: 'GoldShopper' },
  });
  expect(flow?.replay?.cast.caller.name).toBe('kim');
  const who = field('Who opens the app') as unknown as HTMLSelectElement;
  who.value = 'guest';
  who.dispatchEvent(new Event('change', { bubbles: true }));
  await page.settle();
  await press('Open it again');
  await page.until(() => text().includes('Temporary keys of the role ShopGuest'), 'the guest’s credentials');
  await press('Act as this session');
  expect(page.playground.caller).toMatchObject({ ok: true, value: { type: 'assumedRole' } });
});

test('makes a bucket, gives it a policy of its own, and takes that away', async () => {
  await open({ kind: 'create-resource', props: { resource: 'bucket' } });
  fill(field('Name'), 'example-plans');
  await press('Create');
  await page.until(() => page.view.dialog === null, 'the bucket');
  const id = 'arn:aws:s3:::example-plans';
  expect(page.playground.selected).toBe(id);
  await open({ kind: 'resource-policy', props: { id } });
  await press('Save');
  await page.until(() => world().tables.resources.get(id)?.policy !== undefined, 'the policy');
  await open({ kind: 'resource-policy', props: { id } });
  await press('Remove the policy');
  await page.until(() => world().tables.resources.get(id)?.policy === undefined, 'it to go');
});

const kinds = ['key', 'queue', 'table', 'secret'] as const;
test.each(kinds)('makes a %s and selects it', async (resource) => {
  await open({ kind: 'create-resource', props: { resource } });
  if (resource === 'key') fill(field('Alias'), 'alias/plans');
  else fill(field('Name'), 'plans');
  await press('Create');
  await page.until(() => page.view.dialog === null, 'the dialog to close');
  const selected = page.playground.selected ?? '';
  expect(world().tables.resources.get(selected)?.kind).toBe(resource);
});

test('runs a program with a key, leaks it, and acts as the stranger would', async () => {
  await open({ kind: 'create-workload', props: { userId: userId('ci-bot') } });
  fill(field('Name'), 'builder');
  await page.until(() => text().includes('# run builder on a server outside of AWS'), 'the plain line');
  await press('Let it run');
  await page.until(() => page.view.dialog === null, 'the workload');
  const [workload] = [...world().tables.workloads.values()];
  await open({ kind: 'leak-workload', props: { id: workload?.id ?? '' } });
  await press('Leak it');
  await page.until(() => text().includes('A long-term key.'), 'what was read');
  await press('Act with it');
  expect(page.playground.caller).toMatchObject({ ok: true, value: { principalId: userId('ci-bot') } });
});

test('opens another account, says in which one a form acts, and builds an organization with a ceiling', async () => {
  await open({ kind: 'add-account', props: {} });
  await press('Open the account');
  await page.until(() => world().tables.accounts.size > 0, 'the account');
  await open({ kind: 'create-user', props: {} });
  expect(text()).toContain(`This happens in the account ${account}.`);
  await open({ kind: 'create-organization', props: {} });
  await press('Create the organization');
  await page.until(() => world().tables.organizations.size === 1, 'the organization');
  await open({ kind: 'create-unit', props: {} });
  fill(field('Name'), 'Shops');
  await press('Create the unit');
  await page.until(() => world().tables.units.size === 1, 'the unit');
  const [unit] = [...world().tables.units.keys()];
  await open({ kind: 'create-account', props: { parentId: unit ?? '' } });
  fill(field('Name'), 'Shop');
  fill(field('E-mail'), 'shop@example.com');
  await press('Create the account');
  await page.until(() => page.view.dialog === null, 'the account');
  expect([...world().tables.accounts.values()].find(({ name }) => name === 'Shop')?.parentId).toBe(unit);
  await open({ kind: 'create-organization-policy', props: { targetId: unit ?? '' } });
  fill(field('Name'), 'Stay');
  await press('Create the policy');
  await page.until(() => page.view.dialog === null, 'the policy');
  const attached = rowsBy(world(), 'organizationAttachmentsByTarget', unit ?? '');
  const names = attached.map(({ policyId }) => world().tables.organizationPolicies.get(policyId)?.name);
  expect(names).toContain('Stay');
});

const plain = [
  'change-password',
  'password-policy',
  'account-alias',
  'service-linked-role',
  'create-instance-profile',
  'create-oidc-provider',
  'create-saml-provider',
  'session-token',
  'federation-token',
  'create-resource',
  'create-workload',
  'add-account',
  'create-organization',
  'create-identity-pool',
  'create-user-pool',
] as const;

test.each(plain)('%s has no fault that axe can see', async (kind) => {
  await open({ kind, props: {} });
  await Promise.all(document.getAnimations().map((animation) => animation.finished));
  const { violations } = await axe.run('dialog');
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
});
