import axe from 'axe-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { firstCredentials } from '../../../../../src/playground/sample.ts';
import LogPanel from '../../../../../src/ui/panels/use/log/LogPanel.svelte';
import { type Mounted, mountPanel, named } from '../../account/inspector/host.ts';

let page: Mounted;

beforeEach(async () => {
  page = await mountPanel(LogPanel);
});
afterEach(async () => {
  await page.close();
  page.playground.close();
});

const text = (): string => document.body.innerText.replace(/\s+/g, ' ');
const rows = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[role=log] > ol > li')];
const lines = (): string[] => rows().map((row) => row.querySelector('.line')?.textContent ?? '');

async function show(filter: string): Promise<void> {
  const all = [...document.querySelectorAll<HTMLInputElement>('.filter input')];
  all.find((one) => one.value === filter)?.click();
  await page.settle();
}

async function open(index: number): Promise<void> {
  rows()[index]?.querySelector('summary')?.click();
  await page.settle();
}

test('lists calls newest first as their CLI lines, and says who called', async () => {
  await page.playground.call('CreateUser', { UserName: 'dora' });
  await page.playground.call('CreateGroup', { GroupName: 'Testers' });
  await page.settle();
  expect(lines()).toEqual([
    'aws iam create-group --group-name Testers',
    'aws iam create-user --user-name dora',
  ]);
  expect(text()).toContain('by the root user');
});

test('shows the event of a call as CloudTrail has it', async () => {
  await page.playground.call('CreateUser', { UserName: 'dora' });
  await page.settle();
  await open(0);
  named('summary', 'The event').click();
  await page.settle();
  expect(text()).toContain('"eventName": "CreateUser"');
  expect(text()).toContain('"eventSource": "iam.amazonaws.com"');
});

test('opens the newest refusal on what decided it', async () => {
  page.playground.actAs(firstCredentials(page.playground.world));
  await page.playground.call('CreateUser', { UserName: 'dora' });
  await page.settle();
  await page.settle();
  expect(text()).toContain('AccessDenied');
  expect(text()).toContain('Denied: no policy allows it');
  expect(text()).toContain('is not authorized to perform: iam:CreateUser');
  const { violations } = await axe.run(document.body, {
    rules: {
      'page-has-heading-one': { enabled: false },
      'landmark-one-main': { enabled: false },
    },
  });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
});

test('filters to changes and to refusals', async () => {
  await page.playground.call('CreateUser', { UserName: 'dora' });
  await page.playground.call('ListUsers', {});
  await page.playground.call('CreateUser', { UserName: 'dora' });
  await page.settle();
  await show('changes');
  expect(lines()).toEqual(['aws iam create-user --user-name dora']);
  await show('refused');
  expect(rows()).toHaveLength(1);
  expect(text()).toContain('EntityAlreadyExists');
  await show('all');
  expect(rows()).toHaveLength(3);
});

test('undoes only the newest change, and strikes it out', async () => {
  await page.playground.call('CreateUser', { UserName: 'dora' });
  await page.playground.call('CreateUser', { UserName: 'emil' });
  await page.settle();
  await open(1);
  expect(() => named('button', 'Undo this')).toThrow();
  await open(0);
  named('button', 'Undo this').click();
  await page.until(() => text().includes('undone'), 'the undo');
  expect(lines()[0]).toBe('Undo: aws iam create-user --user-name emil');
  expect([...page.playground.world.tables.users.values()].some(({ name }) => name === 'emil')).toBe(false);
});

test('makes a hundred rows at first, however many there are', async () => {
  for (let index = 0; index < 130; index += 1) {
    await page.playground.ask('s3:GetObject', `arn:aws:s3:::reports/${String(index)}`);
  }
  await page.settle();
  expect(rows()).toHaveLength(100);
  named('button', 'Show 30 older').click();
  await page.settle();
  expect(rows()).toHaveLength(130);
  expect(lines().at(-1)).toBe('May I? s3:GetObject on arn:aws:s3:::reports/0');
});
