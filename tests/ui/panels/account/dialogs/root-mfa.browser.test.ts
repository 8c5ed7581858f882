import { afterEach, expect, test } from 'vitest';
import { byName, rowsBy } from '../../../../../src/engine/index.ts';
import Overlays from '../../../../../src/ui/frame/Overlays.svelte';
import { fill, type Mounted, mountPanel, named } from '../inspector/host.ts';

const account = '111122223333';
let page: Mounted;
afterEach(() => page.close());

const text = (): string => document.body.innerText;
async function press(name: string): Promise<void> {
  await page.until(() => text().includes(name), name);
  named('button', name).click();
  await page.settle();
}
const owners = (): readonly string[] =>
  [...(document.querySelector<HTMLSelectElement>('dialog form select')?.options ?? [])].map(
    ({ text }) => text,
  );

/** Makes a device by the form that names no user, as the root user's page asks for it. */
async function makeDevice(): Promise<void> {
  page.view.openDialog({ kind: 'create-mfa-device', props: {} });
  await page.until(() => document.querySelector('dialog input[type="text"]') !== null, 'the form');
  fill(document.querySelector('dialog input[type="text"]') as HTMLInputElement, 'safe');
  await press('Create the device');
  await page.until(() => owners().length > 0, 'the device');
}

test('The root user switches a device on for itself, and its session token then carries the second factor', async () => {
  page = await mountPanel(Overlays);
  await makeDevice();
  expect(owners()[0]).toBe('the root user');
  await press('Read both codes from the app');
  await page.until(() => text().includes('aws iam enable-mfa-device --user-name root'), 'the codes');
  await press('Switch it on for the root user');
  await page.until(() => text().includes('Switched on for the root user.'), 'it to be on');
  const devices = rowsBy(page.playground.world, 'mfaDevicesByOwner', account);
  expect(devices.map(({ name }) => name)).toEqual(['safe']);
  await press('Get a session token with it');
  await press('Read the code from the app');
  await page.until(() => /--token-code \d{6}/.test(text()), 'the code');
  await press('Get the keys');
  await page.until(() => page.view.dialog === null, 'the keys');
  const [session] = [...page.playground.world.tables.sessions.values()];
  expect(session).toMatchObject({ ownerId: account, kind: 'userSession' });
  expect(session?.mfaAt).toBeTypeOf('number');
});

test('Nobody else is offered to act for the root user', async () => {
  page = await mountPanel(Overlays);
  await page.playground.call('AttachUserPolicy', {
    UserName: 'ana',
    PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess',
  });
  const ana = byName(page.playground.world, 'users', account, 'ana')?.id ?? '';
  page.playground.actAs({ type: 'console', id: ana });
  await makeDevice();
  expect(owners()).toEqual(['ana', 'ben', 'carol', 'ci-bot']);
});
