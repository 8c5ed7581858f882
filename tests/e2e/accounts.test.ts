import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import {
  allowing,
  ask,
  begin,
  choose,
  closed,
  fill,
  inline,
  putOn,
  refusal,
  select,
  submit,
  writeDocument,
} from './doing.ts';
import { actAs, dialog, topBar } from './places.ts';
import { newVisitor, useBrowser, visit } from './visit.ts';

useBrowser();

const other = '444455556666';
const role = `arn:aws:iam::${other}:role/Reader`;

const switcher = (page: Page): Locator => topBar(page).getByRole('button', { name: /^Account/ });

/** Opens the account switcher and presses one of its buttons. */
async function lookAt(page: Page, button: string | RegExp): Promise<void> {
  await switcher(page).click();
  await page.getByRole('button', { name: button }).first().click();
}

test('a role of another account is put on when both sides say yes, and refused when one doesn’t', async () => {
  const { page } = await visit(await newVisitor());
  await actAs(page, /^root user/);
  await begin(page, /^Another account/);
  await fill(page, { 'Account id': other });
  await submit(page, 'Open the account');
  await lookAt(page, 'Act as root of Partner');
  await switcher(page).filter({ hasText: 'Partner' }).waitFor();

  const form = await begin(page, /^New role/);
  await form.getByText('This happens in the account Partner.').waitFor();
  await fill(page, { Name: 'Reader' });
  await form.getByText('Another account', { exact: true }).click();
  await fill(page, { 'Account id': '111122223333' });
  await submit(page, 'Create the role');
  await inline(page, /^Reader/, 'ReadPlans', allowing('s3:GetObject', 'arn:aws:s3:::partner-plans/*'));

  // The home side first says nothing.
  await lookAt(page, /home account$/);
  await actAs(page, /^ana/);
  expect(await putOn(page, { role: 'Reader, of account Partner' })).toContain('refused');
  const oneSided = await refusal(page);
  expect(oneSided).toContain(
    `User: arn:aws:iam::111122223333:user/ana is not authorized to perform: sts:AssumeRole on resource: ${role}`,
  );
  expect(oneSided).toContain(', refused.');

  await actAs(page, /^root user/);
  await inline(page, /^ana/, 'AskPartner', allowing('sts:AssumeRole', role));
  await actAs(page, /^ana/);
  expect(await putOn(page, { role: 'Reader, of account Partner' })).toContain('Reader/ana');
  await actAs(page, /^Reader\/ana/);
  expect(await ask(page, 's3:GetObject', 'arn:aws:s3:::partner-plans/a.md')).toContain('ReadPlans');

  // And now the other side takes its word back.
  await lookAt(page, 'Act as root of Partner');
  await choose(page, /^Reader no/, 'Edit trust');
  await dialog(page).waitFor();
  await writeDocument(page, {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
  });
  await submit(page, 'Save');
  await lookAt(page, /home account$/);
  await actAs(page, /^ana/);
  await putOn(page, { role: 'Reader, of account Partner' });
  expect(await refusal(page)).toContain(
    'No statement of its trust policy names ana or the caller’s account.',
  );
});

test('a ceiling of the organization refuses what a member’s own administrator may, until it is taken off', async () => {
  const { page } = await visit(await newVisitor());
  await actAs(page, /^root user/);
  await begin(page, /^Organization/);
  await submit(page, 'Create the organization');
  await choose(page, /^Root/, 'New account here');
  await fill(page, { Name: 'Shop', 'E-mail of its root user': 'shop@example.com' });
  await submit(page, 'Create the account');
  await page.keyboard.press('Control+k');
  await dialog(page).getByRole('combobox').waitFor();
  await page.keyboard.type('organization policy');
  await dialog(page)
    .getByRole('option', { name: /^New organization policy/ })
    .waitFor();
  await page.keyboard.press('Enter');
  await dialog(page).getByText('For what accounts’ people may do').waitFor();
  await fill(page, { Name: 'NoBuckets' });
  await dialog(page)
    .getByRole('checkbox', { name: /^Shop / })
    .check();
  await writeDocument(page, {
    Version: '2012-10-17',
    Statement: [{ Sid: 'NoS3', Effect: 'Deny', Action: 's3:*', Resource: '*' }],
  });
  await submit(page, 'Create the policy');

  await lookAt(page, 'Act as root of Shop');
  const denied = await ask(page, 's3:CreateBucket', 'arn:aws:s3:::shop-plans');
  expect(denied).toContain('with an explicit deny in a service control policy');
  expect(denied).toContain('NoS3');
  expect(denied).toContain('on the account in its organization');
  const form = await begin(page, /^Something to reach for/);
  await fill(page, { Name: 'shop-plans' });
  await form.getByRole('button', { name: 'Create', exact: true }).click();
  await form.getByText('What stopped it: a service control policy.').waitFor();
  await page.keyboard.press('Escape');
  await closed(page);

  // The management account is never held by it, and takes it off.
  await lookAt(page, /^Act as root of Management/);
  expect(await ask(page, 's3:CreateBucket', 'arn:aws:s3:::home-plans')).toContain('The root user');
  const told = await select(page, /^NoBuckets/);
  await told.getByRole('button', { name: 'Attach it' }).click();
  await dialog(page)
    .getByRole('checkbox', { name: /^Shop / })
    .uncheck();
  await dialog(page).getByText('aws organizations detach-policy').waitFor();
  await submit(page, 'Apply');
  await lookAt(page, 'Act as root of Shop');
  await begin(page, /^Something to reach for/);
  await fill(page, { Name: 'shop-plans' });
  await submit(page, 'Create');
  await select(page, /^shop-plans/);
});
