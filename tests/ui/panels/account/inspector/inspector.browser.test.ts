import axe from 'axe-core';
import { firstCredentials } from '../../../../../src/playground/sample.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { byName } from '../../../../../src/engine/index.ts';
import Inspector from '../../../../../src/ui/panels/account/inspector/Inspector.svelte';
import { type Mounted, mountPanel, named } from './host.ts';

const account = '111122223333';
let page: Mounted;

beforeEach(async () => {
  page = await mountPanel(Inspector);
});
afterEach(async () => {
  await page.close();
});

async function select(table: 'users' | 'groups' | 'roles' | 'policies', name: string): Promise<string> {
  const id = byName(page.playground.world, table, account, name)?.id ?? '';
  await open(id);
  return id;
}

/** Selects something and waits until it is told of: the first time, what tells of it is fetched. */
async function open(id: string): Promise<void> {
  page.playground.selected = id;
  await page.until(() => document.querySelector('.inspector h2') !== null, 'what is selected');
}

const text = (): string => document.body.innerText;

async function faults(): Promise<string[]> {
  const { violations } = await axe.run(document.body, {
    rules: { 'page-has-heading-one': { enabled: false }, 'landmark-one-main': { enabled: false } },
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}

test('tells of who acts while nothing is selected, and of the account below', async () => {
  await page.until(() => document.querySelector('h2') !== null, 'who acts');
  expect(text()).toContain(account);
  page.playground.actAs(firstCredentials(page.playground.world));
  await page.until(() => document.querySelector('h2')?.innerText === 'ana', 'ana');
  await page.until(() => text().includes('This account'), 'the account');
  await page.settle();
  const told = text();
  expect(told.indexOf('MayAssumeDeployer')).toBeGreaterThan(0);
  expect(told.indexOf('MayAssumeDeployer')).toBeLessThan(told.indexOf('arn:aws:iam'));
  expect(told).toContain('This account');
  expect(await faults()).toEqual([]);
});

test('follows the newest: a step’s protagonist, what is selected, and who acts again', async () => {
  const name = (): string => document.querySelector('h2')?.innerText ?? '';
  const id = (table: 'users' | 'roles', called: string): string =>
    byName(page.playground.world, table, account, called)?.id ?? '';
  page.view.protagonist = id('roles', 'Deployer');
  await page.until(() => name() === 'Deployer', 'the step’s role');
  // Nobody chose what is shown, so the account's own buttons stay in reach.
  await page.until(() => text().includes('This account'), 'the account');
  page.playground.selected = id('users', 'carol');
  await page.until(() => name() === 'carol', 'the selected');
  expect(text()).not.toContain('This account');
  page.view.protagonist = id('users', 'ana');
  await page.until(() => name() === 'ana', 'the next step’s caller');
  page.view.protagonist = null;
  page.playground.selected = null;
  await page.until(() => text().includes('This account'), 'who acts');
});

test('What only policies name is said not to be there, with those policies and a way to make it', async () => {
  await open('named:s3::bucket/team-bucket');
  expect(document.querySelector('h2')?.innerText).toBe('team-bucket');
  expect(text()).toContain('It isn’t in this account');
  expect(text()).not.toContain('no longer');
  expect(text()).toContain('TeamBucket');
  named('button', 'Create team-bucket').click();
  expect(page.view.dialog).toMatchObject({
    kind: 'create-resource',
    props: { resource: 'bucket', name: 'team-bucket' },
  });
  expect(await faults()).toEqual([]);
});

test('shows a role with its badge, its sides and the line for putting it on', async () => {
  await select('roles', 'Deployer');
  // The root user can't put on a role, so somebody who can is offered.
  expect(named('button', 'Act as ci-bot, who may put it on')).toBeTruthy();
  page.playground.actAs(firstCredentials(page.playground.world));
  expect(text()).toContain('no keys');
  expect(text()).toContain('Who may put it on (assume it)');
  expect(text()).toContain('up to 1 hour');
  await page.until(() => text().includes('aws sts assume-role'), 'the CLI line');
  expect(text()).toContain('arn:aws:iam::111122223333:role/Deployer');
  expect(await faults()).toEqual([]);
});

test('a policy’s text has its own button to edit it, outside of any menu', async () => {
  await select('policies', 'TeamBucket');
  const edit = named('button', 'Edit TeamBucket');
  expect(edit.checkVisibility()).toBe(true);
  edit.click();
  await page.settle();
  expect(page.view.dialog?.kind).toBe('edit-policy');
});

test('marks a direct policy as unusual and moves it to the group in one click', async () => {
  const carol = await select('users', 'carol');
  expect(text()).toContain('unusual: direct policy');
  named('button', 'Move it to a group').click();
  await page.until(() => !text().includes('unusual: direct policy'), 'the mark to go');
  const { world } = page.playground;
  const auditors = byName(world, 'groups', account, 'Auditors')?.id ?? '';
  const policy = byName(world, 'policies', account, 'ReadInvoices')?.id ?? '';
  expect(world.tables.attachments.has(`${auditors}/${policy}`)).toBe(true);
  expect(world.tables.attachments.has(`${carol}/${policy}`)).toBe(false);
});

test('switches a key off and says so', async () => {
  const { world } = page.playground;
  const ana = byName(world, 'users', account, 'ana')?.id;
  const key = [...world.tables.accessKeys.values()].find((row) => row.ownerId === ana);
  await open(key?.id ?? '');
  named('button', 'Switch it off').click();
  await page.until(() => page.view.flashes.length > 0, 'the message');
  expect(page.playground.world.tables.accessKeys.get(key?.id ?? '')?.status).toBe('Inactive');
  expect(text()).toContain('Switch it on');
});

test('acts as a user by one of its keys', async () => {
  await select('users', 'ben');
  named('button', 'Act as ben').click();
  await page.settle();
  expect(page.playground.caller).toMatchObject({
    ok: true,
    value: { arn: `arn:aws:iam::${account}:user/ben` },
  });
  expect(text()).toContain('Add to groups');
});

test('says AWS’s own sentence when the caller may not', async () => {
  const ben = byName(page.playground.world, 'users', account, 'ben')?.id ?? '';
  page.playground.actAs({ type: 'console', id: ben });
  await select('groups', 'Developers');
  named('button', 'Remove ana from Developers').click();
  await page.until(() => page.view.flashes.length > 0, 'the refusal');
  expect(page.view.flashes[0]).toMatchObject({ tone: 'deny' });
  expect(page.view.flashes[0]?.message).toContain('is not authorized to perform: iam:RemoveUserFromGroup');
});

test('goes from one entity to the next without losing the focus', async () => {
  await select('users', 'ana');
  const row = named('button', 'Developers');
  row.focus();
  row.click();
  await page.until(() => text().includes('Members'), 'the group');
  await page.until(() => document.activeElement?.textContent === 'Developers', 'the focus on its name');
});

test('a unique id stands in one line, in a card as narrow as the one over the picture', async () => {
  document.querySelector<HTMLElement>('.host')!.style.width = '318px';
  await select('users', 'ana');
  await page.settle();
  await document.fonts.ready;
  const id = [...document.querySelectorAll('dd code')].find((one) => one.textContent.startsWith('AIDA'))!;
  const lines = document.createRange();
  lines.selectNodeContents(id);
  expect(new Set([...lines.getClientRects()].map(({ top }) => Math.round(top))).size).toBe(1);
});
