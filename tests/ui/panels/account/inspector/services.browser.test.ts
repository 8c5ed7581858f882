import { afterEach, expect, test } from 'vitest';
import IdentitiesPanel from '../../../../../src/ui/panels/account/identities/IdentitiesPanel.svelte';
import Inspector from '../../../../../src/ui/panels/account/inspector/Inspector.svelte';
import { partner, whole, wholeRows } from '../../../../fixtures/whole-world.ts';
import { mountPanel, type Mounted, named } from './host.ts';

let page: Mounted;
const text = (): string => document.body.innerText;

async function open(panel: Parameters<typeof mountPanel>[0]): Promise<void> {
  page = await mountPanel(panel);
  await page.playground.run({ type: 'load', source: 'whole', rows: wholeRows });
  await page.settle();
}
afterEach(() => page.close());

test('Of a kind that is fetched late, the inspector says all once it has arrived, with its picture', async () => {
  await open(Inspector);
  page.playground.selected = whole.pool;
  await page.until(() => text().includes('Identity pool (Cognito)'), 'the details');
  expect(text()).toContain('lets guests in');
  await page.until(() => document.querySelector('.head svg .shape') !== null, 'its picture');
  named('button.row', 'AppUser').click();
  await page.until(() => document.querySelector('h2')?.innerText === 'AppUser', 'the role');
});

test('The code of an MFA device turns with the simulated clock', async () => {
  await open(Inspector);
  page.playground.selected = `arn:aws:iam::111122223333:mfa/ana`;
  const code = (): string => document.querySelector<HTMLElement>('.code.large code')?.innerText ?? '';
  await page.until(() => /^\d{6}$/.test(code()), 'the code');
  const before = code();
  await page.playground.run({ type: 'clock', milliseconds: 60_000 });
  await page.until(() => code() !== before, 'the next code');
});

test('Looking at another account is one press, and the inspector then counts what that account holds', async () => {
  await open(Inspector);
  page.playground.selected = `account:${partner}`;
  await page.until(() => text().includes('Look at this account'), 'the action');
  named('.main-action button', 'Look at this account').click();
  await page.until(() => page.view.account === partner, 'the account');
  await page.until(() => !text().includes('Look at this account'), 'no offer of what is done already');
  named('.head button', 'Actions for').click();
  await page.until(() => text().includes('Copy the ARN'), 'the menu');
  expect(text()).not.toContain('Look at this account');
  page.playground.selected = null;
  await page.until(() => document.querySelector('.account code')?.textContent === partner, 'its number');
});

test('The text twin shows the account that is looked at, and its New menu makes every kind', async () => {
  await open(IdentitiesPanel);
  const names = (): string[] =>
    [...document.querySelectorAll<HTMLElement>('[role="treeitem"] .name')].map((one) => one.innerText.trim());
  expect(names()).toContain('ana');
  page.view.account = partner;
  await page.until(() => names().includes('eve') && !names().includes('ana'), 'the other account');
  expect(document.querySelector('[role="tree"]')?.getAttribute('aria-label')).toContain(partner);
  document.querySelector<HTMLElement>('button[aria-label="New"]')?.click();
  await page.until(() => text().includes('Identity pool (Cognito)'), 'the menu');
  const offered = [...document.querySelectorAll<HTMLElement>('[role="menuitem"]')].map((one) =>
    one.innerText.trim(),
  );
  expect(offered).toContain('Another account');
  // A world has at most one, and here it is there.
  expect(offered).not.toContain('Organization');
});
