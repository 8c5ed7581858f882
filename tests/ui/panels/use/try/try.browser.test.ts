import axe from 'axe-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { firstCredentials } from '../../../../../src/playground/sample.ts';
import TryPanel from '../../../../../src/ui/panels/use/try/TryPanel.svelte';
import { fill, type Mounted, mountPanel, named } from '../../account/inspector/host.ts';

let page: Mounted;

beforeEach(async () => {
  page = await mountPanel(TryPanel);
  page.playground.actAs(firstCredentials(page.playground.world));
  page.view.bottomTab = 'try';
  await page.settle();
});
afterEach(async () => {
  await page.close();
  page.playground.close();
});

const text = (): string => document.body.innerText.replace(/\s+/g, ' ');

async function ask(action: string, resource: string): Promise<void> {
  const [, first, second] = document.querySelectorAll<HTMLInputElement>('form input');
  if (first && second) {
    fill(first, action);
    fill(second, resource);
  }
  const before = page.playground.history.length;
  named('button', 'Ask as').click();
  await page.until(
    () => page.playground.history.length > before || text().includes('A resource is'),
    'an answer',
  );
  await page.settle();
}

async function faults(): Promise<string[]> {
  const rules = {
    'page-has-heading-one': { enabled: false },
    'landmark-one-main': { enabled: false },
  };
  // The button that was pressed fades back from being busy.
  await Promise.all(document.getAnimations().map((animation) => animation.finished));
  const { violations } = await axe.run(document.body, { rules });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}

test('says that it is allowed, by which statement, and by way of which group', async () => {
  await ask('s3:PutObject', 'arn:aws:s3:::team-bucket/plan.md');
  expect(text()).toContain('Allowed');
  const stops = [...document.querySelectorAll<HTMLElement>('.path button')].map((stop) =>
    stop.innerText.trim(),
  );
  expect(stops).toEqual(['ana', 'Developers', 'TeamBucket']);
  const marks = [...document.querySelectorAll('mark.allow')].map((mark) => mark.textContent);
  expect(marks).toContain('"s3:PutObject"');
  expect(marks).not.toContain('"s3:GetObject"');
  expect(page.view.highlight?.decided).toMatchObject({
    verdict: 'allow',
    words: { text: 'write ✓', tone: 'allow' },
  });
  expect(await faults()).toEqual([]);
});

test('says in AWS’s own words that nothing allows it, and which gate that was', async () => {
  await ask('s3:DeleteObject', 'arn:aws:s3:::reports/q3');
  expect(text()).toContain('Denied: no policy allows it');
  expect(text()).toContain('because no identity-based policy allows the s3:DeleteObject action');
  const gates = [...document.querySelectorAll<HTMLElement>('summary')].find((one) =>
    one.innerText.includes('Every check'),
  );
  gates?.click();
  await page.settle();
  expect(text()).toContain('identity-based policies');
  expect(await faults()).toEqual([]);
});

test('asks nothing while the question has no form that AWS knows', async () => {
  await ask('GetObject', 'q3');
  expect(page.playground.history).toHaveLength(0);
  expect(text()).toContain('An action is a service, a colon and a name');
  expect(text()).toContain('A resource is an ARN');
});

test('an action that AWS doesn’t have gets no verdict, and the nearest one is offered; nor does an earlier answer stay', async () => {
  await ask('s3:PutObject', 'arn:aws:s3:::reports/q3');
  expect(text()).toContain('AWS says');
  const { length } = page.playground.history;
  const [, action] = document.querySelectorAll<HTMLInputElement>('form input');
  if (action) fill(action, 's3:GetObjet');
  named('button', 'Ask as').click();
  await page.until(() => text().includes('AWS has no action called s3:GetObjet'), 'that nobody has it');
  expect(text()).not.toContain('AWS says');
  expect(text()).toContain('nobody can be asked for it');
  expect(page.playground.history).toHaveLength(length);
  expect(page.view.highlight?.decided ?? null).toBeNull();
  expect(await faults()).toEqual([]);
  named('button', 'Ask about s3:GetObject').click();
  await page.until(() => page.playground.history.length > length, 'an answer');
  await page.settle();
  expect(text()).toContain('Asked as ana: s3:GetObject');
  if (action) fill(action, '');
  named('button', 'Ask as').click();
  await page.until(() => text().includes('An action is a service, a colon and a name'), 'the fault');
  expect(text()).not.toContain('Asked as ana');
});

test('asks on * where the action takes no resource and none is typed, and on nothing where it takes one', async () => {
  await ask('sts:GetCallerIdentity', '');
  const command = page.playground.history.at(-1)?.command;
  expect(command).toMatchObject({ type: 'try', action: 'sts:GetCallerIdentity', resource: '*' });
  expect(text()).toContain('Allowed');
  await ask('s3:GetObject', '');
  expect(page.playground.history.at(-1)?.command).toBe(command);
  expect(text()).toContain('A resource is an ARN');
});

test('takes a question from another panel', async () => {
  page.view.showTry({ action: 'iam:ListUsers', resource: '*' });
  await page.settle();
  const values = [...document.querySelectorAll<HTMLInputElement>('form input')].map(({ value }) => value);
  expect(values).toEqual(['', 'iam:ListUsers', '*']);
  expect(page.view.tryQuestion).toBeNull();
});

