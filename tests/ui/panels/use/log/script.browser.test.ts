import axe from 'axe-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
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

const script = (): string => document.querySelector('dialog pre')?.textContent ?? '';

async function choose(name: string): Promise<void> {
  named('button', 'As a script').click();
  await page.settle();
  named('[role=menuitem]', name).click();
  await page.until(() => script() !== '', 'the script');
}

test('writes the calls that are shown, oldest first, without those refused or taken back', async () => {
  await page.playground.call('CreateUser', { UserName: 'dora' });
  await page.playground.call('CreateUser', { UserName: 'dora' });
  await page.playground.call('CreateGroup', { GroupName: 'Testers' });
  await page.playground.call('CreateUser', { UserName: 'emil' });
  await page.playground.undo();
  await page.settle();
  await choose('The 2 calls shown here');
  await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined)));
  expect(script().split('\n').slice(-3)).toEqual([
    'aws iam create-user --user-name dora',
    'aws iam create-group --group-name Testers',
    '',
  ]);
  const { violations } = await axe.run(document.body, {
    rules: { 'page-has-heading-one': { enabled: false } },
  });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
});

test('writes the calls from one row on', async () => {
  await page.playground.call('CreateUser', { UserName: 'dora' });
  await page.playground.call('CreateUser', { UserName: 'emil' });
  await page.settle();
  document.querySelector<HTMLElement>('[role=log] summary')?.click();
  await page.settle();
  named('button', 'Script from here on').click();
  await page.until(() => script() !== '', 'the script');
  expect(script()).toContain('--user-name emil');
  expect(script()).not.toContain('--user-name dora');
});

test('writes the whole account', async () => {
  await choose('This account');
  expect(script()).toContain('aws iam create-user --user-name ana');
  expect(script()).toContain('aws iam create-role');
});
