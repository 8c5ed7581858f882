import axe from 'axe-core';
import { afterEach, describe, expect, test } from 'vitest';
import type { DialogRequest } from '../../../../../src/ui/view/dialog-request.ts';
import AccountMenu from '../../../../../src/ui/panels/account/accounts/AccountMenu.svelte';
import Overlays from '../../../../../src/ui/frame/Overlays.svelte';
import { firstCredentials } from '../../../../../src/playground/sample.ts';
import AssumeForm from '../../../../../src/ui/panels/use/steps/AssumeForm.svelte';
import { partner, whole, wholeRows } from '../../../../fixtures/whole-world.ts';
import { fill, type Mounted, mountPanel, named } from '../inspector/host.ts';

const themes = ['light', 'dark'] as const;
let page: Mounted;

afterEach(async () => {
  await page.close();
  delete document.documentElement.dataset['theme'];
});

/** A panel over the account that holds everything, in one of the two themes. */
async function mount(panel: Parameters<typeof mountPanel>[0], theme: (typeof themes)[number]): Promise<void> {
  document.documentElement.dataset['theme'] = theme;
  page = await mountPanel(panel);
  await page.playground.run({ type: 'load', source: 'whole', rows: wholeRows });
  page.playground.actAs({ type: 'console', id: '111122223333' });
  await page.settle();
}

const text = (): string => document.body.innerText;

async function press(name: string): Promise<void> {
  named('button', name).click();
  await page.settle();
}

async function faults(): Promise<string[]> {
  await Promise.all(document.getAnimations().map((animation) => animation.finished));
  const { violations, passes } = await axe.run(document.querySelector('dialog') ?? document.body, {
    rules: {
      region: { enabled: false },
      'page-has-heading-one': { enabled: false },
      'landmark-one-main': { enabled: false },
    },
  });
  // It looked at something: its colours among it.
  expect(passes.map(({ id }) => id)).toContain('color-contrast');
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}

interface Case {
  readonly name: string;
  readonly request: DialogRequest;
  /** What is done in it, and what stands there afterwards. */
  readonly then?: readonly (readonly [press: string, shown: string])[];
}

const device = 'arn:aws:iam::111122223333:mfa/ana';
const cases: readonly Case[] = [
  {
    name: 'signing in at an OIDC provider',
    request: { kind: 'sign-in-at-provider', props: { id: whole.oidc } },
  },
  {
    name: 'what an OIDC provider’s token says',
    request: { kind: 'sign-in-at-provider', props: { id: whole.oidc } },
    then: [['Sign in', 'Signed by the provider']],
  },
  {
    name: 'what a SAML provider’s assertion says',
    request: { kind: 'sign-in-at-provider', props: { id: whole.saml } },
    then: [['Sign in', 'Assertion']],
  },
  {
    name: 'what an app gets from an identity pool',
    request: { kind: 'sign-in-at-pool', props: { id: whole.pool } },
    then: [['Open the app', 'Temporary keys of the role']],
  },
  { name: 'an MFA device in use', request: { kind: 'mfa-device', props: { id: device } } },
  {
    name: 'an MFA device that nobody has',
    request: { kind: 'mfa-device', props: { id: device } },
    then: [
      ['Switch it off', 'Not switched on for anybody yet.'],
      ['Read both codes from the app', 'aws iam enable-mfa-device'],
    ],
  },
  { name: 'a leak, before it', request: { kind: 'leak-workload', props: { id: 'w-1' } } },
  {
    name: 'the leak of a key',
    request: { kind: 'leak-workload', props: { id: 'w-1' } },
    then: [['Leak it', 'A long-term key.']],
  },
  {
    name: 'the leak of a role’s keys',
    request: { kind: 'leak-workload', props: { id: 'w-2' } },
    then: [['Leak it', 'Temporary keys. They stop working by themselves in']],
  },
];

describe.each(themes)('In the %s theme axe finds no fault with', (theme) => {
  test.each(cases)('$name', async ({ request, then = [] }) => {
    await mount(Overlays, theme);
    page.view.openDialog(request);
    await page.until(() => document.querySelector('dialog h2') !== null, 'the dialog');
    for (const [button, shown] of then) {
      await page.until(() => text().includes(button), button);
      await press(button);
      await page.until(() => text().includes(shown), shown);
    }
    await page.settle();
    expect(await faults()).toEqual([]);
  });

  test('the menu of accounts', async () => {
    await mount(AccountMenu, theme);
    document.querySelector<HTMLElement>('button.account')?.click();
    await page.until(() => text().includes('Reports'), 'the menu');
    expect(await faults()).toEqual([]);
    document.querySelectorAll<HTMLElement>('.look').forEach((button) => {
      if (button.innerText.includes(partner)) button.click();
    });
    await page.until(() => page.view.account === partner, 'the account');
    expect(await faults()).toEqual([]);
  });

  test('all that a request for a role can bring along', async () => {
    await mount(AssumeForm, theme);
    page.playground.actAs(firstCredentials(page.playground.world));
    await page.settle();
    await press('More about the request');
    await page.until(() => text().includes('Source identity'), 'the fields');
    document.querySelector<HTMLInputElement>('label.switch input')?.click();
    await page.until(() => text().includes('Statement 1'), 'the session policy');
    expect(await faults()).toEqual([]);
  });

  test('the ledger of what is left out, whole and searched', async () => {
    await mount(Overlays, theme);
    page.view.openDialog('about');
    const entries = (): number => document.querySelectorAll('dialog li').length;
    await page.until(() => entries() > 100, 'the ledger');
    expect(await faults()).toEqual([]);
    const search = document.querySelector<HTMLInputElement>('dialog input[type="search"]');
    if (search) fill(search, 'guest');
    await page.until(() => entries() < 50, 'what was found');
    expect(await faults()).toEqual([]);
  });
});