test('a question that is asked elsewhere is answered at once, and brings back what was typed here', async () => {
  const fields = () =>
    [...document.querySelectorAll<HTMLInputElement>('form input')].map(({ value }) => value).slice(1);
  const [, action, resource] = document.querySelectorAll<HTMLInputElement>('form input');
  if (action && resource) {
    fill(action, 's3:PutObject');
    fill(resource, 'arn:aws:s3:::reports/q4');
  }
  const asked = { action: 'iam:ListUsers', resource: '*', isAsked: true };
  page.view.showTry(asked);
  await page.until(() => page.playground.history.length === 1, 'the question');
  await page.settle();
  expect(page.playground.history.at(-1)?.command).toMatchObject({ type: 'try', action: 'iam:ListUsers' });
  expect(fields()).toEqual(['iam:ListUsers', '*']);
  expect(text()).toContain('You had typed s3:PutObject on arn:aws:s3:::reports/q4 here.');
  named('button', 'Bring it back').click();
  await page.settle();
  expect(fields()).toEqual(['s3:PutObject', 'arn:aws:s3:::reports/q4']);
  expect(text()).not.toContain('You had typed');
  // Brought back, it still waits to be asked; a question that was asked waits for nothing.
  page.view.showTry(asked);
  await page.until(() => page.playground.history.length === 2, 'the question');
  await page.settle();
  expect(text()).toContain('You had typed s3:PutObject');
  named('button', 'Bring it back').click();
  await page.settle();
  named('button', 'Ask as').click();
  await page.until(() => page.playground.history.length === 3, 'the question');
  page.view.showTry(asked);
  await page.until(() => page.playground.history.length === 4, 'the question');
  await page.settle();
  expect(text()).not.toContain('You had typed');
});

test('sends condition keys along, and none that is left empty', async () => {
  named('button', 'Add a condition key').click();
  named('button', 'Add a condition key').click();
  await page.settle();
  const [key, value] = document.querySelectorAll<HTMLInputElement>('fieldset input');
  if (key && value) {
    fill(key, 's3:prefix');
    fill(value, 'reports/');
  }
  await ask('s3:GetObject', 'arn:aws:s3:::reports/q3');
  const command = page.playground.history.at(-1)?.command;
  const keys = command?.type === 'try' ? command.context?.keys : undefined;
  expect(Object.entries(keys ?? {})).toEqual([['s3:prefix', ['reports/']]]);
});

test('tells that the answer was for somebody else once another one acts', async () => {
  await ask('s3:GetObject', 'arn:aws:s3:::team-bucket/plan.md');
  page.playground.actAs({ type: 'console', id: '111122223333' });
  await page.settle();
  expect(text()).toContain('Asked as ana');
  expect(text()).toContain('You act as the root user now');
});

const who = (): HTMLInputElement => document.querySelector('form input') as HTMLInputElement;

test('asks about anybody who is named: a user, a service, somebody by ARN; nobody acts as them', async () => {
  const before = page.playground.credentials;
  for (const [name, said] of [
    ['carol', 'Asked as carol'],
    ['arn:aws:iam::111122223333:user/ben', 'Asked as ben'],
    ['ec2.amazonaws.com', 'Asked as ec2.amazonaws.com'],
  ] as const) {
    fill(who(), name);
    await ask('s3:GetObject', 'arn:aws:s3:::reports/q3');
    await page.until(() => text().includes(said), said);
    expect(text()).not.toContain('You act as');
  }
  expect(page.playground.credentials).toEqual(before);
  expect(await faults()).toEqual([]);
});

test('says that nobody of a name is here, and asks nothing', async () => {
  const { length } = page.playground.history;
  fill(who(), 'Developers');
  const [, action, resource] = document.querySelectorAll<HTMLInputElement>('form input');
  if (action && resource) {
    fill(action, 's3:GetObject');
    fill(resource, '*');
  }
  named('button', 'Ask as').click();
  await page.settle();
  expect(text()).toContain('Nobody here signs as Developers');
  expect(page.playground.history).toHaveLength(length);
});

test('a question that comes from elsewhere brings who asks, and the conditions', async () => {
  page.view.showTry({
    who: 'arn:aws:iam::111122223333:user/carol',
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::reports/q3',
    keys: { 'aws:SourceIp': ['192.0.2.7'], 's3:prefix': ['a', 'b'] },
  });
  await page.settle();
  const values = [...document.querySelectorAll<HTMLInputElement>('form input')].map(({ value }) => value);
  expect(values).toEqual([
    'arn:aws:iam::111122223333:user/carol',
    's3:GetObject',
    'arn:aws:s3:::reports/q3',
    ...['aws:SourceIp', '192.0.2.7', 's3:prefix', 'a', 's3:prefix', 'b'],
  ]);
  named('button', 'Ask as').click();
  await page.until(() => text().includes('Asked as carol'), 'the answer');
  const { command } = page.playground.history.at(-1) ?? {};
  expect(command?.type === 'try' && command.context?.keys).toEqual({
    'aws:SourceIp': ['192.0.2.7'],
    's3:prefix': ['a', 'b'],
  });
});
